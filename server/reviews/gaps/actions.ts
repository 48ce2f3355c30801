import type { Db } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { draftOf, keepNext, refuseStale } from '../actions.ts'
import type { ConfirmedGap } from './form.ts'

interface Confirming {
  year: number
  /** The version of the review that the scrutineer saw. */
  seen: number
  gaps: readonly ConfirmedGap[]
}

/**
 * Replaces what the scrutineer confirmed of the months without records.
 * @throws Stale when it changed since it was shown
 */
export function confirmGaps(db: Db, act: Act, { year, seen, gaps }: Confirming): Promise<void> {
  return write(db, act, async (tx) => {
    const review = await draftOf(tx, year)
    await refuseStale(tx, review, seen, (content) => content.gaps)
    await tx.deleteFrom('reviewGap').where('reviewId', '=', review.id).execute()
    const confirmed = { reviewId: review.id, confirmedBy: act.who.id, confirmedAt: act.at }
    const rows = gaps.map((gap) => ({ ...gap, ...confirmed }))
    if (rows.length > 0) await tx.insertInto('reviewGap').values(rows).execute()
    await keepNext(tx, act, review, 'months without records confirmed')
  })
}
