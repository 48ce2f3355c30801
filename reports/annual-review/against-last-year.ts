import type { AveragePopulation } from '../statistics/average-population.ts'
import type { OnTime } from '../statistics/on-time.ts'
import { monthlyRate } from '../statistics/rate.ts'
import type { KnownRate } from '../statistics/rate.ts'
import { areEqual, differenceOf } from '../statistics/two-periods.ts'
import type { Difference } from '../statistics/two-periods.ts'
import { differenceOfShares } from '../statistics/two-shares.ts'
import type { ShareOfPeriod } from '../statistics/two-shares.ts'
import { change, decimal, lowerFirst, number, percent, plural } from '../wording.ts'
import type { Share } from '../wording.ts'
import type { IncidentFact } from './facts.ts'
import { gapBetween, hasGap, inReceived, recordedWords } from './gaps.ts'
import { childrenOf, useOfForceIncidents } from './measures.ts'
import type { Scope } from './year.ts'

/** What is counted in a scope, and the children of it: an id for each child in each event. */
export interface Measured {
  count: number
  /** Empty where the records do not say which children it is about: then nothing is said about chance. */
  childIds: readonly string[]
}

export type Measure = (scope: Scope) => Measured

/** Some of a scope's incidents, each once, with the children in them. */
export const measured =
  (some: (incidents: readonly IncidentFact[]) => IncidentFact[]): Measure =>
  ({ incidents }) => ({ count: some(incidents).length, childIds: childrenOf(some(incidents)) })

export const useOfForce: Measure = measured(useOfForceIncidents)

/** This year's scope, the last one's, and what decides whether they can be compared. */
export interface TwoYears {
  now: Scope
  last: Scope
  /** The average population below which no rate is shown. */
  rollLimit: number
  /** Whether the data run to the end of this year. */
  isOver: boolean
}

/**
 * A count of events against last year's, DOMAIN.md 5.4: the monthly rates (F1) are compared where both populations are
 * known, on the months that have a month-end count, and the counts only where not. Counts over unlike numbers of months are
 * not compared at all.
 */
export function countAgainst(years: TwoYears, measure: Measure): string {
  const [before, after] = [measure(years.last), measure(years.now)]
  const said = lastYearWords(years, number(before.count))
  const gap = gapOf(years)
  if (gap !== undefined) return `${said} ${gap}`
  if (areRatesKnown(years)) {
    const rates = isTooFew(years) ? tooFewToCompare : ratesAgainst(years, measure)
    return `${said} ${rates.replace('Against last year', 'Per 100 children per month')}`
  }
  const why = whyNotByNumber(years)
  if (why !== null) return `${said} ${why}`
  return `Against last year, by number as a population is not known: ${changeWith(before.count, after.count, 0, [before, after])}`
}

/** Why the two are not compared, with the first reason first: a year that is not over. */
export function gapOf({ now, last, isOver }: Pick<TwoYears, 'now' | 'last' | 'isOver'>): string | undefined {
  const gap = gapBetween(now, last)
  return gap === undefined || isOver ? gap : `This year is not over, and ${lowerFirst(gap)}`
}

const tooFewToCompare = 'Too few children were held for the rates to be compared.'

/** Numbers of a part and of a whole year say nothing about each other. */
function whyNotByNumber({ now, last, isOver }: TwoYears): string | null {
  if (!isOver) return 'This year is not over, so the two are not compared.'
  return areEqual(now.months, last.months)
    ? null
    : 'The two cover different numbers of months and a population is not known, so they are not compared.'
}

/** The rate of the same events against last year's; nothing where either year has none to show. */
export function rateAgainst(years: TwoYears, measure: Measure): string {
  if (gapBetween(years.now, years.last) !== undefined || !areRatesKnown(years))
    return 'No rate to compare with last year’s.'
  if (isTooFew(years)) return tooFewToCompare
  return ratesAgainst(years, measure)
}

/** Different children are no events in time: without a rate of them neither a direction nor chance is spoken of. */
export const childrenAgainst = (years: PastYear, count: number): string => lastYearWords(years, number(count))

type PastYear = Pick<TwoYears, 'last' | 'isOver'>

const lastYearWords = (years: PastYear, words: string): string =>
  `${whichLast(years)}: ${recordedWords(years.last, words)}${inReceived(years.last)}.`

/** 'Last year'; beside a part of a year 'Last year, all 12 months', since the two are not of the same time. */
export function whichLast({ last, isOver }: PastYear): string {
  const { length } = last.monthsOpen
  if (isOver || hasGap(last) || length === 0) return 'Last year'
  return `Last year, ${length === 12 ? 'all 12 months' : `in ${plural(length, 'month')}`}`
}

/** One question of chapter 7 over a year. */
export interface YearOfChecks {
  onTime: OnTime
  answers: ShareOfPeriod['answers']
}

/** Last year's shares, and whether this year's share of those whose record says when differs from it by more than chance. */
export function shareAgainst(now: YearOfChecks, last: YearOfChecks, whichYear: string): string {
  if (now.onTime.share.outOf === 0 || last.onTime.share.outOf === 0)
    return 'No share to compare with last year’s.'
  const [before, after] = [last, now].map(({ onTime, answers }) => ({ share: onTime.share, answers }))
  const difference = before && after ? differenceOfShares(before, after) : 'not told'
  const same = difference === 'none' ? ': no change among the latter' : ''
  return sentences(`${whichYear}: ${bothBases(last.onTime)}${same}.`, difference)
}

/**
 * '74% of all due (85 of 115), 81% of those whose record says when or that it was not done (85 of 105)': F13 on both bases,
 * the wider first.
 */
export function bothBases({ share: stated, ofDue }: OnTime): string {
  if (ofDue.outOf === 0) return 'None due'
  if (stated.outOf === 0) return `No record of the ${number(ofDue.outOf)} due says when`
  return `${partOf(ofDue, 'all due')}, ${partOf(stated, 'those whose record says when or that it was not done')}`
}

const partOf = ({ of, outOf }: Share, whole: string): string =>
  `${percent(of, outOf)} of ${whole} (${number(of)} of ${number(outOf)})`

function ratesAgainst({ now, last, isOver }: TwoYears, measure: Measure): string {
  const [before, after] = [last, now].map((scope) => measure({ ...scope, ...scope.compared })) as [
    Measured,
    Measured,
  ]
  const [from, to] = [rateOf(before, last.compared.held), rateOf(after, now.compared.held)]
  const over = [now, last].some(({ compared }) => compared.leavesOut) ? onCountedMonths : ''
  const far = isOver ? '' : ', so far this year'
  return `Against last year${far}${over}: ${changeWith(from, to, placesFor(from, to), [before, after])}`
}

const onCountedMonths = ', on the months with a month-end count'

/** 'up 20.0%, from 10 to 12. The difference may be chance.' */
function changeWith(from: number, to: number, places: number, [before, after]: [Measured, Measured]): string {
  const difference = differenceOf(
    { value: from, childIds: before.childIds },
    { value: to, childIds: after.childIds },
  )
  const words = change(from, difference === 'none' ? from : to, places, before.count)
  return sentences(`${words}.`, difference)
}

const sentences = (words: string, difference: Difference): string =>
  [words, chanceWords[difference]].filter((text) => text !== '').join(' ')

/** The summary says what it means. */
export const mayBeChance = 'The difference may be chance.'

const chanceWords: Record<Difference, string> = {
  none: '',
  'not told': '',
  'may be chance': mayBeChance,
  'more than chance': 'Chance alone is unlikely to explain the difference.',
}

const areRatesKnown = ({ now, last }: TwoYears): boolean => [now, last].every(({ held }) => isKnown(held))

const isKnown = (held: AveragePopulation): boolean => held.available && held.value > 0

const isTooFew = ({ now, last, rollLimit }: TwoYears): boolean =>
  [now, last].some(({ held }) => held.available && held.value < rollLimit)

/** The caller has checked that the population is known. */
const rateOf = ({ count }: Measured, held: AveragePopulation): number =>
  (monthlyRate(count, held) as KnownRate).value

/** One place, or as many as keep two rates that differ, or one that is not nought, from looking alike (three at most). */
function placesFor(from: number, to: number): number {
  const isClear = (places: number): boolean => {
    const [before, after] = [decimal(from, places), decimal(to, places)]
    const hidesNought = [from, to].some((rate) => rate > 0 && Number(decimal(rate, places)) === 0)
    return !hidesNought && (before !== after || areEqual(from, to))
  }
  return [1, 2].find(isClear) ?? 3
}
