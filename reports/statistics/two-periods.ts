import { isEnoughChildren, timesOf } from './children.ts'

/** One period of a measure, as it is compared with another. */
export interface PeriodOfMeasure {
  /** A monthly rate (F1), or the count where a population is not known; both periods alike. */
  value: number
  /** The children of the measure: an id for each child in each of its events, in any order. */
  childIds: readonly string[]
}

/** What may be said of a difference; 'not told' where there is too little to say anything from. */
export type Difference = 'none' | 'may be chance' | 'more than chance' | 'not told'

/** The later value ÷ the earlier, with its 95% interval. */
export interface Ratio {
  ratio: number
  low: number
  high: number
}

/**
 * Two periods beside each other, DOMAIN.md 5.4: 'more than chance' only where the whole interval of the ratio lies on
 * one side of 1. Equal values are no difference; with nought in either period, or fewer than five children in
 * either, nothing is told.
 */
export function differenceOf(earlier: PeriodOfMeasure, later: PeriodOfMeasure): Difference {
  if (areEqual(earlier.value, later.value)) return 'none'
  const interval = ratioOf(earlier, later)
  if (interval === null) return 'not told'
  return interval.low > 1 || interval.high < 1 ? 'more than chance' : 'may be chance'
}

/** Rates of equal counts and populations may differ in the last binary digits and in nothing else. */
export const areEqual = (one: number, other: number): boolean =>
  Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other))

/**
 * ln ratio ± 1.96·√Σ(a/A − b/B)² over the children of either period, a and b a child's times in each and A and B
 * those of all (DOMAIN.md 5.4): a child restrained repeatedly is no series of independent events. The variance is never taken
 * to be smaller than that of independent events, 1/A + 1/B: the same few children in the same proportions would give
 * nought. Null for a nought, or for fewer than five children in either period.
 */
export function ratioOf(earlier: PeriodOfMeasure, later: PeriodOfMeasure): Ratio | null {
  const [before, after] = [timesOf(earlier.childIds), timesOf(later.childIds)]
  if (earlier.value === 0 || later.value === 0) return null
  if (!isEnoughChildren(before.size) || !isEnoughChildren(after.size)) return null
  const [first, second] = [earlier.childIds.length, later.childIds.length]
  const clustered = [...new Set([...before.keys(), ...after.keys()])].reduce(
    (sum, child) => sum + ((before.get(child) ?? 0) / first - (after.get(child) ?? 0) / second) ** 2,
    0,
  )
  const spread = Math.exp(1.96 * Math.sqrt(Math.max(clustered, 1 / first + 1 / second)))
  const ratio = later.value / earlier.value
  return { ratio, low: ratio / spread, high: ratio * spread }
}
