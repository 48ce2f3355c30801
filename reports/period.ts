import { quarters as quarterNames } from '../server/qa-meetings/vocabulary.ts'
import type { QuarterName } from '../server/qa-meetings/vocabulary.ts'
import { addDays } from './clocks.ts'
import { monthName } from './wording.ts'

/**
 * Review years, quarters and months. Local dates are 'YYYY-MM-DD', months 'YYYY-MM'; a review year is named by
 * its first April, as everywhere in the partnership's papers: 2018 is April 2018 to March 2019.
 */

export interface ReviewYear {
  year: number
  startsOn: string
  endsOn: string
  /** '2018-19' */
  label: string
  /** 'April 2018 to March 2019' */
  words: string
  /** Twelve, April first. */
  months: string[]
  /** Four, April to June first. */
  quarters: Quarter[]
}

export interface Quarter {
  /** The review year it belongs to: Q4 of 2018 is January to March 2019. */
  year: number
  name: QuarterName
  startsOn: string
  endsOn: string
  /** Three. */
  months: string[]
  /** 'April to June 2018' */
  label: string
}

export function reviewYear(year: number): ReviewYear {
  const months = monthsBetween(`${fourDigits(year)}-04`, `${fourDigits(year + 1)}-03`)
  return {
    year,
    startsOn: `${fourDigits(year)}-04-01`,
    endsOn: `${fourDigits(year + 1)}-03-31`,
    label: `${fourDigits(year)}-${fourDigits(year + 1).slice(2)}`,
    words: `April ${fourDigits(year)} to March ${fourDigits(year + 1)}`,
    months,
    quarters: quarterNames.map(({ value }) => quarter(year, value)),
  }
}

/** The review year that a local date falls in. */
export function reviewYearOf(date: string): number {
  const year = Number(date.slice(0, 4))
  return date.slice(5, 7) < '04' ? year - 1 : year
}

/** '2018' → 2018; undefined for any text but a year that can be typed: 1900 to 2099. */
export const parseYear = (text: string): number | undefined =>
  /^(?:19|20)\d\d$/.test(text) ? Number(text) : undefined

/** '2018-05' as it is; undefined for any text but a month of a year that can be typed. */
export const parseMonth = (text: string): string | undefined =>
  /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])$/.test(text) ? text : undefined

/** '2018-19' → 2018; undefined where the text is not two years that follow each other, the first as in `parseYear`. */
export function parseReviewYear(label: string): number | undefined {
  const year = parseYear(label.slice(0, 4))
  return year !== undefined && reviewYear(year).label === label ? year : undefined
}

export function quarter(year: number, name: QuarterName): Quarter {
  const place = quarterNames.findIndex(({ value }) => value === name)
  const first = shiftMonth(`${fourDigits(year)}-04`, place * 3)
  const last = shiftMonth(first, 2)
  return {
    year,
    name,
    startsOn: monthStart(first),
    endsOn: monthEnd(last),
    months: monthsBetween(first, last),
    label: `${monthName(first).slice(0, -5)} to ${monthName(last)}`,
  }
}

/** The quarter that a local date falls in. */
export function quarterOf(date: string): Quarter {
  const place = Math.floor(((Number(date.slice(5, 7)) + 8) % 12) / 3)
  return quarter(reviewYearOf(date), quarterNames[place]?.value ?? 'Q1')
}

/** '2018-05-04' → '2018-05'; takes a local date-time too. */
export const monthOf = (date: string): string => date.slice(0, 7)

export const monthStart = (month: string): string => `${month}-01`

export const monthEnd = (month: string): string => addDays(monthStart(shiftMonth(month, 1)), -1)

/** Every month touched, first and last included; takes months or local dates. Empty when `to` is before `from`. */
export function monthsBetween(from: string, to: string): string[] {
  const first = placeOf(monthOf(from))
  const count = placeOf(monthOf(to)) - first + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => monthNamed(first + index))
}

/** '2018-11' and 3 → '2019-02'; back with a negative count. */
export const shiftMonth = (month: string, months: number): string => monthNamed(placeOf(month) + months)

/**
 * A month's place among all months, the first of year 0 being 0: pages ask for every month since an establishment was
 * added, so months are counted and no calendar objects made.
 */
function placeOf(month: string): number {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new RangeError(`Not a month: ${month}`)
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
}

const monthNamed = (place: number): string =>
  `${fourDigits(Math.floor(place / 12))}-${String((place % 12) + 1).padStart(2, '0')}`

/**
 * The day on which a month's population is counted: the last Friday of the month or the first Friday of the
 * next, whichever is nearer the month's end (DOMAIN.md 3.7, parliamentary answer 64964). Seven days apart, so
 * there is no tie.
 */
export function snapshotDate(month: string): string {
  const end = monthEnd(month)
  const sinceFriday = (new Date(end).getUTCDay() + 2) % 7
  return addDays(end, sinceFriday <= 3 ? -sinceFriday : 7 - sinceFriday)
}

const fourDigits = (year: number): string => String(year).padStart(4, '0')
