import { localDateOf } from '../../reports/clocks.ts'
import type { Report } from '../../reports/report.ts'
import type { Counter } from '../counting/counting.ts'
import type { Db, Tx } from '../database/schema.ts'
import { earlierAnswer, write, type Act } from '../database/write.ts'
import { canonical, digestOf } from '../history/canonical.ts'
import { Conflict, NotFound, Stale } from '../http/errors.ts'
import { issueDocument, type Issue } from '../issued-documents/actions.ts'
import { drawDocuments } from '../issued-documents/draw.ts'
import { documentId } from '../issued-documents/queries.ts'
import { withSeal } from '../issued-documents/seal.ts'
import { draftOf, keepNext } from './actions.ts'
import { editionsToSign, type ToSign } from './counted.ts'
import { recordsChangedAfter, reviewOfYear, type Review } from './queries.ts'
import { earlierVersionsOf, successionOf } from './versions/queries.ts'

interface Signing {
  year: number
  /** The version of the review that the scrutineer saw. */
  seen: number
  /** The signer, as the cover names them. */
  by: string
  demonstration: string[]
}

/**
 * Signs the review: each edition is stored as data and as files with their digests and the history's head, in one
 * transaction with the signature. From then on every edition is served as stored, and never counted or drawn again. They are
 * counted and drawn before that transaction, since nobody could save meanwhile, and again where a record changed in between.
 * @throws Stale when the review changed since it was shown
 * @throws Conflict while something that must be there is missing, when it is signed already, or when records change all the time
 */
export async function signReview(db: Db, count: Counter, act: Act, signing: Signing): Promise<void> {
  const { year, seen, by, demonstration } = signing
  if ((await earlierAnswer(db, act)) !== undefined) return
  refuseChanged(await draftOf(db, year), seen)
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const counted = await count(editionsToSign, { year, now: act.at, demonstration, by })
    const { seq, missing } = counted
    refuseUnready(missing)
    const editions = await drawn(counted, localDateOf(act.at))
    if (await signAsDrawn(db, act, { year, seen }, { seq, editions })) return
  }
  throw new Conflict(
    'Records were changed each time while the review was made ready. Nothing was signed. Sign it again in a few minutes.',
  )
}

const attempts = 3

function refuseChanged({ version }: Review, seen: number): void {
  if (version !== seen)
    throw new Stale('Someone changed the review while you were reading it. Look at it again before you sign.')
}

function refuseUnready(missing: ToSign['missing']): void {
  if (missing.some(({ level }) => level === 'stops'))
    throw new Conflict('Something is still missing before this review can be signed. Nothing was signed.')
}

type Drawn = Pick<Issue, 'edition' | 'content' | 'historyHead' | 'files'>

/** Each edition as it is stored, with its files. They print the record seal as it stood when the records were counted. */
async function drawn({ reports, head }: ToSign, signedOn: string): Promise<Drawn[]> {
  const editions = reports.map(({ edition, report }) => ({
    edition,
    content: canonical(report),
    historyHead: head,
  }))
  // Read back from what is stored, as an upgrade that draws it would.
  const sealed = editions.map(({ content }) =>
    withSeal(JSON.parse(content) as Report, { digest: digestOf(content), head, signedOn }),
  )
  const files = await drawDocuments(sealed)
  return editions.map((edition, place) => ({ ...edition, files: files[place] ?? [] }))
}

/** @returns whether it is signed: not when a record changed after the editions were counted */
async function signAsDrawn(
  db: Db,
  act: Act,
  { year, seen }: Pick<Signing, 'year' | 'seen'>,
  { seq, editions }: { seq: number; editions: readonly Drawn[] },
): Promise<boolean> {
  try {
    await write(db, act, async (tx) => {
      const review = await draftOf(tx, year)
      refuseChanged(review, seen)
      if (await recordsChangedAfter(tx, seq)) throw new ChangedMeanwhile()
      await issueEditions(tx, act, review, editions)
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

async function issueEditions(
  tx: Tx,
  act: Act,
  { id, number }: Review,
  editions: readonly Drawn[],
): Promise<void> {
  const { replaces } = successionOf(await earlierVersionsOf(tx, id), number)
  for (const edition of editions) {
    const which = { kind: 'review', subjectId: id, edition: edition.edition } as const
    const earlier =
      replaces === undefined ? null : await documentId(tx, { ...which, number: replaces.number })
    const why = replaces?.reason ?? ''
    await issueDocument(tx, act, { ...which, ...edition, number, replaces: earlier, why })
  }
}

/** Undoes the transaction, its idempotency key included. */
class ChangedMeanwhile extends Error {}

/**
 * Releases a signed review to everyone it is for. Signing and releasing are two acts by two people (CONTRIBUTING.md).
 * @throws Conflict when it is not signed, released already, or signed by the same person
 */
export function releaseReview(db: Db, act: Act, year: number): Promise<void> {
  return write(db, act, async (tx) => {
    const review = await reviewOfYear(tx, year)
    if (review === undefined) throw new NotFound('no review of this year')
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
