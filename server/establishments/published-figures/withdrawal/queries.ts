import type { Db } from '../../../database/schema.ts'
import { namesOf } from '../../../access/queries.ts'
import { figuresById, type ImportOutcome, type StoredFigure } from '../queries.ts'

/** An import as the history has it. */
export interface DoneImport {
  id: string
  at: string
  who: string
  /** The number of its event: those of its figures come right before it, since all are one act. */
  seq: number
  outcome: ImportOutcome
  /** When and how it was undone; undefined while it was not. */
  undone: { at: string; withdrawn: number; left: number } | undefined
}

/** Every import of published figures, the latest first. */
export async function listImports(db: Db): Promise<DoneImport[]> {
  const rows = await importEvents(db).execute()
  const names = await namesOf(
    db,
    rows.map(({ whoId }) => whoId),
  )
  const undone = new Map(
    rows.flatMap(({ act, subjectId, at, details }) =>
      act === 'import undone' ? [[subjectId, { at, ...(JSON.parse(details) as Undone) }]] : [],
    ),
  )
  return rows.flatMap(({ act, subjectId, at, whoId, seq, details }) =>
    act === 'imported' && subjectId !== null
      ? [
          {
            id: subjectId,
            at,
            who: names.get(whoId) ?? 'The system',
            seq,
            outcome: JSON.parse(details) as ImportOutcome,
            undone: undone.get(subjectId),
          },
        ]
      : [],
  )
}

interface Undone {
  withdrawn: number
  left: number
}

const importEvents = (db: Db) =>
  db
    .selectFrom('historyEvent')
    .select(['seq', 'at', 'whoId', 'act', 'subjectId', 'details'])
    .where('subject', '=', 'published-figure-import')
    .where('act', 'in', ['imported', 'import undone'])
    .orderBy('seq', 'desc')

export const findImport = async (db: Db, id: string): Promise<DoneImport | undefined> =>
  (await listImports(db)).find((each) => each.id === id)

/** The figures of an import: those that stand as it left them, and those that somebody has changed since. */
export async function undoable(
  db: Db,
  { seq, outcome }: Pick<DoneImport, 'seq' | 'outcome'>,
): Promise<{ asAdded: StoredFigure[]; since: StoredFigure[] }> {
  const versions = await db
    .selectFrom('historyEvent')
    .select(['subjectId', 'version'])
    .where('seq', '<', seq)
    .where('seq', '>=', seq - outcome.added - (outcome.putBack ?? 0))
    .where('subject', '=', 'published-figure')
    .execute()
  const left = new Map(versions.map(({ subjectId, version }) => [subjectId, version]))
  const figures = await figuresById(
    db,
    [...left.keys()].filter((id) => id !== null),
  )
  const isAsLeft = ({ id, version }: StoredFigure) => version === left.get(id)
  return { asAdded: figures.filter(isAsLeft), since: figures.filter((figure) => !isAsLeft(figure)) }
}

/** The review years of reviews that were signed after an instant and may show what stood then, the earliest first. */
export async function signedSince(db: Db, at: string): Promise<number[]> {
  const rows = await db
    .selectFrom('review')
    .leftJoin('reviewEarlierVersion as earlier', 'earlier.reviewId', 'review.id')
    .select('review.year')
    .distinct()
    .where((eb) => eb.or([eb('review.signedAt', '>', at), eb('earlier.signedAt', '>', at)]))
    .orderBy('review.year')
    .execute()
  return rows.map(({ year }) => year)
}

/** Who took a figure out last, when and why; undefined for one that nobody did. */
export async function lastMove(
  db: Db,
  id: string,
): Promise<{ at: string; who: string; reason: string } | undefined> {
  const row = await db
    .selectFrom('recordVersion as version')
    .innerJoin('historyEvent as event', 'event.seq', 'version.seq')
    .select(['event.at', 'event.whoId', 'version.reason'])
    .where('version.subject', '=', 'published-figure')
    .where('version.subjectId', '=', id)
    .where('event.act', 'in', ['withdrawn', 'joined'])
    .orderBy('version.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const names = await namesOf(db, [row.whoId])
  return { at: row.at, who: names.get(row.whoId) ?? 'The system', reason: row.reason }
}
