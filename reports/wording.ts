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
 * 'up 24.8%, from 133 to 166': the change with its base (F11). From 0 there is no percentage: 'from 0 to 4'.
 * `places` is how the two values are printed; the percentage is worked out from the unrounded ones.
 */
export function change(from: number, to: number, places = 0): string {
  if (from === to) return `no change, ${decimal(from, places)} both times`
  const bases = `from ${decimal(from, places)} to ${decimal(to, places)}`
  const percentage = percentageChange(from, to)
  if (percentage === null) return bases
  const size = decimal(Math.abs(percentage), 1)
  return `${percentage > 0 ? 'up' : 'down'} ${size === '0.0' ? 'less than 0.1' : size}%, ${bases}`
}

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
  return inWords(dateFrom(date), 'd MMMM yyyy')
}

/** '2018-09-04' → '4 Sep 2018', for narrow columns. */
export function shortDate(date: string): string {
  return inWords(dateFrom(date), 'd MMM yyyy')
}

/** '2018-05-04T14:35:00+01:00' → '4 May 2018, 2:35pm', the time as it is written; UTC ('…Z') is put into London time. */
export function longDateTime(iso: string): string {
  const time = timeFrom(iso)
  return `${inWords(time, 'd MMMM yyyy')}, ${clockWords(time)}`
}

/** '2018-05-04T14:35:00+01:00' → '2:35pm'; the whole hour '2pm', 'midday', 'midnight'. */
export function timeOfDay(iso: string): string {
  return clockWords(timeFrom(iso))
}

/** An instant in UTC as London's clock showed it: '2018-05-04T13:35:00Z' → '4 May 2018, 2:35pm'. */
export function instant(isoUtc: string): string {
  const time = timeFrom(isoUtc).setZone('Europe/London')
  return `${inWords(time, 'd MMMM yyyy')}, ${clockWords(time)}`
}

/** '2018-04' → 'April 2018'. */
export function monthName(month: string): string {
  return inWords(dateFrom(`${month}-01`), 'MMMM yyyy')
}

/** '2018-04' → 'Apr 2018'. */
export function shortMonth(month: string): string {
  return inWords(dateFrom(`${month}-01`), 'MMM yyyy')
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

function dateFrom(date: string): DateTime {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError(`Not a local date: ${date}`)
  return valid(DateTime.fromISO(date, { zone: 'utc' }), date)
}

function timeFrom(iso: string): DateTime {
  if (!/T.+(Z|[+-]\d{2}:?\d{2})$/.test(iso)) throw new RangeError(`Not a time with its offset: ${iso}`)
  const zone = iso.endsWith('Z') ? { zone: 'Europe/London' } : { setZone: true }
  return valid(DateTime.fromISO(iso, zone), iso)
}

function valid(time: DateTime, text: string): DateTime {
  if (!time.isValid) throw new RangeError(`Not a date or time: ${text}`)
  return time
}

/** The machine's own language must not reach the words. */
const inWords = (time: DateTime, format: string): string => time.setLocale('en').toFormat(format)

function clockWords(time: DateTime): string {
  if (time.minute > 0) return inWords(time, 'h:mma').toLowerCase()
  if (time.hour === 0) return 'midnight'
  return time.hour === 12 ? 'midday' : inWords(time, 'ha').toLowerCase()
}
