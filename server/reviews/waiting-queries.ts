import { reviewYear } from '../../reports/period.ts'
import type { Db } from '../database/schema.ts'
import { asReleased, selectReviews, type Review } from './queries.ts'
import type { ReviewState } from './vocabulary.ts'
import { everyEarlierVersion, type EarlierVersion } from './versions/queries.ts'

export type WaitingReview = Pick<Review, 'id' | 'year' | 'number'> & {
  /** The version before this one; undefined for the first. */
  before: EarlierVersion | undefined
}

async function waitingIn(db: Db, state: ReviewState): Promise<WaitingReview[]> {
  const rows = await selectReviews(db).where('review.state', '=', state).orderBy('review.year').execute()
  const earlier = await everyEarlierVersion(db)
  return rows.map(({ id, year, number }) => ({ id, year, number, before: earlier.get(id)?.at(-1) }))
}

/** What the scrutineer is to sign one day: drafts, the oldest year first. */
export const reviewsToSign = (db: Db): Promise<WaitingReview[]> => waitingIn(db, 'draft')

/** For the scrutineer's home page: those of years that are over on this local date, since no other can be signed. */
export const reviewsToSignOn = async (db: Db, today: string): Promise<WaitingReview[]> =>
  (await reviewsToSign(db)).filter(({ year }) => reviewYear(year).endsOn < today)

/** For the business manager's home page: signed, not yet released. */
export const reviewsToRelease = (db: Db): Promise<WaitingReview[]> => waitingIn(db, 'signed')

/** For a partner's home page: the latest released version, where this person has not yet said that it arrived. */
export async function reviewsToAcknowledge(
  db: Db,
  person: { id: string },
): Promise<Pick<Review, 'id' | 'year' | 'number'>[]> {
  const rows = await selectReviews(db).orderBy('review.year').execute()
  const earlier = await everyEarlierVersion(db)
  const received = await db
    .selectFrom('reviewReceipt')
    .select(['reviewId', 'number'])
    .where('personId', '=', person.id)
    .execute()
  return rows
    .flatMap((row) => asReleased(row, earlier.get(row.id) ?? []) ?? [])
    .filter(({ id, number }) => !received.some((each) => each.reviewId === id && each.number === number))
    .map(({ id, year, number }) => ({ id, year, number }))
}
