import type { Db, Tx } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import { recordVersion, type Happening } from './record.ts'

/**
 * Writes down an act upon the database with the reason that an operator typed: the text is kept as a version, as that of a
 * correction is, and the event holds only its digest (SECURITY AU-07).
 */
export const recordReason = (
  tx: Tx,
  act: Act,
  happening: Required<Pick<Happening, 'act' | 'details'>>,
  reason: string,
): Promise<void> =>
  recordVersion(tx, act, {
    ...happening,
    subject: 'database',
    subjectId: act.newId(),
    version: 1,
    content: happening.details,
    reason,
  })

/** What such an act was about. It has no row of its own: the version is all there is, and its event vouches for it. */
export async function reasonedContent(db: Db, id: string): Promise<unknown> {
  const row = await db
    .selectFrom('recordVersion')
    .select('content')
    .where('subject', '=', 'database')
    .where('subjectId', '=', id)
    .executeTakeFirst()
  return row === undefined ? undefined : (JSON.parse(row.content) as unknown)
}

/** The reasons that were typed for these events, by the event's number. */
export async function reasonsOf(
  db: Db,
  events: readonly { seq: number; subject: string; version: number | null }[],
): Promise<ReadonlyMap<number, string>> {
  const numbers = events
    .filter(({ subject, version }) => subject === 'database' && version !== null)
    .map(({ seq }) => seq)
  const rows = await db
    .selectFrom('recordVersion')
    .select(['seq', 'reason'])
    .where('seq', 'in', numbers)
    .execute()
  return new Map(rows.map(({ seq, reason }) => [seq, reason]))
}
