import type { Db } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { Conflict, NotFound } from '../../http/errors.ts'
import { acceptWordWithin } from '../../records/accepted-word-actions.ts'
import type { Find } from '../../records/finds.ts'
import { draftOf, keepNext, refuseStale } from '../actions.ts'
import type { Decided, Reading } from './vocabulary.ts'
import { publicWords } from './writing-actions.ts'

interface Seen {
  year: number
  /** The version of the review that the reader saw. */
  seen: number
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
      if (text === undefined) throw new NotFound('no public text on this part')
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

/**
 * The scrutineer decides on sentences for the public that hold a number, the later decision counting, and on what looks like a
 * name and is none.
 * @throws Stale when a text changed since it was shown
 */
export function decideNumbers(
  db: Db,
  act: Act,
  {
    year,
    seen,
    decisions,
    noNames = [],
  }: Seen & { decisions: readonly Decided[]; noNames?: readonly Pick<Find, 'key' | 'what'>[] },
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
    for (const find of noNames) await acceptWordWithin(tx, act, null, find)
    await keepNext(tx, act, review, 'numbers for the public decided')
  })
}
