import type { Db, Tx } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { Conflict, NotFound } from '../../http/errors.ts'
import { keepNext, refuseStale } from '../actions.ts'
import { reviewOfYear, type Review } from '../queries.ts'

export interface Ending {
  year: number
  /** The version of the record that the page showed. */
  seen: number
  /** For a version that is replaced, printed on the cover of the next one. */
  reason: string
}

/**
 * Sends a signed review back before its release: it is a draft again, and its next signature has the next number. What was
 * signed stays stored; scrutineer and business manager can read it.
 * @throws Conflict when it is not signed, or released already
 * @throws Stale when another version was signed meanwhile
 */
export function sendBack(db: Db, act: Act, ending: Ending): Promise<void> {
  return write(db, act, async (tx) => {
    const review = await reviewIn(tx, ending)
    if (review.state === 'draft')
      throw new Conflict('This review is not signed. There is nothing to send back.')
    if (review.state === 'released')
      throw new Conflict('This review is released already. The scrutineer can issue a corrected version.')
    await endVersion(tx, act, { review, ...ending, what: 'sent back' })
  })
}

/**
 * Begins a corrected version of a released review, as a draft that starts from the texts of the released one. Readers go on
 * reading the released one until the corrected version is released.
 * @throws Conflict when it is not released
 * @throws Stale when another version was released meanwhile
 */
export function beginCorrectedVersion(db: Db, act: Act, ending: Ending): Promise<void> {
  return write(db, act, async (tx) => {
    const review = await reviewIn(tx, ending)
    if (review.state !== 'released')
      throw new Conflict('Only a released review can have a corrected version.')
    await endVersion(tx, act, { review, ...ending, what: 'corrected version begun' })
  })
}

async function reviewIn(tx: Tx, { year }: Ending): Promise<Review> {
  const review = await reviewOfYear(tx, year)
  if (review === undefined) throw new NotFound('no review of this year')
  return review
}

/** What was signed moves among the earlier versions; the review is a draft again. */
async function endVersion(
  tx: Tx,
  act: Act,
  { review, seen, reason, what }: Ending & { review: Review; what: string },
): Promise<void> {
  const { id, number, signedBy, signedAt, releasedBy, releasedAt } = review
  await refuseStale(tx, review, seen, (content) => [content.state, content.earlier.length])
  if (signedBy === null || signedAt === null) throw new Error('A signed review names no signature')
  const ended = { endedBy: act.who.id, endedAt: act.at, reason }
  await tx
    .insertInto('reviewEarlierVersion')
    .values({ reviewId: id, number, signedBy, signedAt, releasedBy, releasedAt, ...ended })
    .execute()
  await tx
    .updateTable('review')
    .set({ state: 'draft', signedBy: null, signedAt: null, releasedBy: null, releasedAt: null })
    .where('id', '=', id)
    .execute()
  await keepNext(tx, act, { ...review, reason }, what)
}
