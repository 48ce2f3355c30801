import { compareRates } from '../statistics/compare-rates.ts'
import { monthlyRate } from '../statistics/rate.ts'
import type { Rate } from '../statistics/rate.ts'
import { shareInterval } from '../statistics/wilson-interval.ts'
import { change, percent } from '../wording.ts'
import type { Share } from '../wording.ts'
import type { Scope } from './year.ts'

const mayBeChance = 'The difference may be chance.'
const hardlyChance = 'Chance alone is unlikely to explain the difference.'
const notTold = 'Whether that may be chance cannot be told.'

/** A count of events against last year's, and whether the rates behind them differ by more than chance. */
export function countAgainst(now: Scope, last: Scope, countOf: (scope: Scope) => number): string {
  const [before, after] = [countOf(last), countOf(now)]
  const chance = chanceOf(monthlyRate(before, last.held), monthlyRate(after, now.held))
  return `Against last year: ${change(before, after)}. ${chance}`
}

/** The rate of the same events against last year's. */
export function rateAgainst(now: Scope, last: Scope, countOf: (scope: Scope) => number): string {
  const [before, after] = [monthlyRate(countOf(last), last.held), monthlyRate(countOf(now), now.held)]
  if (before.kind !== 'rate' || after.kind !== 'rate') return 'No rate to compare with last year’s.'
  return `Against last year: ${change(before.value, after.value, 1)}. ${chanceOf(before, after)}`
}

/** Different children are not separate events in time, so nothing is said about chance. */
export function childrenAgainst(now: number, last: number): string {
  return `Against last year: ${change(last, now)}. ${notTold}`
}

export function shareAgainst(now: Share, last: Share): string {
  const [before, after] = [shareInterval(last), shareInterval(now)]
  if (before === null || after === null) return 'No share to compare with last year’s.'
  const apart = before.high < after.low || after.high < before.low
  return `Last year: ${percent(last.of, last.outOf)}. ${apart ? hardlyChance : mayBeChance}`
}

function chanceOf(before: Rate, after: Rate): string {
  if (before.kind !== 'rate' || after.kind !== 'rate') return notTold
  return compareRates(before, after).comparison === 'no clear difference' ? mayBeChance : hardlyChance
}
