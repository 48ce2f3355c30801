import type { Db } from '../../database/schema.ts'

/** A version that was signed and is not the current one: sent back before its release, or replaced after it. */
export interface EarlierVersion {
  number: number
  signedBy: string
  signedAt: string
  releasedBy: string | null
  releasedAt: string | null
  /** Who sent it back, or began the corrected version. */
  endedBy: string
  endedAt: string
  /** Why. */
  reason: string
}

/** A released one, which readers may hold. */
export type ReleasedVersion = EarlierVersion & { releasedAt: string }

export const wasReleased = (version: EarlierVersion): version is ReleasedVersion =>
  typeof version.releasedAt === 'string'

const columns = [
  'number',
  'signedBy',
  'signedAt',
  'releasedBy',
  'releasedAt',
  'endedBy',
  'endedAt',
  'reason',
] as const

/** The earlier versions of a review, the first one first. Version n is the n-th: numbers run without gaps. */
export const earlierVersionsOf = (db: Db, reviewId: string): Promise<EarlierVersion[]> =>
  db
    .selectFrom('reviewEarlierVersion')
    .select(columns)
    .where('reviewId', '=', reviewId)
    .orderBy('number')
    .execute()

/** Of every review, by its id. */
export async function everyEarlierVersion(db: Db): Promise<ReadonlyMap<string, EarlierVersion[]>> {
  const rows = await db
    .selectFrom('reviewEarlierVersion')
    .select(['reviewId', ...columns])
    .orderBy('reviewId')
    .orderBy('number')
    .execute()
  return Map.groupBy(rows, ({ reviewId }) => reviewId)
}

/** Which version each person said they received, the first one first. */
export const receiptsOf = (db: Db, reviewId: string) =>
  db
    .selectFrom('reviewReceipt')
    .select(['number', 'personId', 'acknowledgedAt'])
    .where('reviewId', '=', reviewId)
    .orderBy('acknowledgedAt')
    .orderBy('personId')
    .execute()

/** What a version replaces, with the versions after that one that were signed and never released. */
export interface Succession {
  /** The latest released version; where none was released, the latest that was signed; undefined for the first of all. */
  replaces: EarlierVersion | undefined
  unreleased: EarlierVersion[]
}

/** The succession of one version of a review, from those before it. */
export function successionOf(earlier: readonly EarlierVersion[], number: number): Succession {
  const before = earlier.filter((version) => version.number < number)
  const released = before.findLast(wasReleased)
  return {
    replaces: released ?? before.at(-1),
    unreleased: before.filter((version) => version.number > (released?.number ?? 0)),
  }
}
