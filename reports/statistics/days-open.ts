import { daysBetween, monthsAfter, withinMonths } from '../clocks.ts'
import type { Share } from '../wording.ts'

export interface Case {
  receivedOn: string
  /** Null while it is open. */
  outcomeOn: string | null
}

/** A case as it stood on a day: an outcome after it was not there yet. */
export function asOf<One extends Case>(one: One, dataTo: string): One {
  return one.outcomeOn !== null && one.outcomeOn > dataTo ? { ...one, outcomeOn: null } : one
}

/** F14, DOMAIN.md 5.2: outcome date − received date in calendar days; for a case still open, to the data's last day. */
export function daysOpen(one: Case, dataTo: string): number {
  return daysBetween(one.receivedOn, asOf(one, dataTo).outcomeOn ?? dataTo)
}

/**
 * F14, DOMAIN.md 5.4: the cases with an outcome within this many calendar months, of those whose months have passed at
 * the data date. One resolved early counts no sooner than one that is not, or the quick ones would count first.
 */
export function resolvedWithin(cases: readonly Case[], months: number, dataTo: string): Share {
  const passed = cases.filter(({ receivedOn }) => monthsAfter(receivedOn, months) < dataTo)
  const inTime = passed
    .map((each) => asOf(each, dataTo))
    .filter(({ receivedOn, outcomeOn }) => outcomeOn !== null && withinMonths(receivedOn, outcomeOn, months))
  return { of: inTime.length, outOf: passed.length }
}
