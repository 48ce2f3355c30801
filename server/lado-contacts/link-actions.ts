import { sql } from 'kysely'
import type { Db, Tx } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import { foundInAll } from '../history/queries.ts'
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
  /** Our number, and the establishment's own reference. */
  incident: string
  ownReference: string
}

/** A home page lists no more than this. */
const mostListed = 5

/** The incidents that a LADO linked, from this event on (`firstSince`): the latest first, and how many more there are. */
export async function ownLinksSince(db: Db, first: number): Promise<{ listed: OwnLink[]; more: number }> {
  const rows = await db
    .selectFrom('historyEvent as event')
    .innerJoin('ladoContact', 'ladoContact.id', 'event.subjectId')
    .innerJoin('person', 'person.id', 'event.whoId')
    .leftJoin('incident', (join) =>
      join.on('incident.number', '=', sql<string>`json_extract(event.details, '$.incident')`),
    )
    .where('event.subject', '=', 'lado-contact')
    .where('event.act', '=', linked)
    .where('event.seq', '>=', first)
    .select(['event.at', 'person.name', 'ladoContact.id as contactId', 'ladoContact.number as contact'])
    .select(['event.details', 'incident.ownReference', foundInAll.as('all')])
    .orderBy('event.seq', 'desc')
    .limit(mostListed)
    .execute()
  const listed = rows.map(({ details, ownReference, all: _all, ...row }) => ({
    ...row,
    ownReference: ownReference ?? '',
    incident: (JSON.parse(details) as { incident: string }).incident,
  }))
  return { listed, more: (rows[0]?.all ?? 0) - listed.length }
}
