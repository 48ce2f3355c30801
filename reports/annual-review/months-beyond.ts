import { monthEnd } from '../period.ts'
import { monthlyCounts } from '../statistics/monthly-counts.ts'
import { partOfMonthOpen } from '../statistics/months-in-operation.ts'
import { number, plural } from '../wording.ts'
import { gapBetween } from './gaps.ts'
import { useOfForceIncidents } from './measures.ts'
import type { EstablishmentYear, Year } from './year.ts'

/**
 * ' In number, 10 of 12 months were above last year’s highest month (83).': uses of force, where that is so of most
 * months; likewise below last year's lowest. Nothing where records or signed returns of either year are missing, or where it was not
 * open throughout last year: the highest of a few months says little.
 */
export function monthsBeyond(year: Year, now: EstablishmentYear, last: EstablishmentYear): string {
  if (gapBetween(now, last) !== undefined || last.months !== last.monthsOpen.length || last.months < 12)
    return ''
  const before = usesIn(last, last.monthsOpen)
  const after = usesIn(now, wholeMonths(year, now))
  const [lowest, highest] = [Math.min(...before), Math.max(...before)]
  const sentence = (isBeyond: (count: number) => boolean, words: string): string => {
    const beyond = after.filter(isBeyond).length
    return beyond * 2 > after.length
      ? ` In number, ${number(beyond)} of ${monthWords(after.length)} ${beyond === 1 ? 'was' : 'were'} ${words}.`
      : ''
  }
  return (
    sentence((count) => count > highest, `above last year’s highest month (${number(highest)})`) +
    sentence((count) => count < lowest, `below last year’s lowest month (${number(lowest)})`)
  )
}

const monthWords = (count: number): string => plural(count, count === 12 ? 'month' : 'whole month')

/** Open on each of its days, and over on the data date. */
const wholeMonths = ({ facts }: Year, { monthsOpen, states }: EstablishmentYear): string[] =>
  monthsOpen.filter((month) => monthEnd(month) <= facts.dataTo && partOfMonthOpen(states, month) === 1)

const usesIn = ({ incidents }: EstablishmentYear, months: readonly string[]): number[] =>
  monthlyCounts(useOfForceIncidents(incidents), months, ({ happenedAt }) => happenedAt).map(
    ({ count }) => count,
  )
