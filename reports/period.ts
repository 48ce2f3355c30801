import { DateTime } from 'luxon'
import { quarters as quarterNames } from '../server/qa-meetings/vocabulary.ts'
import type { QuarterName } from '../server/qa-meetings/vocabulary.ts'
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

/** '2018-19' → 2018; undefined where the text is not two years that follow each other. */
export function parseReviewYear(label: string): number | undefined {
  const year = Number(/^(\d{4})-\d{2}$/.exec(label)?.[1])
  return !Number.isNaN(year) && reviewYear(year).label === label ? year : undefined
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

export function monthEnd(month: string): string {
  return dayText(startOf(month).endOf('month'))
}

/** Every month touched, first and last included; takes months or local dates. Empty when `to` is before `from`. */
export function monthsBetween(from: string, to: string): string[] {
  const first = monthOf(from)
  const count = Math.round(startOf(monthOf(to)).diff(startOf(first), 'months').months) + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => shiftMonth(first, index))
}

/** '2018-11' and 3 → '2019-02'; back with a negative count. */
export function shiftMonth(month: string, months: number): string {
  return startOf(month).plus({ months }).toFormat('yyyy-MM')
}

/**
 * The day on which a month's population is counted: the last Friday of the month or the first Friday of the
 * next, whichever is nearer the month's end (DOMAIN.md 3.7, parliamentary answer 64964). Seven days apart, so
 * there is no tie.
 */
export function snapshotDate(month: string): string {
  const end = startOf(month).endOf('month').startOf('day')
  const sinceFriday = (end.weekday + 2) % 7
  return dayText(end.plus({ days: sinceFriday <= 3 ? -sinceFriday : 7 - sinceFriday }))
}

/** UTC carries the calendar here: no local clock change can move a day. */
function startOf(month: string): DateTime {
  const time = DateTime.fromISO(`${month}-01`, { zone: 'utc' })
  if (!time.isValid) throw new RangeError(`Not a month: ${month}`)
  return time
}

const dayText = (time: DateTime): string => time.toFormat('yyyy-MM-dd')

const fourDigits = (year: number): string => String(year).padStart(4, '0')
