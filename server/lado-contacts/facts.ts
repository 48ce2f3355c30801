import type { LadoContactFact } from '../../reports/annual-review/facts.ts'
import type { Db } from '../database/schema.ts'

interface Period {
  from: string
  to: string
}

/**
 * The LADO contacts received in a period, first and last day included, oldest first: codes, dates and numbers, no
 * account and no pseudonym. Two queries however many there are.
 */
export async function ladoContactFacts(db: Db, period: Period): Promise<LadoContactFact[]> {
  const contacts = await receivedWithin(db, period)
  const links = await linksWithin(db, period)
  const numbersOf = Map.groupBy(links, ({ ladoContactId }) => ladoContactId)
  return contacts.map((contact) => ({
    ...contact,
    incidentNumbers: (numbersOf.get(contact.id) ?? []).map(({ number }) => number),
  }))
}

function receivedWithin(db: Db, { from, to }: Period) {
  return db
    .selectFrom('ladoContact')
    .select(['id', 'establishmentId', 'type', 'receivedOn', 'eventOn', 'source', 'category', 'threshold'])
    .select(['staffPosition', 'outcome', 'outcomeOn'])
    .where('receivedOn', '>=', from)
    .where('receivedOn', '<=', to)
    .orderBy('receivedOn')
    .orderBy('year')
    .orderBy('serial')
    .execute()
}

function linksWithin(db: Db, { from, to }: Period) {
  return db
    .selectFrom('ladoContactIncident')
    .innerJoin('ladoContact', 'ladoContact.id', 'ladoContactIncident.ladoContactId')
    .innerJoin('incident', 'incident.id', 'ladoContactIncident.incidentId')
    .select(['ladoContactIncident.ladoContactId', 'incident.number'])
    .where('ladoContact.receivedOn', '>=', from)
    .where('ladoContact.receivedOn', '<=', to)
    .orderBy('incident.number')
    .execute()
}
