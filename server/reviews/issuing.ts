import { buildAnnualReview } from '../../reports/annual-review/build.ts'
import type { ReviewFacts } from '../../reports/annual-review/facts.ts'
import { preflight, type Preflight } from '../../reports/annual-review/preflight.ts'
import { localDateOf } from '../../reports/clocks.ts'
import type { Db, Tx } from '../database/schema.ts'
import { write, type Act } from '../database/write.ts'
import { chainHead } from '../history/record.ts'
import { Conflict, NotFound, Stale } from '../http/errors.ts'
import { issueDocument } from '../issued-documents/actions.ts'
import { draftOf, keepNext } from './actions.ts'
import { loadReviewFacts } from './load-facts.ts'
import { countOpenIncidentDrafts, reviewOfYear, type Review } from './queries.ts'
import { editions } from './vocabulary.ts'

interface Signing {
  year: number
  /** The version of the review that the scrutineer saw. */
  seen: number
  /** The signer, as the cover names them. */
  by: string
  demonstration: string[]
}

/** What is missing before the review can be signed, from the facts as they stand. */
export async function missingBeforeSigning(db: Db, facts: ReviewFacts): Promise<Preflight[]> {
  return preflight(facts, await countOpenIncidentDrafts(db))
}

/**
 * Signs the review: each edition is stored as data with its digest and the history's head, in one transaction with the
 * signature. From then on every edition is drawn from that and never counted again.
 * @throws Stale when the review changed since it was shown
 * @throws Conflict while something that must be there is missing, or when it is signed already
 */
export function signReview(db: Db, act: Act, { year, seen, by, demonstration }: Signing): Promise<void> {
  return write(db, act, async (tx) => {
    const review = await draftOf(tx, year)
    if (review.version !== seen)
      throw new Stale(
        'Someone changed the review while you were reading it. Look at it again before you sign.',
      )
    const facts = await loadReviewFacts(tx, { year, now: act.at, demonstration })
    const missing = await missingBeforeSigning(tx, facts)
    if (missing.some(({ level }) => level === 'stops'))
      throw new Conflict('Something is still missing before this review can be signed. Nothing was signed.')
    await issueEditions(tx, act, review, { ...facts, signed: { by, on: localDateOf(act.at) } })
    await tx
      .updateTable('review')
      .set({ state: 'signed', signedBy: act.who.id, signedAt: act.at })
      .where('id', '=', review.id)
      .execute()
    await keepNext(tx, act, review, 'signed')
  })
}

async function issueEditions(tx: Tx, act: Act, review: Review, facts: ReviewFacts): Promise<void> {
  const historyHead = (await chainHead(tx))?.seal ?? ''
  for (const { value: edition } of editions) {
    const report = buildAnnualReview(facts, edition)
    await issueDocument(tx, act, { kind: 'review', subjectId: review.id, edition, report, historyHead })
  }
}

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
