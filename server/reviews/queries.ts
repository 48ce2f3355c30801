import { sql } from 'kysely'
import { localDateOf } from '../../reports/clocks.ts'
import { reviewYearOf } from '../../reports/period.ts'
import type { Person } from '../access/person.ts'
import { knowsEveryReview, visibleReviews } from '../access/scope.ts'
import type { Db } from '../database/schema.ts'
import { dayTyped } from '../fields/date.ts'
import type { Typed } from '../fields/field.ts'
import { NotFound } from '../http/errors.ts'
import { beforeFiles, issuedDigests, storedDigests } from '../issued-documents/queries.ts'
import {
  earlierVersionsOf,
  everyEarlierVersion,
  receiptsOf,
  wasReleased,
  type EarlierVersion,
} from './versions/queries.ts'
import type { ReviewState } from './vocabulary.ts'

/** A review, or one of its versions as it was. */
export interface Review {
  id: string
  year: number
  /** Which version of the review this is: 1, and one more for each that was sent back or replaced. */
  number: number
  state: ReviewState
  /** Of the record: how often it was written. */
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

/** Reviews with their number, for the conditions that a query adds. */
export const selectReviews = (db: Db) =>
  db
    .selectFrom('review')
    .select(reviewColumns)
    .select(
      sql<number>`1 + (select count(*) from review_earlier_version where review_id = review.id)`.as('number'),
    )

/** The reviews that the viewer may know of, the newest year first. */
export async function listReviews(db: Db, viewer: Person): Promise<Review[]> {
  const rows = await selectReviews(db).where(visibleReviews(viewer)).orderBy('review.year', 'desc').execute()
  const earlier = await everyEarlierVersion(db)
  return rows.map((row) => asReadBy(viewer, row, earlier.get(row.id) ?? []))
}

/**
 * The review as the viewer knows it: the current version, or the latest released one where they may not know of a later.
 * @throws NotFound for a review that was not begun and for one that the viewer may not know of, alike
 */
export async function findReview(db: Db, viewer: Person, year: number): Promise<Review> {
  const row = await selectReviews(db)
    .where('review.year', '=', year)
    .where(visibleReviews(viewer))
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('no such version of the review')
  return asReadBy(viewer, row, await earlierVersionsOf(db, row.id))
}

/**
 * One version of a review that the viewer knows, as it was, by the number in an address.
 * @throws NotFound for one that there is not or that the viewer may not know of, alike
 */
export async function findVersion(db: Db, viewer: Person, review: Review, number: string): Promise<Review> {
  const found = await versionNumbered(db, review, number)
  if (found === undefined || !(knowsEveryReview(viewer) || found.releasedAt !== null))
    throw new NotFound('no such version, or not released to this person')
  return found
}

/** One version of a review, as it was; undefined where there is none of that number. */
export async function versionNumbered(db: Db, review: Review, number: string): Promise<Review | undefined> {
  if (number === String(review.number)) return review
  const earlier = await earlierVersionsOf(db, review.id)
  const found = earlier.find((version) => String(version.number) === number)
  return found && asItWas(review, found)
}

const asReadBy = (viewer: Person, review: Review, earlier: readonly EarlierVersion[]): Review =>
  knowsEveryReview(viewer) ? review : (asReleased(review, earlier) ?? review)

/** The latest released version; undefined before the first. */
export function asReleased(review: Review, earlier: readonly EarlierVersion[]): Review | undefined {
  if (review.state === 'released') return review
  const released = earlier.filter(wasReleased).at(-1)
  return released === undefined ? undefined : asItWas(review, released)
}

/** What stands signed or released of every year, the earliest first: also while a corrected version is prepared. */
export async function standingReviews(db: Db): Promise<Review[]> {
  const rows = await selectReviews(db).orderBy('review.year').execute()
  const earlier = await everyEarlierVersion(db)
  return rows.flatMap(
    (row) => (row.state === 'draft' ? asReleased(row, earlier.get(row.id) ?? []) : row) ?? [],
  )
}

/** A review as it was when this was its version. */
const asItWas = (review: Review, { number, ...version }: EarlierVersion): Review => ({
  ...review,
  number,
  state: version.releasedAt === null ? 'signed' : 'released',
  signedBy: version.signedBy,
  signedAt: version.signedAt,
  releasedBy: version.releasedBy,
  releasedAt: version.releasedAt,
})

/** The review of a year for those who act or draw on it, after they were let through. */
export const reviewOfYear = (db: Db, year: number): Promise<Review | undefined> =>
  selectReviews(db).where('year', '=', year).executeTakeFirst()

/**
 * The version of a year's review to take away, without a viewer: the one that is signed or released, also while a corrected
 * version is prepared; before any, the draft. Undefined where none was begun.
 */
export async function versionToTake(db: Db, year: number): Promise<Review | undefined> {
  const review = await reviewOfYear(db, year)
  if (review?.state !== 'draft') return review
  return asReleased(review, await earlierVersionsOf(db, review.id)) ?? review
}

/** A review with all that belongs to it: what its versions are stored as, digests of its issued documents included. */
export type ReviewContent = NonNullable<Awaited<ReturnType<typeof reviewContent>>>

/** @param readFiles how the digests of its issued files are read; as they were stored if nothing else is said */
export async function reviewContent(db: Db, id: string, readFiles = storedDigests) {
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
    gaps: await gapsOn(db, id),
    publicTexts: await publicTextsOn(db, id),
    numberDecisions: await numberDecisionsOn(db, id),
    ...(await versionParts(db, id)),
    issued: await issuedDigests(db, id, readFiles),
  }
}

/** Its earlier versions, and who received which: those of the current one beside them. */
async function versionParts(db: Db, id: string) {
  const earlier = await earlierVersionsOf(db, id)
  const receipts = await receiptsOf(db, id)
  const receiptsWhere = (isIt: (number: number) => boolean) =>
    receipts
      .filter(({ number }) => isIt(number))
      .map(({ personId, acknowledgedAt }) => ({ personId, acknowledgedAt }))
  return {
    receipts: receiptsWhere((number) => number > earlier.length),
    earlier: earlier.map((version) => ({
      ...version,
      receipts: receiptsWhere((number) => number === version.number),
    })),
  }
}

export const opinionsOn = (db: Db, reviewId: string) =>
  db
    .selectFrom('reviewOpinion')
    .select(['establishmentId', 'safeguarded', 'reason'])
    .where('reviewId', '=', reviewId)
    .orderBy('establishmentId')
    .execute()

/** Months without records, as the scrutineer confirmed them. */
export const gapsOn = (db: Db, reviewId: string) =>
  db
    .selectFrom('reviewGap')
    .select(['establishmentId', 'month', 'words', 'confirmedBy', 'confirmedAt'])
    .where('reviewId', '=', reviewId)
    .orderBy('establishmentId')
    .orderBy('month')
    .execute()

/** What is written for the public, with the reading of it by somebody else. */
export const publicTextsOn = (db: Db, reviewId: string) =>
  db
    .selectFrom('reviewPublicText')
    .select(['part', 'words', 'writtenBy', 'writtenAt', 'recognisable', 'readBy', 'readAt'])
    .where('reviewId', '=', reviewId)
    .orderBy('part')
    .execute()

/** Sentences with a number that somebody decided on. */
export const numberDecisionsOn = (db: Db, reviewId: string) =>
  db
    .selectFrom('reviewNumberDecision')
    .select(['part', 'sentence', 'decision', 'decidedBy', 'decidedAt'])
    .where('reviewId', '=', reviewId)
    .orderBy('part')
    .orderBy('sentence')
    .execute()

export const commentariesOn = (db: Db, reviewId: string) =>
  db
    .selectFrom('reviewCommentary')
    .select(['section', 'commentary', 'writtenBy', 'adoptedAt'])
    .where('reviewId', '=', reviewId)
    .orderBy('section')
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
  return row === undefined ? undefined : readContent(JSON.parse(row.content))
}

/** A version leaves out what is null, and what a review did not have yet when it was stored. */
export function readContent(stored: unknown): ReviewContent {
  const content = stored as ReviewContent
  const { earlier = [], gaps = [], publicTexts = [], numberDecisions = [] } = stored as Partial<ReviewContent>
  return {
    ...unsigned,
    ...content,
    commentaries: content.commentaries.map((each) => ({ ...unadopted, ...each })),
    gaps,
    publicTexts: publicTexts.map((each) => ({ ...unread, ...each })),
    numberDecisions,
    earlier: earlier.map((each) => ({ ...unreleased, ...each })),
    issued: content.issued.map((each) => ({ ...beforeFiles, ...each })),
  }
}

const unreleased = { releasedBy: null, releasedAt: null }
const unsigned = { signedBy: null, signedAt: null, ...unreleased }
const unadopted = { adoptedAt: null }
const unread = { recognisable: null, readBy: null, readAt: null }

/**
 * Incidents of a year begun and not submitted by anyone: not counted, and worth knowing before signing. A draft is of the
 * year that the day typed so far lies in; without such a day, of the one in which it was begun.
 */
export async function countOpenIncidentDrafts(db: Db, year: number): Promise<number> {
  const drafts = await db
    .selectFrom('draft')
    .select(['typed', 'startedAt'])
    .where('kind', '=', 'incident')
    .where('subjectId', 'is', null)
    .execute()
  const days = drafts.map(
    ({ typed, startedAt }) => dayTyped('happenedAt', JSON.parse(typed) as Typed) ?? localDateOf(startedAt),
  )
  return days.filter((day) => reviewYearOf(day) === year).length
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
