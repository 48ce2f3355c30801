import Holidays from 'date-holidays'
import { DateTime } from 'luxon'

/**
 * Deadlines, working days and the two clock changes, all in Europe/London whatever the machine's own zone. Local
 * dates are 'YYYY-MM-DD', times ISO with an offset, `now` an ISO instant given by the caller.
 */

const zone = 'Europe/London'

/** What a moment on a form means: one instant, none (clocks go forward), or two (clocks go back). */
export type LocalMoment =
  | { kind: 'exact'; iso: string }
  | { kind: 'does-not-exist' }
  | { kind: 'twice'; first: string; second: string }

/**
 * A local date ('2018-05-04') and time ('14:35') as an instant with its offset. The hour that the spring change
 * skips, and an impossible date or time, do not exist; the hour that the autumn change repeats needs `which`.
 */
export function localDateTime(date: string, time: string, which?: 'first' | 'second'): LocalMoment {
  const wall = `${date}T${time}`
  const [first, second] = offsets
    .map((offset) => DateTime.fromISO(`${wall}:00${offset}`, { zone }))
    .filter((candidate) => candidate.toFormat("yyyy-MM-dd'T'HH:mm") === wall)
    .map(isoText)
  if (first === undefined) return { kind: 'does-not-exist' }
  if (second === undefined) return { kind: 'exact', iso: first }
  if (which === undefined) return { kind: 'twice', first, second }
  return { kind: 'exact', iso: which === 'first' ? first : second }
}

/** Summer, winter, and double summer from 1941 to 1947; the earlier moment first. */
const offsets = ['+02:00', '+01:00', '+00:00']

/**
 * The UTC instant at which a local date begins in London; the clocks never change at midnight there.
 * @throws RangeError for a text that is no local date
 */
export function startOfDay(date: string): string {
  const midnight = localDateTime(date, '00:00')
  if (midnight.kind !== 'exact') throw new RangeError(`Not a local date: ${date}`)
  return new Date(midnight.iso).toISOString()
}

/** Elapsed hours, fractions kept; a night with a clock change has one more or one fewer than its clock shows. */
export function hoursBetween(from: string, to: string): number {
  return (instantOf(to) - instantOf(from)) / hour
}

/** Elapsed hours later, in London's time with its offset. */
export function addHours(iso: string, hours: number): string {
  return isoText(moment(iso).plus({ hours }))
}

/** London's date at this moment; a local date is its own. */
export function localDateOf(iso: string): string {
  if (isLocalDate(iso)) return dayOf(midnightOf(iso))
  return londonDay.format(instantOf(iso))
}

/** @throws RangeError for a text that is no local date, and beyond the year 9999 */
export function addDays(date: string, days: number): string {
  return dayOf(midnightOf(date) + days * 24 * hour)
}

/** Calendar days from one local date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (midnightOf(to) - midnightOf(from)) / (24 * hour)
}

/**
 * The same day of the month this many calendar months later, or that month's last day: 31 January → 28 February.
 * @throws RangeError as `addDays`, and for a number that is not whole
 */
export function monthsAfter(date: string, months: number): string {
  return dayText(day(date).plus({ months: whole(months) }))
}

/** F14, DOMAIN.md 5.2: whether `to` is no later than this many calendar months after `from`. */
export function withinMonths(from: string, to: string, months: number): boolean {
  return dayText(day(to)) <= monthsAfter(from, months)
}

export interface BankHoliday {
  on: string
  name: string
}

/**
 * England's bank holidays of a year as days off, in order: a holiday that falls on a weekend stands under its
 * substitute weekday only. From the date-holidays package, so years to come are computed: see `isProclaimed`.
 */
export function bankHolidays(year: number): BankHoliday[] {
  const known = holidaysByYear.get(year)
  if (known !== undefined) return known
  const holidays = england
    .getHolidays(year, 'en')
    .filter(({ type }) => type === 'public')
    .map(({ date, name }) => ({ on: date.slice(0, 10), name: name.replace("'", '’') }))
    .filter(({ on }) => !isWeekend(on) && !movedAway.includes(on))
    .concat(proclaimedSpecially.filter(({ on }) => Number(on.slice(0, 4)) === year))
    .sort((one, other) => (one.on < other.on ? -1 : 1))
  holidaysByYear.set(year, holidays)
  return holidays
}

const england = new Holidays('GB', 'ENG')
const holidaysByYear = new Map<number, BankHoliday[]>()

/** Royal proclamations that the package does not know; it has those from 2018 on. */
const movedAway = ['2002-05-27', '2012-05-28']
const proclaimedSpecially: BankHoliday[] = [
  { on: '1999-12-31', name: 'Millennium holiday' },
  { on: '2002-06-03', name: 'Golden Jubilee' },
  { on: '2002-06-04', name: 'Spring bank holiday' },
  { on: '2011-04-29', name: 'Royal wedding' },
  { on: '2012-06-04', name: 'Spring bank holiday' },
]

/** Bank holidays are proclaimed about two years ahead; after that a day may still be moved or added. */
export function isProclaimed(year: number, asOf: string): boolean {
  return year <= Number(localDateOf(asOf).slice(0, 4)) + 2
}

/** Monday to Friday, England's bank holidays left out. */
export function isWorkingDay(date: string): boolean {
  return !isWeekend(date) && !bankHolidays(Number(date.slice(0, 4))).some(({ on }) => on === date)
}

/** Working days after `from` up to and including `to`: the next working day is 1; 0 when `to` is not later. */
export function workingDaysBetween(from: string, to: string): number {
  const days = Math.max(0, daysBetween(from, to))
  const rest = Array.from({ length: days % 7 }, (_, index) => addDays(from, index + 1))
  const weekdays = Math.floor(days / 7) * 5 + rest.filter((date) => !isWeekend(date)).length
  return weekdays - holidaysAfter(from, to)
}

/** Bank holidays after `from` up to and including `to`; none falls on a weekend. */
function holidaysAfter(from: string, to: string): number {
  const first = Number(from.slice(0, 4))
  const years = Array.from(
    { length: Math.max(0, Number(to.slice(0, 4)) - first + 1) },
    (_, nth) => first + nth,
  )
  return years.flatMap(bankHolidays).filter(({ on }) => on > from && on <= to).length
}

/** Forty years: no deadline is longer, and the walk to one takes no time that anybody notices. */
const mostWorkingDays = 10_000

/**
 * The date on which that many working days have passed since `date`; 0 gives the date itself.
 * @throws RangeError for a text that is no local date, and for a number that is not whole or over 10,000
 */
export function addWorkingDays(date: string, workingDays: number): string {
  if (whole(workingDays) > mostWorkingDays) throw new RangeError(`Too many working days: ${workingDays}`)
  let reached = date
  for (let left = workingDays; left > 0; left -= isWorkingDay(reached) ? 1 : 0) reached = addDays(reached, 1)
  return reached
}

function whole(count: number): number {
  if (!Number.isSafeInteger(count)) throw new RangeError(`Not a whole number: ${count}`)
  return count
}

/**
 * How an act stands to its deadline. A time that was not supplied is never called late: after the deadline it is
 * 'not-supplied', or 'overdue' where the caller knows that the act itself was not done. A time before what it follows
 * is a 'contradiction' and meets nothing.
 */
export type DeadlineState = 'met' | 'met-late' | 'due' | 'overdue' | 'not-supplied' | 'contradiction'

interface Deadline {
  startsAt: string
  /** When it was done, null where no time is supplied. */
  doneAt: string | null
  now: string
  /** The record says that it was not done, rather than nothing. */
  knownNotDone?: boolean
}

/** Elapsed hours, straight through a clock change; met up to and including the last moment (reg 35: 24 and 48). */
export function hourDeadline(deadline: Deadline & { withinHours: number }): DeadlineState {
  const limit = instantOf(deadline.startsAt) + deadline.withinHours * hour
  return stateOf(deadline, (time) => instantOf(time) <= limit)
}

/** Local days, the day of the start not counted; met if done by the end of the last (reg 35: the fifth day). */
export function dayDeadline(deadline: Deadline & { withinDays: number }): DeadlineState {
  const lastDay = addDays(localDateOf(deadline.startsAt), deadline.withinDays)
  return stateOf(deadline, (time) => localDateOf(time) <= lastDay)
}

/** As `dayDeadline`, in England's working days (DOMAIN.md 3.2: refer within one working day). */
export function workingDayDeadline(deadline: Deadline & { withinWorkingDays: number }): DeadlineState {
  const lastDay = addWorkingDays(localDateOf(deadline.startsAt), deadline.withinWorkingDays)
  return stateOf(deadline, (time) => localDateOf(time) <= lastDay)
}

function stateOf(deadline: Deadline, isInTime: (time: string) => boolean): DeadlineState {
  const { startsAt, doneAt } = deadline
  if (doneAt !== null && isBefore(doneAt, startsAt)) return 'contradiction'
  if (doneAt !== null) return isInTime(doneAt) ? 'met' : 'met-late'
  if (isInTime(deadline.now)) return 'due'
  return deadline.knownNotDone === true ? 'overdue' : 'not-supplied'
}

/** To the day where one of the two is a day and no moment. */
export function isBefore(time: string, start: string): boolean {
  if (isLocalDate(time) || isLocalDate(start)) return localDateOf(time) < localDateOf(start)
  return instantOf(time) < instantOf(start)
}

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(midnightOf(date)).getUTCDay())

// Lists and a year's review ask these of thousands of records, so they are plain arithmetic on milliseconds and make no
// calendar objects; the examples in their tests hold them to the same answers.
const hour = 3_600_000

/** 'en-CA' writes a day as '2018-05-04'. */
const londonDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

const isLocalDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

const hasOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/** Milliseconds of a moment; one without an offset is London's. Date.parse moves 31 April to 1 May without a word. */
function instantOf(iso: string): number {
  if (iso.slice(8, 10) > '28') midnightOf(iso.slice(0, 10))
  const found = hasOffset.test(iso) ? Date.parse(iso) : moment(iso).toMillis()
  if (Number.isNaN(found)) throw new RangeError(`Not a date or time: ${iso}`)
  return found
}

/** UTC carries the calendar: every day has the same length there. */
function midnightOf(date: string): number {
  const found = isLocalDate(date) ? Date.parse(date) : Number.NaN
  if (Number.isNaN(found) || dayOf(found) !== date) throw new RangeError(`Not a local date: ${date}`)
  return found
}

function dayOf(milliseconds: number): string {
  const [day = ''] = new Date(milliseconds).toISOString().split('T')
  if (!isLocalDate(day)) throw new RangeError(`Not a day of the years 0 to 9999: ${day}`)
  return day
}

function moment(iso: string): DateTime {
  return valid(DateTime.fromISO(iso, { zone }), iso)
}

/** UTC carries the calendar: every day has the same length there. */
function day(date: string): DateTime {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError(`Not a local date: ${date}`)
  return valid(DateTime.fromISO(date, { zone: 'utc' }), date)
}

function valid(time: DateTime, text: string): DateTime {
  if (!time.isValid) throw new RangeError(`Not a date or time: ${text}`)
  return time
}

function dayText(time: DateTime): string {
  const text = time.toFormat('yyyy-MM-dd')
  if (!isLocalDate(text)) throw new RangeError(`Not a day of the years 0 to 9999: ${text}`)
  return text
}

const isoText = (time: DateTime): string => time.toFormat("yyyy-MM-dd'T'HH:mm:ssZZ")
