import type { Db, Tx } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import type { YesNo } from '../../fields/vocabulary.ts'
import { Conflict, NotFound } from '../../http/errors.ts'
import { draftOf, keepNext, refuseStale } from '../actions.ts'
import type { Review, ReviewContent } from '../queries.ts'
import type { NumberDecision, PublicPart } from '../vocabulary.ts'

export interface PublicText {
  part: PublicPart
  /** Empty where nothing is said to the public. */
  words: string
}

/** What a text for the public says, without who read it: what its writer must have seen. */
export const publicWords = ({ publicTexts }: ReviewContent, parts?: readonly PublicPart[]): PublicText[] =>
  publicTexts
    .filter(({ part }) => parts === undefined || parts.includes(part))
    .map(({ part, words }) => ({ part, words }))

/**
 * Writes texts for the public within the act that writes their section; an empty one is taken out, and one that changed
 * must be read again by somebody other than its new author.
 * @returns whether any changed
 */
export async function writePublicTexts(
  tx: Tx,
  act: Act,
  review: Pick<Review, 'id'>,
  { before, texts }: { before: ReviewContent; texts: readonly PublicText[] },
): Promise<boolean> {
  const changed = texts.filter(
    ({ part, words }) => (before.publicTexts.find((each) => each.part === part)?.words ?? '') !== words,
  )
  for (const { part, words } of changed) {
    await tx
      .deleteFrom('reviewPublicText')
      .where('reviewId', '=', review.id)
      .where('part', '=', part)
      .execute()
    if (words === '') continue
    const written = { writtenBy: act.who.id, writtenAt: act.at }
    const unread = { recognisable: null, readBy: null, readAt: null }
    await tx
      .insertInto('reviewPublicText')
      .values({ reviewId: review.id, part, words, ...written, ...unread })
      .execute()
  }
  return changed.length > 0
}

interface Seen {
  year: number
  /** The version of the review that the reader saw. */
  seen: number
}

export interface Reading {
  part: PublicPart
  /** Could a reader who knows one child recognise them? */
  recognisable: YesNo
}

/**
 * Somebody other than the author says of each text whether it lets a reader recognise a child.
 * @throws Conflict for a text that the reader wrote
 * @throws Stale when a text changed since it was shown
 */
export function readPublicTexts(
  db: Db,
  act: Act,
  { year, seen, readings }: Seen & { readings: readonly Reading[] },
): Promise<void> {
  return write(db, act, async (tx) => {
    const review = await draftOf(tx, year)
    const content = await refuseStale(tx, review, seen, publicWords)
    for (const { part, recognisable } of readings) {
      const text = content.publicTexts.find((each) => each.part === part)
      if (text === undefined) throw new NotFound()
      if (text.writtenBy === act.who.id)
        throw new Conflict('You wrote this text. Somebody else must read it.')
      await tx
        .updateTable('reviewPublicText')
        .set({ recognisable, readBy: act.who.id, readAt: act.at })
        .where('reviewId', '=', review.id)
        .where('part', '=', part)
        .execute()
    }
    await keepNext(tx, act, review, 'texts for the public read')
  })
}

export interface Decided {
  part: PublicPart
  sentence: string
  decision: NumberDecision
}

/**
 * The scrutineer decides on sentences for the public that hold a number; decided again, the later decision counts.
 * @throws Stale when a text changed since it was shown
 */
export function decideNumbers(
  db: Db,
  act: Act,
  { year, seen, decisions }: Seen & { decisions: readonly Decided[] },
): Promise<void> {
  return write(db, act, async (tx) => {
    const review = await draftOf(tx, year)
    await refuseStale(tx, review, seen, publicWords)
    const decided = { reviewId: review.id, decidedBy: act.who.id, decidedAt: act.at }
    for (const each of decisions)
      await tx
        .insertInto('reviewNumberDecision')
        .values({ ...each, ...decided })
        .onConflict((conflict) =>
          conflict
            .columns(['reviewId', 'part', 'sentence'])
            .doUpdateSet({ decision: each.decision, decidedBy: act.who.id, decidedAt: act.at }),
        )
        .execute()
    await keepNext(tx, act, review, 'numbers for the public decided')
  })
}
