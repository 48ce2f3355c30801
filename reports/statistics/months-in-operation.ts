import { addDays, daysBetween } from '../clocks.ts'
import { monthEnd, monthStart, snapshotDate } from '../period.ts'
import type { EstablishmentState } from '../../server/establishments/vocabulary.ts'

/** Dated states, oldest first, each until the next; before the first it was not open. */
type States = readonly { from: string; state: EstablishmentState }[]

/** The first day of a time while open, and the first day after it. */
interface Span {
  from: string
  until: string
}

const openSpans = (states: States): Span[] =>
  states
    .map(({ from, state }, index) => ({ from, state, until: states[index + 1]?.from ?? '9999-12-31' }))
    .filter(({ from, state, until }) => state === 'open' && from < until)

/**
 * F2, DOMAIN.md 5.2 (Ethnicity facts and figures 1.1): the months of a period in which the establishment was open
 * on any day.
 */
export function monthsInOperation(states: States, months: readonly string[]): string[] {
  const open = openSpans(states)
  return months.filter((month) =>
    open.some(({ from, until }) => from <= monthEnd(month) && until > monthStart(month)),
  )
}

/** The part of a month, from 0 to 1, in which it was open: its days open ÷ its days. A monthly rate divides by their sum (F2). */
export function partOfMonthOpen(states: States, month: string): number {
  const [first, after] = [monthStart(month), addDays(monthEnd(month), 1)]
  const days = openSpans(states).reduce((sum, { from, until }) => {
    const [begins, ends] = [from > first ? from : first, until < after ? until : after]
    return sum + Math.max(0, daysBetween(begins, ends))
  }, 0)
  return days / daysBetween(first, after)
}

const isOpenOn = (states: States, day: string): boolean =>
  openSpans(states).some(({ from, until }) => from <= day && day < until)

/**
 * Months that an average population needs a count for (DOMAIN.md 5.4, closing within a month): those in which it was
 * open on the day of the count, as recorded, or else the official one (3.7). A nought after it closed is no count. The
 * official day may be the first of the next month: one that opened on it owes no count for a month in which it was not open.
 */
export function monthsToCount(
  states: States,
  months: readonly string[],
  counts: readonly { month: string; snapshotOn: string }[],
): string[] {
  const countedOn = new Map(counts.map(({ month, snapshotOn }) => [month, snapshotOn]))
  return months.filter((month) => {
    const day = countedOn.get(month)
    if (day !== undefined) return isOpenOn(states, day)
    return isOpenOn(states, snapshotDate(month)) && monthsInOperation(states, [month]).length > 0
  })
}
