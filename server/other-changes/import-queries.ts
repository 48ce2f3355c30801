import { sql, type ExpressionBuilder, type SqlBool } from 'kysely'
import { namesOf } from '../access/queries.ts'
import type { Db, Tables } from '../database/schema.ts'

/** The subject in the history of a file of published figures that was imported, or whose import was undone. */
export const importSubject = 'published-figure-import'

const acts = ['imported', 'import undone']

/** The events of imports after another one, in their order. */
export async function importsAfter(db: Db, after: number, limit: number): Promise<{ seq: number }[]> {
  return db
    .selectFrom('historyEvent')
    .select('seq')
    .where('subject', '=', importSubject)
    .where('act', 'in', acts)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
}

/**
 * Leaves out what an import did to each figure: its events come right before the import's own, which says how many they are.
 * One row for the import stands for all of them.
 */
export const isOfNoImport = (eb: ExpressionBuilder<Tables, 'recordVersion'>) =>
  eb.not(
    eb.exists(
      eb
        .selectFrom('historyEvent as import')
        .select('import.seq')
        .where('import.subject', '=', importSubject)
        .where('import.act', 'in', acts)
        .whereRef('import.seq', '>', 'recordVersion.seq')
        .where(
          sql<SqlBool>`record_version.seq >= import.seq - coalesce(json_extract(import.details, '$.added'), 0)
            - coalesce(json_extract(import.details, '$.putBack'), 0)
            - coalesce(json_extract(import.details, '$.withdrawn'), 0)`,
        ),
    ),
  )

/** Those of these events that are imports by others, each as a record that is new. */
export async function importsAmong(db: Db, viewer: { id: string }, seqs: readonly number[]) {
  const rows = await db
    .selectFrom('historyEvent')
    .select(['seq', 'subject', 'subjectId', 'establishmentId', 'act', 'at', 'whoId', 'details'])
    .where('seq', 'in', seqs)
    .where('subject', '=', importSubject)
    .where('whoId', '!=', viewer.id)
    .orderBy('seq')
    .execute()
  const names = await namesOf(
    db,
    rows.map(({ whoId }) => whoId),
  )
  return rows.map(({ whoId, details, subjectId, ...row }) => ({
    ...row,
    subjectId: subjectId ?? '',
    who: names.get(whoId) ?? 'The system',
    reason: '',
    before: undefined,
    after: JSON.parse(details) as Record<string, unknown>,
    pointed: 'import' as const,
  }))
}
