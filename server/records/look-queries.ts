import type { Person } from '../access/person.ts'
import type { Db } from '../database/schema.ts'
import { write, type Act } from '../database/write.ts'
import { alertBulkReading } from '../history/bulk-reading.ts'
import { record } from '../history/record.ts'

/** Whoever goes from page to page of one correction looks once: within so many minutes it is the same look. */
const minutes = 10

interface Looked {
  name: string
  viewsAreEvents: boolean
}

/** Writes down the look that a correction is, where the kind counts looks (SECURITY AU-01) and there was none just before. */
export async function recordLook(
  db: Db,
  act: Act,
  kind: Looked,
  found: { id: string; establishmentId: string | null },
): Promise<void> {
  if (!kind.viewsAreEvents) return
  const since = new Date(Date.parse(act.at) - minutes * 60_000).toISOString()
  const last = await db
    .selectFrom('historyEvent')
    .select('at')
    .where('subject', '=', kind.name)
    .where('subjectId', '=', found.id)
    .where('whoId', '=', act.who.id)
    .where('act', '=', 'viewed')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last === undefined || last.at < since) await recordView(db, act, kind.name, found)
}

/** Writes down that somebody searched: by which filters, never for what was typed, and how many were found (SECURITY AU-07). */
export async function recordSearch(
  db: Db,
  act: Act,
  person: Person,
  search: { subject: string; filters: Record<string, string>; found: number },
): Promise<void> {
  const filters = Object.keys(search.filters).join(' ')
  if (filters === '') return
  const { subject, found } = search
  const { establishmentId } = person
  await write(db, { ...act, key: null }, (tx) =>
    record(tx, act, { act: 'searched', subject, establishmentId, details: { filters, found } }),
  )
}

/** Writes down that somebody looked, and raises the alert where it was one look too many. */
export async function recordView(
  db: Db,
  act: Act,
  subject: string,
  found: { id: string; establishmentId: string | null },
): Promise<void> {
  const { id: subjectId, establishmentId } = found
  await write(db, { ...act, key: null }, async (tx) => {
    await record(tx, act, { act: 'viewed', subject, subjectId, establishmentId })
    await alertBulkReading(tx, act)
  })
}
