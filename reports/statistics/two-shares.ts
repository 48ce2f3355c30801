import type { Share } from '../wording.ts'
import { isEnoughChildren, timesOf } from './children.ts'
import type { Interval } from './poisson-interval.ts'
import type { Difference } from './two-periods.ts'
import { shareInterval } from './wilson-interval.ts'

/** A share of one period, and the children it is about. */
export interface ShareOfPeriod {
  share: Share
  /** One for each child in each thing counted in the base, in any order. */
  answers: readonly { childId: string; isSo: boolean }[]
}

/** Below this base a share is too coarse to compare (DOMAIN.md 5.4). */
const smallestShareBase = 20

/**
 * Two shares beside each other, DOMAIN.md 5.4: 'more than chance' only where Newcombe's interval of the difference lies
 * on one side of nought. Equal shares are no difference; on a base under 20, or with fewer than five children, nothing
 * is told.
 */
export function differenceOfShares(earlier: ShareOfPeriod, later: ShareOfPeriod): Difference {
  const [before, after] = [earlier.share, later.share]
  if (before.of * after.outOf === after.of * before.outOf) return 'none'
  if (Math.min(before.outOf, after.outOf) < smallestShareBase) return 'not told'
  const interval = intervalOfDifference(earlier, later)
  if (interval === null) return 'not told'
  return interval.low > 0 || interval.high < 0 ? 'more than chance' : 'may be chance'
}

/**
 * Later share − earlier share by Newcombe's method 10 (Statistics in Medicine 1998), each Wilson interval on n/d for the
 * d of `designEffect`. As fractions; null for an empty base or fewer than five children in either.
 */
export function intervalOfDifference(earlier: ShareOfPeriod, later: ShareOfPeriod): Interval | null {
  const [before, after] = [widened(earlier), widened(later)]
  if (before === null || after === null) return null
  const difference = after.at - before.at
  return {
    low: difference - Math.hypot(after.at - after.low, before.high - before.at),
    high: difference + Math.hypot(after.high - after.at, before.at - before.low),
  }
}

function widened({ share, answers }: ShareOfPeriod): (Interval & { at: number }) | null {
  if (!isEnoughChildren(timesOf(answers.map(({ childId }) => childId)).size)) return null
  const effect = designEffect(answers)
  const interval = shareInterval({ of: share.of / effect, outOf: share.outOf / effect })
  return interval && { ...interval, at: share.of / share.outOf }
}

/**
 * d = max(1, K/(K−1)·Σ(x − p·m)² / (N·p(1−p))) over K children with m answers each, x of them so (Rao and Scott,
 * Biometrics 1992). Where all or none are so it cannot be worked out, and each child's answers count as one: Σm²/Σm.
 */
export function designEffect(answers: ShareOfPeriod['answers']): number {
  const asked = timesOf(answers.map(({ childId }) => childId))
  const so = timesOf(answers.flatMap(({ childId, isSo }) => (isSo ? [childId] : [])))
  const all = answers.length
  const part = answers.filter(({ isSo }) => isSo).length / all
  const sum = (termOf: (times: number, child: string) => number): number =>
    [...asked].reduce((total, [child, times]) => total + termOf(times, child), 0)
  if (part === 0 || part === 1) return sum((times) => times ** 2) / all
  const squares = sum((times, child) => ((so.get(child) ?? 0) - part * times) ** 2)
  return Math.max(1, ((asked.size / (asked.size - 1)) * squares) / (all * part * (1 - part)))
}
