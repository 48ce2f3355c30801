import { sql } from 'kysely'
import type { Db, Tx } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import { foundInAll } from './queries.ts'
import { record } from './record.ts'

/** More different records than this, opened by one person within so many minutes, are an alert (SECURITY LO-03). */
const most = 60
const minutes = 10

/** Records of which each look is an event, and their histories. */
const watched = ['incident', 'incident-history', 'lado-contact', 'lado-contact-history']

/**
 * Leaves an alert in the history where the look just recorded was one too many; once in ten minutes for a person. Called
 * in the transaction of that look.
 */
export async function alertBulkReading(tx: Tx, act: Act): Promise<void> {
  const since = new Date(Date.parse(act.at) - minutes * 60_000).toISOString()
  const before = await lastSeqUntil(tx, since)
  const records = await recordsOpened(tx, act.who.id, before)
  if (records <= most || (await wasAlerted(tx, act.who.id, before))) return
  await record(tx, act, {
    act: 'read in bulk',
    subject: 'person',
    subjectId: act.who.id,
    details: { records, minutes },
  })
}

/** The last event up to an instant; what comes after it is read by number, however long the history is. */
async function lastSeqUntil(tx: Tx, at: string): Promise<number> {
  const event = await tx
    .selectFrom('historyEvent')
    .select('seq')
    .where('at', '<=', at)
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return event?.seq ?? 0
}

async function recordsOpened(tx: Tx, personId: string, after: number): Promise<number> {
  const { count } = await tx
    .selectFrom('historyEvent')
    .select(sql<number>`count(distinct subject_id)`.as('count'))
    .where('whoId', '=', personId)
    .where('subject', 'in', watched)
    .where('seq', '>', after)
    .where('act', '=', 'viewed')
    .executeTakeFirstOrThrow()
  return count
}

async function wasAlerted(tx: Tx, personId: string, after: number): Promise<boolean> {
  const alert = await tx
    .selectFrom('historyEvent')
    .select('seq')
    .where('whoId', '=', personId)
    .where('subject', '=', 'person')
    .where('seq', '>', after)
    .where('act', '=', 'read in bulk')
    .limit(1)
    .executeTakeFirst()
  return alert !== undefined
}

export interface BulkReading {
  at: string
  personId: string
  name: string
  records: number
  minutes: number
}

/** A home page lists no more than this. */
const mostListed = 10

/**
 * Who opened a great many records in a short time, from the first of these events on (`firstSince`): the latest first, and
 * how many more there are.
 */
export async function bulkReadingsSince(
  db: Db,
  first: number,
): Promise<{ listed: BulkReading[]; more: number }> {
  const rows = await db
    .selectFrom('historyEvent as event')
    .innerJoin('person', 'person.id', 'event.whoId')
    .where('event.subject', '=', 'person')
    .where('event.act', '=', 'read in bulk')
    .where('event.seq', '>=', first)
    .select(['event.at', 'event.whoId', 'person.name', 'event.details', foundInAll.as('all')])
    .orderBy('event.seq', 'desc')
    .limit(mostListed)
    .execute()
  const listed = rows.map(({ at, whoId, name, details }) => {
    const counted = JSON.parse(details) as { records: number; minutes: number }
    return { at, personId: whoId, name, ...counted }
  })
  return { listed, more: (rows[0]?.all ?? 0) - listed.length }
}
