import type { Counter } from '../counting/counting.ts'
import type { Db } from '../database/schema.ts'
import { write, type Act } from '../database/write.ts'
import { chainHead } from '../history/record.ts'
import { Conflict, NotFound, Stale } from '../http/errors.ts'
import { issueDocument } from '../issued-documents/actions.ts'
import { draftOf, keepNext } from './actions.ts'
import { editionsToSign, type ToSign } from './counted.ts'
import { recordsChangedAfter, reviewOfYear } from './queries.ts'

interface Signing {
  year: number
  /** The version of the review that the scrutineer saw. */
  seen: number
  /** The signer, as the cover names them. */
  by: string
  demonstration: string[]
}

/**
 * Signs the review: each edition is stored as data with its digest and the history's head, in one transaction with the
 * signature. From then on every edition is drawn from that and never counted again. They are counted before that
 * transaction, since nobody could save meanwhile, and counted again where a record changed in between.
 * @throws Stale when the review changed since it was shown
 * @throws Conflict while something that must be there is missing, when it is signed already, or when records change all the time
 */
export async function signReview(db: Db, count: Counter, act: Act, signing: Signing): Promise<void> {
  const { year, seen, by, demonstration } = signing
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const counted = await count(editionsToSign, { year, now: act.at, demonstration, by })
    if (await signAsCounted(db, act, { year, seen }, counted)) return
  }
  throw new Conflict(
    'Records were changed each time while the review was made ready. Nothing was signed. Sign it again in a few minutes.',
  )
}

const attempts = 3

/** @returns whether it is signed: not when a record changed after the editions were counted */
async function signAsCounted(
  db: Db,
  act: Act,
  { year, seen }: Pick<Signing, 'year' | 'seen'>,
  { reports, missing, seq }: ToSign,
): Promise<boolean> {
  try {
    await write(db, act, async (tx) => {
      const review = await draftOf(tx, year)
      if (review.version !== seen)
        throw new Stale(
          'Someone changed the review while you were reading it. Look at it again before you sign.',
        )
      if (await recordsChangedAfter(tx, seq)) throw new ChangedMeanwhile()
      if (missing.some(({ level }) => level === 'stops'))
        throw new Conflict('Something is still missing before this review can be signed. Nothing was signed.')
      const historyHead = (await chainHead(tx))?.seal ?? ''
      for (const issue of reports)
        await issueDocument(tx, act, { kind: 'review', subjectId: review.id, ...issue, historyHead })
      await tx
        .updateTable('review')
        .set({ state: 'signed', signedBy: act.who.id, signedAt: act.at })
        .where('id', '=', review.id)
        .execute()
      await keepNext(tx, act, review, 'signed')
    })
    return true
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return false
    throw error
  }
}

/** Undoes the transaction, its idempotency key included. */
class ChangedMeanwhile extends Error {}

/**
 * Releases a signed review to everyone it is for. Signing and releasing are two acts by two people (DESIGN.md 4).
 * @throws Conflict when it is not signed, released already, or signed by the same person
 */
export function releaseReview(db: Db, act: Act, year: number): Promise<void> {
  return write(db, act, async (tx) => {
    const review = await reviewOfYear(tx, year)
    if (review === undefined) throw new NotFound()
    if (review.state === 'draft')
      throw new Conflict('This review is not signed yet. Only a signed review can be released.')
    if (review.state === 'released') throw new Conflict('This review is released already.')
    if (review.signedBy === act.who.id)
      throw new Conflict('You signed this review. Somebody else must release it.')
    await tx
      .updateTable('review')
      .set({ state: 'released', releasedBy: act.who.id, releasedAt: act.at })
      .where('id', '=', review.id)
      .execute()
    await keepNext(tx, act, review, 'released')
  })
}
