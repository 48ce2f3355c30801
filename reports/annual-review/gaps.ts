import type { Cell } from '../report.ts'
import { listOf, monthName, number, plural } from '../wording.ts'
import { counted, noRecords, notApplicable, notOpen, notOver } from './blocks.ts'
import type { GapFact, ReviewFacts } from './facts.ts'
import type { EstablishmentYear, Scope, Year } from './year.ts'

/** Whether nothing was received of any month in which it was open: then no number says anything. */
export const isSilent = ({ received, missing }: Scope): boolean => received.length === 0 && missing.length > 0

/** Whether it was open on no day of the year: it has nothing to record, which is no nought. */
export const isNotOpen = ({ monthsOpen, incidents }: Pick<Scope, 'monthsOpen' | 'incidents'>): boolean =>
  monthsOpen.length === 0 && incidents.length === 0

/** Why no number of its records says anything; undefined where one does. */
function whyNoNumber(scope: Scope): Cell | undefined {
  if (isSilent(scope)) return noRecords
  return isNotOpen(scope) ? notOpen : undefined
}

/** Whether months are missing, so that a total is of the others alone and no rate or change is worked out. */
export const hasGap = ({ missing }: Scope): boolean => missing.length > 0

/** A number from the establishment's records of incidents; 'no records' where none were received, or 'not open'. */
export const recordedCell = (scope: Scope, count: number): Cell =>
  (count === 0 ? whyNoNumber(scope) : undefined) ?? counted(count)

/** Any cell worked out from the establishment's records of incidents. */
export const unlessSilent = (scope: Scope, cell: Cell): Cell => whyNoNumber(scope) ?? cell

/** The number in words, 'no records received' or 'not open'. */
export function recordedWords(scope: Scope, words: string): string {
  if (isNotOpen(scope)) return notOpen.text
  return isSilent(scope) ? 'no records received' : words
}

/** ' in the 9 months for which records were received'; nothing where they are complete. */
export const inReceived = (scope: Scope): string =>
  hasGap(scope) && !isSilent(scope)
    ? ` in the ${plural(scope.received.length, 'month')} for which records were received`
    : ''

/** 'No records were received from Ash House.', 'Ash House was not open in the year.'; undefined where it has records. */
export function nothingFrom(scope: Scope): string | undefined {
  if (isNotOpen(scope)) return `${scope.name} was not open in the year.`
  return isSilent(scope) ? `No records were received from ${scope.name}.` : undefined
}

/** 'June, July and August 2018': months that follow one another in a year share it. */
export function monthList(months: readonly string[]): string {
  return listOf(
    months.map((month, place) => {
      const next = months[place + 1]
      const name = monthName(month)
      return next?.slice(0, 4) === month.slice(0, 4) ? name.replace(/ \d{4}$/, '') : name
    }),
  )
}

/** 'June and July 2018', or 'every month in which it was open'. */
export const whichMonths = ({ monthsOpen }: Pick<Scope, 'monthsOpen'>, months: readonly string[]): string =>
  months.length === monthsOpen.length ? 'every month in which it was open' : monthList(months)

/** What stands under each table of incidents while months are missing: whose, which, and what the numbers are of. */
export const gapNotes = ({ establishments }: Pick<Year, 'establishments'>): string[] =>
  establishments
    .filter(hasGap)
    .map((each) =>
      isSilent(each)
        ? `No records were received from ${each.name} for any month in which it was open. This is not nought.`
        : `${each.name}: no records were received for ${monthList(each.missing)}. Its numbers are of the ` +
          `${plural(each.received.length, 'month')} for which records were received.`,
    )

/** One establishment's month of which nothing was received, with the scrutineer's words on it, or undefined. */
export interface Gap {
  establishment: EstablishmentYear
  month: string
  words: string | undefined
}

export const gapsOf = ({ establishments, facts }: Pick<Year, 'establishments' | 'facts'>): Gap[] =>
  establishments.flatMap((establishment) =>
    establishment.missing.map((month) => ({
      establishment,
      month,
      words: confirmedWords(facts, establishment.facts.id, month),
    })),
  )

const confirmedWords = ({ gaps }: ReviewFacts, id: string, month: string): string | undefined =>
  gaps.find((gap: GapFact) => gap.establishmentId === id && gap.month === month)?.words

/** What the scrutineer confirmed of each gap; months with the same words stand together. */
export function confirmedSentences(year: Pick<Year, 'establishments' | 'facts'>): string[] {
  const byWords = Map.groupBy(
    gapsOf(year),
    ({ establishment, words }) => `${establishment.name}\u0000${words ?? ''}`,
  )
  return [...byWords.values()].flatMap((gaps) => {
    const [first] = gaps
    if (first === undefined) return []
    const { establishment, words } = first
    const months = whichMonths(
      establishment,
      gaps.map(({ month }) => month),
    )
    const said = words ?? 'The scrutineer has not confirmed this yet.'
    return `${establishment.name}, no records received for ${months}. ${said}`
  })
}

/** Why two years are not compared: months without records, or without a signed return, in either; else undefined. */
export function gapBetween(now: Scope, last: Scope): string | undefined {
  const sidesWith = (monthsOf: (scope: Scope) => string[]): string =>
    listOf(
      [
        { months: monthsOf(now), which: 'this year' },
        { months: monthsOf(last), which: 'last year' },
      ].flatMap(({ months, which }) =>
        months.length === 0 ? [] : [`${plural(months.length, 'month')} of ${which}`],
      ),
    )
  const silent = sidesWith(({ missing }) => missing)
  if (silent !== '') return `Records are missing for ${silent}, so the two are not compared.`
  // An incident recorded in a month does not say that it was the only one: the return does.
  const unsigned = sidesWith(({ unsigned: months }) => months)
  return unsigned === '' ? undefined : `Signed returns are missing for ${unsigned}, so no change is given.`
}

/**
 * '12'; '12 (2 of 3 months)' where records of some of these months were received; 'no records' where of none, and
 * 'not open' or 'not over yet' where it could have none.
 */
export function spanCell(scope: Scope, count: number, months: readonly string[]): Cell {
  const nothing = count === 0 ? outsideWords(scope, months) : undefined
  if (nothing !== undefined) return nothing
  const missing = scope.missing.filter((month) => months.includes(month))
  if (missing.length === 0) return counted(count)
  const received = scope.received.filter((month) => months.includes(month))
  if (received.length === 0 && count === 0) return noRecords
  // Of all together, a month may be known of one and missing of another: the notes say whose.
  if (received.some((month) => missing.includes(month))) return counted(count)
  return {
    text: `${number(count)} (${number(received.length)} of ${plural(received.length + missing.length, 'month')})`,
    value: count,
  }
}

/** Why none of these months has anything to count; undefined where one has. */
function outsideWords(
  { monthsOpen, notOver: unfinished }: Scope,
  months: readonly string[],
): Cell | undefined {
  const over = months.filter((month) => !unfinished.includes(month))
  if (over.length === 0) return notOver
  return over.some((month) => monthsOpen.includes(month)) ? undefined : notOpen
}

/** One month's number, or why there is none. */
export function monthCell(scope: Scope, month: string, count: number): Cell {
  if (isMissing(scope, month)) return noRecords
  if (scope.notOver.includes(month)) return notOver
  return count > 0 || scope.monthsOpen.includes(month) ? counted(count) : notApplicable
}

/** A silent month says so in every column; one that it was not open has nothing to say. */
export const isMissing = ({ missing }: Scope, month: string): boolean => missing.includes(month)

/** 'June 2018 and August to November 2018', or 'every month' where they are all of a year's. */
export function monthsAmong(some: readonly string[], all: readonly string[]): string {
  if (some.length === all.length) return 'every month'
  const places = some.map((month) => all.indexOf(month))
  const starts = some.filter((_month, index) => (places[index - 1] ?? -2) + 1 !== places[index])
  const runs = starts.map((start, index) =>
    some.filter((month) => month >= start && month < (starts[index + 1] ?? '9999')),
  )
  return listOf(runs.map((run) => (run.length < 3 ? monthList(run) : runWords(run))))
}

const runWords = (run: readonly string[]): string =>
  monthList([run[0] ?? '', run.at(-1) ?? '']).replace(' and ', ' to ')

/** '× marks a month without a number: June 2018, no records were received.': what the crosses of a chart stand for. */
export function crossNotes(what: string, reasons: readonly { months: string; why: string }[]): string[] {
  const known = reasons.filter(({ months }) => months !== '')
  if (known.length === 0) return []
  return [`× marks ${what}: ${known.map(({ months, why }) => `${months}, ${why}`).join('; ')}.`]
}
