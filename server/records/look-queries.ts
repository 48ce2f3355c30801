import type { Db } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import { recordView } from './actions.ts'

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
