import { DateTime } from 'luxon'
import { plainMarks, quoted } from './as-typed.ts'

export const dayParts = ['day', 'month', 'year'] as const
export type DayPart = (typeof dayParts)[number]

/** A day 'YYYY-MM-DD'; or which part is wrong or missing, and why, for the end of a message. */
export type DayReading = { ok: true; day: string } | DayRefusal

export interface DayRefusal {
  ok: false
  part: DayPart
  why: string
}

/**
 * Reads a whole date in one text, in every way in which people and our own pages write one: '30 March 2019', '30 Mar 2019',
 * '30th March 2019', 'March 30, 2019', '30/3/2019', '30.3.2019', '2019-03-30', 'Sat 30 March 2019'. The day comes before the
 * month where both are figures. A time of nought after it, as spreadsheets write one, says nothing.
 */
export const readDay = (typed: string): DayReading =>
  readBareDay(plainMarks(typed).replace(/[T ]00:00(:00(\.0{1,9})?)?$/, ''))

/** The same without any time after it. */
export function readBareDay(typed: string): DayReading {
  const whole = plainMarks(typed)
  const [, weekday, rest = whole] = weekdayFirst.exec(whole) ?? []
  const reading = readParts(partsIn(rest))
  if (!reading.ok || weekday === undefined || isOn(reading.day, weekday)) return reading
  return refused('day', `that day was not a ${nameOf(weekdays, weekday) ?? weekday}. Check the date`)
}

const weekdayFirst = /^(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? (.+)$/is

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** The whole name that a short form of three letters or more stands for. */
const nameOf = (names: readonly string[], short: string): string | undefined =>
  names.find((name) => name.toLowerCase().startsWith(short.toLowerCase()))

const isOn = (day: string, weekday: string): boolean =>
  weekdays[DateTime.fromISO(day).weekday - 1] === nameOf(weekdays, weekday)

/** The parts of a date in one text, in the order in which it has them; '' for those that it has not. */
function partsIn(text: string): Record<DayPart, string> {
  const words = text
    .replace(/[.,]$/, '')
    .replace(/\bof\b/i, ' ')
    .replace(/(\d(?:st|nd|rd|th)?)(?=[a-z]{3})(?!(?:st|nd|rd|th)\b)/gi, '$1 ')
    .replace(/([a-z]{3})(?=\d)/gi, '$1 ')
    .split(/[\s/.,-]+/)
  const [first = '', second = '', third = '', ...more] = words
  if (more.length > 0 || /^[/.,-]/.test(text)) return { day: text, month: '', year: '' }
  if (words.length === 1) return alone(first)
  if (words.length === 2) return pair(first, second)
  if (isYear(first)) return { day: third, month: second, year: first }
  return isName(first)
    ? { day: second, month: first, year: third }
    : { day: first, month: second, year: third }
}

const isYear = (word: string): boolean => /^\d{4}$/.test(word)
const isName = (word: string): boolean => /^[a-z]/i.test(word) && monthOf(word) !== undefined

function alone(word: string): Record<DayPart, string> {
  if (isYear(word)) return { day: '', month: '', year: word }
  return isName(word) ? { day: '', month: word, year: '' } : { day: word, month: '', year: '' }
}

/** 'March 2019', '3/2019' and '2019-03' have no day, '30 March' has no year. */
function pair(first: string, second: string): Record<DayPart, string> {
  if (isYear(second)) return { day: '', month: first, year: second }
  if (isYear(first)) return { day: '', month: second, year: first }
  return isName(first) ? { day: second, month: first, year: '' } : { day: first, month: second, year: '' }
}

/** Reads a date whose parts stand apart. */
export function readParts(typed: Record<DayPart, string>): DayReading {
  const [day, month, year] = dayParts.map((part) => plainMarks(typed[part]).replace(/\.$/, ''))
  const missing = dayParts.filter((part) => typed[part] === '')
  // What has no shape of a day at all is told so first.
  if (typed.day !== '' && dayOf(day) === undefined)
    return refused('day', `${noDay} ${quoted(typed.day)}${example}`)
  if (typed.month !== '' && monthOf(month) === undefined)
    return refused('month', `there is no month ${quoted(typed.month)}. Enter 1 to 12 or its name`)
  if (typed.year !== '' && !/^(19|20)\d\d$/.test(year ?? '')) return refused('year', wrongYear(typed.year))
  if (missing[0] !== undefined) return refused(missing[0], `add the ${missing.join(' and the ')}`)
  return onCalendar(dayOf(day) ?? 0, monthOf(month) ?? 0, Number(year))
}

const noDay = 'there is no day'
const example = '. Enter a date such as 27 3 2018'

const refused = (part: DayPart, why: string): DayRefusal => ({ ok: false, part, why })

function dayOf(word = ''): number | undefined {
  const found = Number(/^(\d{1,2})(?:st|nd|rd|th)?$/i.exec(word)?.[1] ?? NaN)
  return found >= 1 && found <= 31 ? found : undefined
}

/** 'March', 'Mar' and 'Sept' as well as figures. */
function monthOf(word = ''): number | undefined {
  if (/^\d{1,2}$/.test(word)) return Number(word) >= 1 && Number(word) <= 12 ? Number(word) : undefined
  const short = /^sept$/i.test(word) ? 'sep' : word
  const place = months.findIndex((name) =>
    [name, name.slice(0, 3)].some((each) => each.toLowerCase() === short.toLowerCase()),
  )
  return place < 0 ? undefined : place + 1
}

// Nobody can tell which century two figures mean.
const wrongYear = (typed: string): string =>
  /^['’]?\d\d$/.test(typed.trim())
    ? `the year ${quoted(typed)} has two figures. Enter all four, such as 2018`
    : `there is no year ${quoted(typed)}. Enter one from 1900 to 2099`

function onCalendar(day: number, month: number, year: number): DayReading {
  const { daysInMonth } = DateTime.utc(year, month)
  if (daysInMonth !== undefined && day <= daysInMonth)
    return { ok: true, day: [year, month, day].map((part) => String(part).padStart(2, '0')).join('-') }
  return refused('day', `${months[month - 1] ?? ''} ${year} has only ${daysInMonth ?? 0} days`)
}
