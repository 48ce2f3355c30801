import { shiftMonth } from '../../../reports/period.ts'
import { listOf, monthName, number } from '../../../reports/wording.ts'
import type { MonthCount } from './month-field.ts'

/** What a month's count is held against. */
export interface Known {
  /** The places of the establishment on a day; undefined before anything is known of it. */
  placesOn: (day: string) => number | undefined
  /** The counts of the year before, for its last month. */
  before: readonly MonthCount[]
}

/** A count that nobody takes without a reason: one far above lowers every rate that is divided by it. */
interface Unusual {
  month: string
  held: number
  /** '49 places', '30 in April 2019' */
  against: string
}

/** More than a tenth above the places, and by two at least. */
const isFarAbovePlaces = (held: number, places: number): boolean =>
  held > places * 1.1 && held - places >= 2

/** At least half as many again as the month before, and by five at least; after a month with none nothing is compared. */
const isFarAboveBefore = (held: number, before: number): boolean =>
  before > 0 && held >= before * 1.5 && held - before >= 5

/** The counts of a year that are far above the places or the month before, in their order. */
export function unusualCounts(months: readonly MonthCount[], { placesOn, before }: Known): Unusual[] {
  const counted = new Map([...before, ...months].map((each) => [each.month, each]))
  return months.flatMap((count) => {
    const places = placesOn(count.snapshotOn)
    const last = counted.get(shiftMonth(count.month, -1))
    const against = [
      ...(places !== undefined && isFarAbovePlaces(count.allHeld, places) ? [`${number(places)} places`] : []),
      ...(last !== undefined && isAboveLast(count, last)
        ? [`${number(last.allHeld)} in ${monthName(last.month)}`]
        : []),
    ]
    return against.length === 0
      ? []
      : [{ month: count.month, held: count.allHeld, against: listOf(against) }]
  })
}

const isAboveLast = (count: MonthCount, last: MonthCount): boolean =>
  isFarAboveBefore(count.allHeld, last.allHeld) || isFarAboveBefore(count.under18, last.under18)

/** 'Say why so many were held: May 2019, 500 against 49 places and 30 in April 2019' */
export const whyInWords = (unusual: readonly Unusual[]): string =>
  `Say why so many were held, or correct the count: ${unusual
    .map(({ month, held, against }) => `${monthName(month)}, ${number(held)} against ${against}`)
    .join('; ')}`
