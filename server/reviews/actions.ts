import type { Db, Tables, Tx } from '../database/schema.ts'
import { write, type Act } from '../database/write.ts'
import { record, recordVersion } from '../history/record.ts'
import { sameAnswer } from '../history/same-content.ts'
import { Conflict, NotFound, Stale } from '../http/errors.ts'
import type { WrittenOpinion } from './form.ts'
import {
  asReleased,
  contentAt,
  reviewContent,
  reviewOfYear,
  type Review,
  type ReviewContent,
} from './queries.ts'
import type { PublicText } from './public-texts/vocabulary.ts'
import { publicWords, writePublicTexts } from './public-texts/writing-actions.ts'
import { earlierVersionsOf, wasReleased } from './versions/queries.ts'
import type { CommentarySection } from './vocabulary.ts'

/** Begins the review of a year; a year that has one already is left as it is. */
export function beginReview(db: Db, act: Act, year: number): Promise<number> {
  return write(db, act, async (tx) => {
    if ((await reviewOfYear(tx, year)) !== undefined) return year
    const review = { id: act.newId(), year, version: 1 }
    await tx
      .insertInto('review')
      .values({
        ...review,
        state: 'draft',
        signedBy: null,
        signedAt: null,
        releasedBy: null,
        releasedAt: null,
        recordedAt: act.at,
      })
      .execute()
    await keepVersion(tx, act, { ...review, number: 1 }, 'begun')
    return year
  })
}

/** The review of a year, still a draft. @throws Conflict once it is signed */
export async function draftOf(tx: Db, year: number): Promise<Review> {
  const review = await reviewOfYear(tx, year)
  if (review === undefined) throw new NotFound('no review of this year')
  if (review.state !== 'draft')
    throw new Conflict(
      'This review is signed. A signed review can no longer be changed; what you wrote was not kept.',
    )
  return review
}

type Kept = Pick<Review, 'id' | 'year' | 'number' | 'version'> & {
  /** Why, where the act asked for a reason. */
  reason?: string
}

/** Stores the review as it now stands as its next version, with its event. */
export async function keepNext(tx: Tx, act: Act, review: Kept, what: string): Promise<void> {
  const version = review.version + 1
  await tx.updateTable('review').set({ version }).where('id', '=', review.id).execute()
  await keepVersion(tx, act, { ...review, version }, what)
}

async function keepVersion(tx: Tx, act: Act, review: Kept, what: string): Promise<void> {
  await recordVersion(tx, act, {
    act: what,
    subject: 'review',
    subjectId: review.id,
    version: review.version,
    details: { year: review.year, number: review.number },
    content: await reviewContent(tx, review.id),
    reason: review.reason ?? '',
  })
}

interface Seen {
  year: number
  /** The version of the review that the writer saw. */
  seen: number
}

/**
 * Replaces the scrutineer's opinions, with what is said of them to the public; texts that are not given stay.
 * @throws Stale when the opinions changed since they were shown; other parts of the review may have
 */
export function writeOpinions(
  db: Db,
  act: Act,
  {
    year,
    seen,
    opinions,
    publicTexts = [],
  }: Seen & { opinions: WrittenOpinion[]; publicTexts?: PublicText[] },
): Promise<void> {
  return write(db, act, async (tx) => {
    const review = await draftOf(tx, year)
    const parts = publicTexts.map(({ part }) => part)
    const before = await refuseStale(tx, review, seen, (content) => [
      content.opinions,
      publicWords(content, parts),
    ])
    await tx.deleteFrom('reviewOpinion').where('reviewId', '=', review.id).execute()
    const rows = opinions.map((opinion) => ({ reviewId: review.id, ...opinion }))
    if (rows.length > 0) await tx.insertInto('reviewOpinion').values(rows).execute()
    await writePublicTexts(tx, act, review, { before, texts: publicTexts })
    await keepNext(tx, act, review, 'opinions written')
  })
}

/**
 * Writes a section's commentary; an empty one is taken out. What the scrutineer saves is adopted; a draft that they save
 * as it stands stays its writer's.
 * @throws Stale when this commentary changed since it was shown
 */
export function writeCommentary(
  db: Db,
  act: Act,
  {
    year,
    seen,
    section,
    commentary,
    forPublic,
  }: Seen & { section: CommentarySection; commentary: string; forPublic?: string },
): Promise<void> {
  return write(db, act, async (tx) => {
    const review = await draftOf(tx, year)
    const before = await refuseStale(tx, review, seen, (each) => [
      commentaryIn(each, section),
      publicWords(each, [section]),
    ])
    const stands = commentaryIn(before, section)
    const texts = forPublic === undefined ? [] : [{ part: section, words: forPublic }]
    const isPublicNew = await writePublicTexts(tx, act, review, { before, texts })
    const isSame = (stands?.commentary ?? '') === commentary
    if (isSame && isPublicNew) await keepNext(tx, act, review, 'text for the public written')
    else await saveCommentary(tx, act, review, { section, commentary, stands: isSame ? stands : null })
  })
}

/**
 * The scrutineer makes a drafted commentary their own, as it stands.
 * @throws NotFound when the section has none
 * @throws Stale when it changed since it was shown
 */
export function adoptCommentary(
  db: Db,
  act: Act,
  { year, seen, section }: Seen & { section: CommentarySection },
): Promise<void> {
  return write(db, act, async (tx) => {
    const review = await draftOf(tx, year)
    const content = await refuseStale(tx, review, seen, (each) => commentaryIn(each, section))
    const stands = commentaryIn(content, section)
    if (stands === null) throw new NotFound('no commentary on this section')
    await replaceCommentary(tx, { ...stands, reviewId: review.id, adoptedAt: act.at })
    await keepNext(tx, act, review, 'commentary adopted')
  })
}

interface Saved {
  section: CommentarySection
  commentary: string
  /** What stands, where the same text is saved again: it stays its writer's. */
  stands: ReturnType<typeof commentaryIn>
}

async function saveCommentary(
  tx: Tx,
  act: Act,
  review: Review,
  { section, commentary, stands }: Saved,
): Promise<void> {
  const adoptedAt = act.who.role === 'scrutineer' ? act.at : null
  const writtenBy = stands?.writtenBy ?? act.who.id
  await replaceCommentary(tx, { reviewId: review.id, section, commentary, writtenBy, adoptedAt })
  const written = stands === null ? 'commentary written' : 'commentary adopted'
  await keepNext(tx, act, review, adoptedAt === null ? 'commentary drafted' : written)
}

async function replaceCommentary(tx: Tx, row: Tables['reviewCommentary']): Promise<void> {
  await tx
    .deleteFrom('reviewCommentary')
    .where('reviewId', '=', row.reviewId)
    .where('section', '=', row.section)
    .execute()
  if (row.commentary !== '') await tx.insertInto('reviewCommentary').values(row).execute()
}

const commentaryIn = (content: ReviewContent, section: CommentarySection) =>
  content.commentaries.find((each) => each.section === section) ?? null

/**
 * The review as it stands. Two people may write two sections at once: only the part that is written over must be the one
 * that was seen.
 * @throws Stale when it is another by now
 */
export async function refuseStale(
  tx: Tx,
  review: Pick<Review, 'id'>,
  seen: number,
  part: (content: ReviewContent) => unknown,
): Promise<ReviewContent> {
  const then = await contentAt(tx, review.id, seen)
  const now = await reviewContent(tx, review.id)
  if (then === undefined || now === undefined || !sameAnswer(part(then), part(now)))
    throw new Stale('Someone changed this while you were writing.')
  return now
}

/**
 * A partner says that the version of the review that they read arrived; said twice, the first time stands.
 * @throws NotFound before a version is released
 * @throws Conflict when another version was released after the page was shown
 */
export function acknowledgeReview(db: Db, act: Act, { year, seen }: Seen): Promise<void> {
  return write(db, act, async (tx) => {
    const review = await reviewOfYear(tx, year)
    const read = review && asReleased(review, await earlierVersionsOf(tx, review.id))
    if (read === undefined) throw new NotFound('nothing released that this partner could acknowledge')
    const shown = await contentAt(tx, read.id, seen)
    if (shown === undefined || releasedNumberIn(shown) !== read.number)
      throw new Conflict('Another version of this review was released. Read it before you acknowledge it.')
    const { numInsertedOrUpdatedRows = 0n } = await tx
      .insertInto('reviewReceipt')
      .values({ reviewId: read.id, number: read.number, personId: act.who.id, acknowledgedAt: act.at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows > 0n) await keepNext(tx, act, read, 'acknowledged')
  })
}

/** Which version its readers read then; undefined before the first was released. */
function releasedNumberIn({ state, earlier }: ReviewContent): number | undefined {
  return state === 'released' ? earlier.length + 1 : earlier.findLast(wasReleased)?.number
}

export interface Download {
  /** Absent where the year's review was never begun. */
  reviewId?: string | undefined
  /** Which version of the review. */
  number: number
  edition: string
  format: string
  /** SHA-256 of the file's bytes. */
  sha256: string
}

/** Writes down who took which file away. */
export async function recordDownload(db: Db, act: Act, { reviewId, ...details }: Download): Promise<void> {
  await write(db, { ...act, key: null }, (tx) =>
    record(tx, act, {
      act: 'downloaded',
      subject: 'review',
      ...(reviewId === undefined ? {} : { subjectId: reviewId }),
      details: { ...details },
    }),
  )
}
