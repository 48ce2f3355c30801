import type { Db, Tx } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import { record } from '../history/record.ts'

const linked = 'linked'

/**
 * Writes down each incident that a LADO opens to themselves by naming it in a contact: they read linked incidents, and
 * nobody else has to agree. The head of the house reads nothing of it, since it tells that there is a contact.
 */
export async function recordLinks(
  tx: Tx,
  act: Act,
  ladoContactId: string,
  numbers: readonly string[],
): Promise<void> {
  if (act.who.role !== 'lado') return
  for (const incident of numbers)
    await record(tx, act, {
      act: linked,
      subject: 'lado-contact',
      subjectId: ladoContactId,
      details: { incident },
    })
}

export interface OwnLink {
  at: string
  name: string
  contactId: string
  contact: string
  incident: string
}

/** The incidents that a LADO linked since a day, the latest first. */
export async function ownLinksSince(db: Db, day: string): Promise<OwnLink[]> {
  const rows = await db
    .selectFrom('historyEvent as event')
    .innerJoin('ladoContact', 'ladoContact.id', 'event.subjectId')
    .innerJoin('person', 'person.id', 'event.whoId')
    .select(['event.at', 'person.name', 'ladoContact.id as contactId', 'ladoContact.number as contact'])
    .select('event.details')
    .where('event.subject', '=', 'lado-contact')
    .where('event.act', '=', linked)
    .where('event.at', '>=', day)
    .orderBy('event.seq', 'desc')
    .limit(10)
    .execute()
  return rows.map(({ details, ...row }) => ({
    ...row,
    incident: (JSON.parse(details) as { incident: string }).incident,
  }))
}
