import { daysBetween, withinMonths } from '../clocks.ts'
import type { Share } from '../wording.ts'

export interface Case {
  receivedOn: string
  /** Null while it is open. */
  outcomeOn: string | null
}

/** F14, DOMAIN.md 5.2: outcome date − received date in calendar days; for an open case, to the data's last day. */
export function daysOpen({ receivedOn, outcomeOn }: Case, dataTo: string): number {
  return daysBetween(receivedOn, outcomeOn ?? dataTo)
}

/**
 * F14: the cases with an outcome within this many calendar months, of those for which it can be told: the closed
 * ones, and the open ones that have already passed the time. A case still within its time is left out.
 */
export function resolvedWithin(cases: readonly Case[], months: number, dataTo: string): Share {
  const settled = cases.filter(
    ({ receivedOn, outcomeOn }) => outcomeOn !== null || !withinMonths(receivedOn, dataTo, months),
  )
  const inTime = settled.filter(
    ({ receivedOn, outcomeOn }) => outcomeOn !== null && withinMonths(receivedOn, outcomeOn, months),
  )
  return { of: inTime.length, outOf: settled.length }
}
