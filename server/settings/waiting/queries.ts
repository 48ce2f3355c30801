import { namesOf } from '../../access/queries.ts'
import type { Db, Tables } from '../../database/schema.ts'

/** A waiting value as its versions hold it. */
export async function waitingContent(
  db: Db,
  id: string,
): Promise<Omit<Tables['waitingSetting'], 'id'> | undefined> {
  const row = await db.selectFrom('waitingSetting').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const { id: _id, ...content } = row
  return content
}

export type WaitingRow = Awaited<ReturnType<typeof listWaiting>>[number]

/** Every value that waits or waited for the scrutineer, with who set it and who answered: by the order of the history, the latest first. */
export async function listWaiting(db: Db) {
  const rows = await db
    .selectFrom('waitingSetting')
    .innerJoin('recordVersion as first', (join) =>
      join
        .onRef('first.subjectId', '=', 'waitingSetting.id')
        .on('first.subject', '=', 'waiting-setting')
        .on('first.version', '=', 1),
    )
    .selectAll('waitingSetting')
    .select('first.seq')
    .orderBy('first.seq', 'desc')
    .execute()
  const names = await namesOf(
    db,
    rows.flatMap(({ recordedBy, answeredBy }) => (answeredBy === null ? [recordedBy] : [recordedBy, answeredBy])),
  )
  return rows.map((row) => ({
    ...row,
    who: names.get(row.recordedBy) ?? 'The system',
    answerer: row.answeredBy === null ? '' : (names.get(row.answeredBy) ?? 'The system'),
  }))
}

/** Those that nobody has answered yet, the one that waits longest first. */
export const openWaiting = async (db: Db): Promise<WaitingRow[]> =>
  (await listWaiting(db)).filter(({ answer }) => answer === null).reverse()

/** One of them; undefined where there is none. */
export const findWaiting = async (db: Db, id: string): Promise<WaitingRow | undefined> =>
  (await listWaiting(db)).find((row) => row.id === id)
