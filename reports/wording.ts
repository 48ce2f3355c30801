import { DateTime } from 'luxon'
import { percentageChange } from './statistics/change.ts'

/**
 * The only formatter: numbers, shares, changes, dates and times as people read them. Rounding is half-up on
 * decimal text and happens here once, from unrounded values (DOMAIN.md 5.3).
 */

/** A share is two numbers: 17 of 50. */
export interface Share {
  of: number
  outOf: number
}

/** Nought, unknown and hidden are different things and print as different signs. */
export const symbols = { suppressed: 'c', notApplicable: 'z', notAvailable: 'x', undefinedRate: '–' } as const

/** '1 incident', '1,234 incidents'; give the plural where it is not the word with an s. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`
}

/** '1,234'; a fraction keeps its digits. */
export function number(value: number): string {
  const { whole, fraction, negative } = digitsOf(value)
  return signed(negative, fraction === '' ? grouped(whole) : `${grouped(whole)}.${fraction}`)
}

/** '2.5': half-up to this many places, 2.45 → '2.5'; a negative value rounds as its positive twin. */
export function decimal(value: number, places: number): string {
  const { whole, fraction, negative } = digitsOf(value)
  const kept = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'))
  const rounded = (kept + ((fraction[places] ?? '0') >= '5' ? 1n : 0n)).toString().padStart(places + 1, '0')
  const units = grouped(rounded.slice(0, rounded.length - places))
  const text = places === 0 ? units : `${units}.${rounded.slice(-places)}`
  return signed(negative && /[1-9]/.test(text), text)
}

/** '34%': whole per cent, half-up (F10); '–' where there is nothing to divide by. */
export function percent(of: number, outOf: number): string {
  return outOf === 0 ? symbols.undefinedRate : `${decimal((of / outOf) * 100, 0)}%`
}

/** '34% (17 of 50)', or 'none recorded' where the base is empty. */
export function share({ of, outOf }: Share): string {
  return outOf === 0 ? 'none recorded' : `${percent(of, outOf)} (${number(of)} of ${number(outOf)})`
}

/**
 * 'up 24.8%, from 133 to 166': the change with its base (F11). From 0 there is no percentage: 'from 0 to 4'; nor from a
 * count under 20, of which a percentage says more than it holds: 'down, from 8 to 2' (DOMAIN.md 5.4).
 * @param places how the two values are printed; the percentage is worked out from the unrounded ones
 * @param count of the events behind the earlier value, where that is a rate of them
 */
export function change(from: number, to: number, places = 0, count = from): string {
  if (from === to) return `no change, ${decimal(from, places)} both times`
  const bases = `from ${decimal(from, places)} to ${decimal(to, places)}`
  const percentage = percentageChange(from, to)
  if (percentage === null) return bases
  const direction = percentage > 0 ? 'up' : 'down'
  if (count < smallBase) return `${direction}, ${bases}`
  const size = decimal(Math.abs(percentage), 1)
  return `${direction} ${size === '0.0' ? 'less than 0.1' : size}%, ${bases}`
}

const smallBase = 20

/** 'a, b and c'; empty text for an empty list. */
export function listOf(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}

/** '1 minute', '12 minutes'. */
export const minutes = (count: number): string => plural(count, 'minute')

/** '1 hour', '36 hours'. */
export const hours = (count: number): string => plural(count, 'hour')

/** '1 day', '5.25 days'. */
export const days = (count: number): string => plural(count, 'day')

/** '2018-05-04' → '4 May 2018'. */
export function longDate(date: string): string {
  const { day, month, year } = dateFrom(date)
  return `${day} ${months[month - 1]?.long ?? ''} ${year}`
}

/** '2018-09-04' → '4 Sep 2018', for narrow columns. */
export function shortDate(date: string): string {
  const { day, month, year } = dateFrom(date)
  return `${day} ${months[month - 1]?.short ?? ''} ${year}`
}

/** '2018-05-04T14:35:00+01:00' → '4 May 2018, 2:35pm', the time as it is written; UTC ('…Z') is put into London time. */
export function longDateTime(iso: string): string {
  return `${longDate(asWritten(iso).date)}, ${timeOfDay(iso)}`
}

/** '2018-05-04T14:35:00+01:00' → '2:35pm'; the whole hour '2pm', 'midday', 'midnight'. */
export function timeOfDay(iso: string): string {
  return clockWords(asWritten(iso))
}

/** An instant in UTC as London's clock showed it: '2018-05-04T13:35:00Z' → '4 May 2018, 2:35pm'. */
export function instant(isoUtc: string): string {
  return longDateTime(DateTime.fromISO(isoUtc, { zone: 'Europe/London' }).toUTC().toISO() ?? isoUtc)
}

/** The time alone of an instant, as London's clock showed it: '2018-05-04T13:35:00Z' → '2:35pm'. */
export const clockOf = (isoUtc: string): string => instant(isoUtc).split(', ')[1] ?? ''

/** '2018-04' → 'April 2018'. */
export function monthName(month: string): string {
  const { month: nth, year } = dateFrom(`${month}-01`)
  return `${months[nth - 1]?.long ?? ''} ${year}`
}

/** '2018-04' → 'Apr 2018'. */
export function shortMonth(month: string): string {
  const { month: nth, year } = dateFrom(`${month}-01`)
  return `${months[nth - 1]?.short ?? ''} ${year}`
}

/**
 * The decimal digits of a value. Twelve significant digits drop the noise of binary fractions (57 ÷ 200 × 100 is
 * 28.499999999999996 to the machine) and are far finer than any ratio of counts can lie from a half.
 */
function digitsOf(value: number): { negative: boolean; whole: string; fraction: string } {
  if (!Number.isFinite(value)) throw new RangeError('Only a finite number can be put into words')
  const size = Math.abs(value)
  const [digits = '', exponent = '0'] = (Number.isInteger(size) ? String(size) : size.toPrecision(12)).split(
    'e',
  )
  const [whole = '', fraction = ''] = digits.split('.')
  const shift = Number(exponent)
  const left = shift < 0 ? whole.padStart(1 - shift, '0') : whole
  const point = left.length + shift
  const all = (left + fraction).padEnd(point, '0')
  return { negative: value < 0, whole: all.slice(0, point), fraction: all.slice(point).replace(/0+$/, '') }
}

const grouped = (whole: string): string => whole.replace(/\B(?=(\d{3})+$)/g, ',')

const signed = (negative: boolean, text: string): string => (negative ? `−${text}` : text)

interface Day {
  day: number
  month: number
  year: number
}

function dateFrom(date: string): Day {
  const milliseconds = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : Number.NaN
  // Date.parse moves 31 April to 1 May without a word.
  const isReal = !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(date)
  if (!isReal) throw new RangeError(`Not a local date: ${date}`)
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day }
}

interface Written {
  /** 'YYYY-MM-DD' */
  date: string
  hour: number
  minute: number
}

/** A time as it is written; one in UTC as London's clock showed it. */
function asWritten(iso: string): Written {
  const local = iso.endsWith('Z') ? londonTime(iso) : iso
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}).*[+-]\d{2}:?\d{2}$/.exec(local)
  if (found === null || Number.isNaN(Date.parse(local)))
    throw new RangeError(`Not a time with its offset: ${iso}`)
  const [, date = '', hour = '', minute = ''] = found
  return { date, hour: Number(hour), minute: Number(minute) }
}

const londonTime = (iso: string): string => DateTime.fromISO(iso, { zone: 'Europe/London' }).toISO() ?? iso

function clockWords({ hour, minute }: Written): string {
  const half = hour < 12 ? 'am' : 'pm'
  const shown = hour % 12 === 0 ? 12 : hour % 12
  if (minute > 0) return `${shown}:${String(minute).padStart(2, '0')}${half}`
  if (hour === 0) return 'midnight'
  return hour === 12 ? 'midday' : `${shown}${half}`
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
].map((long) => ({ long, short: long.slice(0, 3) }))

/** With its first letter as a capital: 'withdrawal asked' → 'Withdrawal asked'. */
export const upperFirst = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** For the middle of a sentence: 'Guiding hold' → 'guiding hold'; LADO, QA and the like stay as they are. */
export const lowerFirst = (words: string): string =>
  /^[A-Z]{2}/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1)
