import type { Person } from '../access/person.ts'
import { visibleReviews } from '../access/scope.ts'
import type { Db } from '../database/schema.ts'
import { NotFound } from '../http/errors.ts'
import { issuedDigests } from '../issued-documents/queries.ts'
import type { ReviewState } from './vocabulary.ts'

export interface Review {
  id: string
  year: number
  state: ReviewState
  version: number
  signedBy: string | null
  signedAt: string | null
  releasedBy: string | null
  releasedAt: string | null
  recordedAt: string
}

const reviewColumns = [
  'review.id',
  'review.year',
  'review.state',
  'review.version',
  'review.signedBy',
  'review.signedAt',
  'review.releasedBy',
  'review.releasedAt',
  'review.recordedAt',
] as const

/** The reviews that the viewer may know of, the newest year first. */
export function listReviews(db: Db, viewer: Person): Promise<Review[]> {
  return db
    .selectFrom('review')
    .select(reviewColumns)
    .where(visibleReviews(viewer))
    .orderBy('review.year', 'desc')
    .execute()
}

/** @throws NotFound for a review that was not begun and for one that the viewer may not know of, alike */
export async function findReview(db: Db, viewer: Person, year: number): Promise<Review> {
  const row = await db
    .selectFrom('review')
    .select(reviewColumns)
    .where('review.year', '=', year)
    .where(visibleReviews(viewer))
    .executeTakeFirst()
  if (row === undefined) throw new NotFound()
  return row
}

/** The review of a year for those who act or draw on it, after they were let through. */
export function reviewOfYear(db: Db, year: number): Promise<Review | undefined> {
  return db.selectFrom('review').select(reviewColumns).where('year', '=', year).executeTakeFirst()
}

/** A review with all that belongs to it: what its versions are stored as, digests of its issued documents included. */
export type ReviewContent = NonNullable<Awaited<ReturnType<typeof reviewContent>>>

export async function reviewContent(db: Db, id: string) {
  const review = await db
    .selectFrom('review')
    .select(['year', 'state', 'signedBy', 'signedAt', 'releasedBy', 'releasedAt', 'version', 'recordedAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (review === undefined) return undefined
  return {
    ...review,
    opinions: await opinionsOn(db, id),
    commentaries: await commentariesOn(db, id),
    receipts: await receiptsOf(db, id),
    issued: await issuedDigests(db, id),
  }
}

export const opinionsOn = (db: Db, reviewId: string) =>
  db
    .selectFrom('reviewOpinion')
    .select(['establishmentId', 'safeguarded', 'reason'])
    .where('reviewId', '=', reviewId)
    .orderBy('establishmentId')
    .execute()

export const commentariesOn = (db: Db, reviewId: string) =>
  db
    .selectFrom('reviewCommentary')
    .select(['section', 'commentary', 'writtenBy', 'adoptedAt'])
    .where('reviewId', '=', reviewId)
    .orderBy('section')
    .execute()

const receiptsOf = (db: Db, reviewId: string) =>
  db
    .selectFrom('reviewReceipt')
    .select(['personId', 'acknowledgedAt'])
    .where('reviewId', '=', reviewId)
    .orderBy('acknowledgedAt')
    .orderBy('personId')
    .execute()

/** The review as one of its versions holds it: what a writer saw. */
export async function contentAt(db: Db, id: string, version: number): Promise<ReviewContent | undefined> {
  const row = await db
    .selectFrom('recordVersion')
    .select('content')
    .where('subject', '=', 'review')
    .where('subjectId', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return row === undefined ? undefined : asReviewContent(JSON.parse(row.content))
}

/** What a version holds, with the nulls that a version leaves out. */
export function asReviewContent(stored: unknown): ReviewContent {
  const content = stored as ReviewContent
  const commentaries = content.commentaries.map((each) => ({ ...each, ...adoption(each) }))
  return { ...content, commentaries }
}

const adoption = ({ adoptedAt }: { adoptedAt?: string | null }) => ({ adoptedAt: adoptedAt ?? null })

/** Incidents begun and not submitted by anyone: not counted, and worth knowing before signing. */
export async function countOpenIncidentDrafts(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('draft')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('kind', '=', 'incident')
    .where('subjectId', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/**
 * Whether anything that a review is counted from changed after this event: a record's new version, a disposal, or a draft,
 * since those that are open are counted. Looking, searching and signing in change nothing.
 */
export async function recordsChangedAfter(db: Db, seq: number): Promise<boolean> {
  const changed = await db
    .selectFrom('historyEvent')
    .select('seq')
    .where('seq', '>', seq)
    .where((eb) =>
      eb.or([eb('version', 'is not', null), eb('act', 'in', ['draft begun', 'draft discarded', 'disposed'])]),
    )
    .limit(1)
    .executeTakeFirst()
  return changed !== undefined
}

const yearsIn = (db: Db, state: ReviewState) =>
  db.selectFrom('review').select(['id', 'year']).where('state', '=', state).orderBy('year').execute()

/** For the scrutineer's home page: drafts, the oldest year first. */
export const reviewsToSign = (db: Db): Promise<{ id: string; year: number }[]> => yearsIn(db, 'draft')

/** For the business manager's home page: signed, not yet released. */
export const reviewsToRelease = (db: Db): Promise<{ id: string; year: number }[]> => yearsIn(db, 'signed')

/** For a partner's home page: released, and this person has not yet said that it arrived. */
export function reviewsToAcknowledge(
  db: Db,
  person: { id: string },
): Promise<{ id: string; year: number }[]> {
  return db
    .selectFrom('review')
    .select(['review.id', 'review.year'])
    .where('review.state', '=', 'released')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('reviewReceipt')
            .select('reviewReceipt.personId')
            .whereRef('reviewReceipt.reviewId', '=', 'review.id')
            .where('reviewReceipt.personId', '=', person.id),
        ),
      ),
    )
    .orderBy('review.year')
    .execute()
}
