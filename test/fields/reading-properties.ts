import assert from 'node:assert/strict'
import fc from 'fast-check'
import { date } from '../../server/fields/date.ts'
import { dateTime } from '../../server/fields/date-time.ts'
import type { Field, Typed } from '../../server/fields/field.ts'
import { decimalNumber, wholeNumber } from '../../server/fields/number.ts'
import { readClock } from '../../server/fields/read-clock.ts'
import { readDay } from '../../server/fields/read-day.ts'
import { readNumber, signShownBy } from '../../server/fields/read-number.ts'
import { timeOrNone } from '../../server/fields/time.ts'
import { localDateTime } from '../../reports/clocks.ts'
import * as wording from '../../reports/wording.ts'
import { always, type Property } from '../support/property.ts'
import { oddTexts, typedText } from '../support/typed-text.ts'

const context = { now: '2099-12-31T23:59:59.999Z', today: '2099-12-31' }
const question = 'What was it?'
const dayField = date({ question, missing: 'Enter it' })
const momentField = dateTime({ question, missing: 'Enter it' })
const timeField = timeOrNone({ question })

const reads = <Value>(field: Field<Value>, typed: Typed, value: Value, from: string) => {
  assert.deepEqual(field.read('it', typed, context), { ok: true, value }, from)
}

const localDay = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10))
const clock = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))

/** Spaces and dashes that programs put in the place of those of a keyboard, and what nobody sees. */
const pasted = (text: string) => [
  text,
  text.replaceAll(' ', '\u00a0'),
  text.replaceAll('-', '\u2011'),
  `\u200e${text}\u200b`,
  ` ${text}\t`,
]

const weekdayOf = (day: string) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' })

/** A day as our own pages write it, and as people do. */
function waysToWriteDay(day: string): string[] {
  const [year = '', month = '', date = ''] = day.split('-')
  const [, name = ''] = wording.longDate(day).split(' ')
  const short = name === 'September' ? 'Sept' : name.slice(0, 3)
  const bare = String(Number(date))
  const ending = /(^|[^1])1$/.test(bare)
    ? 'st'
    : /(^|[^1])2$/.test(bare)
      ? 'nd'
      : /(^|[^1])3$/.test(bare)
        ? 'rd'
        : 'th'
  return [
    wording.longDate(day), wording.shortDate(day), day, `${date}/${month}/${year}`, `${bare}/${Number(month)}/${year}`,
    `${date}.${month}.${year}`, `${date}-${month}-${year}`, `${bare} ${Number(month)} ${year}`, `${year}/${month}/${date}`,
    `${bare} ${short} ${year}`, `${bare} ${short}. ${year}`, `${bare}-${short}-${year}`, `${bare}${ending} ${name} ${year}`,
    `${bare}${ending} of ${name.toUpperCase()} ${year}`, `${name} ${bare}, ${year}`, `${short} ${bare}${ending} ${year}`,
    `${bare}${short}${year}`, `${weekdayOf(day)} ${wording.longDate(day)}`, `${weekdayOf(day).slice(0, 3)}, ${wording.shortDate(day)}`,
    `${day} 00:00:00`, `${day}T00:00`,
  ] // prettier-ignore
}

/** A time as our own pages write it, and as people do. */
function waysToWriteTime(time: string): string[] {
  const [hour = '', minute = ''] = time.split(':')
  const half = Number(hour) < 12 ? 'am' : 'pm'
  const twelve = String(Number(hour) % 12 === 0 ? 12 : Number(hour) % 12)
  return [
    time, `${Number(hour)}:${minute}`, `${hour}.${minute}`, `${hour}${minute}`, `${hour} ${minute}`, `${hour}h${minute}`, `${time}:00`,
    `${hour}${minute} hrs`, `${twelve}:${minute}${half}`, `${twelve}.${minute} ${half}`, `${twelve}.${minute} ${half[0] ?? ''}.m.`,
    `${twelve}:${minute} ${half.toUpperCase()}`, ...(minute === '00' ? [`${twelve}${half}`, `${twelve} ${half}`] : []),
    ...(time === '00:00' ? ['midnight', 'Midnight', '12 midnight'] : []),
    ...(time === '12:00' ? ['midday', 'noon', '12 noon'] : []),
    wording.timeOfDay(`2018-01-01T${time}:00+00:00`), wording.clockOf(`2018-01-01T${time}:00Z`),
  ] // prettier-ignore
}

/** What is nearly a date, a time or a number. */
const piece = fc.oneof(
  fc.nat(2_100).map(String),
  fc.constantFrom(
    'March', 'Mar', 'Sept', 'May', 'st', 'th', 'of', 'Mon', 'Saturday', 'am', 'pm', 'noon', 'midnight', 'at', 'T', '/', '-', '.', ',', ':', ' ',
    ' ', ' ', '\u00a0', '’', '000', '00', '12', '2018', '19',
  ), // prettier-ignore
)
const nearly = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''))
const anything = fc.oneof(nearly, typedText(5_000))

const dayShape = /^(19|20)\d\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/

export const properties: Property[] = [
  always(
    'Any text is read as a day that there is, which is then read back from our own wording, or refused with the part and why',
    { inputs: anything, examples: [...oddTexts, '31/3/19', '30 Mar', '2019-02-30', '1'.repeat(100_000), ' 1'.repeat(50_000)], tries: 3_000 },
    (typed) => {
      const found = readDay(typed)
      if (!found.ok) {
        assert.match(found.why, /\w+ \w+/u)
        return
      }
      assert.match(found.day, dayShape)
      assert.deepEqual(readDay(wording.longDate(found.day)), found)
    },
  ),
  always(
    'Any text is read as a time of the clock, which is then read back from our own wording, or refused with why',
    { inputs: anything, examples: [...oddTexts, '24:00', '14:35pm', '2', '9'.repeat(100_000), '12 '.repeat(30_000)], tries: 3_000 },
    (typed) => {
      const found = readClock(typed)
      if (!found.ok) {
        assert.match(found.why, /\w+ \w+/u)
        return
      }
      assert.match(found.time, /^([01]\d|2[0-3]):[0-5]\d$/)
      assert.deepEqual(readClock(wording.timeOfDay(`2018-01-01T${found.time}:00+00:00`)), found)
    },
  ),
  always(
    'Any text is read as a number, which is then read back from our own wording, or refused with why',
    { inputs: anything, examples: [...oddTexts, '1.234', '1,234', '12,34', '1 23', '1'.repeat(100_000), '1,'.repeat(50_000)], tries: 3_000 },
    (typed) => {
      for (const sign of ['.', ',', 'unknown'] as const) {
        const found = readNumber(typed, sign)
        if (!found.ok) {
          assert.match(found.why, /\w/u)
          continue
        }
        assert.match(found.digits, /^\d+(\.\d+)?$/)
        if (found.digits.length <= 12)
          assert.equal(Number(Object(readNumber(wording.number(Number(found.digits)))).digits), Number(found.digits))
      }
      const unsure = readNumber(typed, 'unknown')
      const [byPoint, byComma] = [readNumber(typed, '.'), readNumber(typed, ',')]
      // Read without a known sign is only what no sign would change.
      if (unsure.ok && byPoint.ok) assert.equal(Number(byPoint.digits), Number(unsure.digits))
      if (unsure.ok && byComma.ok) assert.equal(Number(byComma.digits), Number(unsure.digits))
      if (signShownBy(typed) !== undefined) assert(unsure.ok)
    },
  ),
  always(
    'A day is read from every way in which our own pages and people write it, on every form: whole in one box, and in three',
    { inputs: localDay, examples: ['1900-01-01', '2000-02-29', '2019-09-01', '2099-12-31'], tries: 150 },
    (day) => {
      for (const typed of waysToWriteDay(day).flatMap(pasted)) reads(dayField, { 'it-day': typed }, day, typed)
      const [date = '', month = '', year = ''] = wording.longDate(day).split(' ')
      for (const name of [month, month.slice(0, 3), month.toLowerCase(), String(Number(day.slice(5, 7)))])
        for (const nth of [date, `${date}th`])
          reads(dayField, { 'it-day': nth, 'it-month': name, 'it-year': year }, day, name)
      reads(dayField, { 'it-day': `${date} ${month}`, 'it-year': year }, day, 'day and month in one box')
      reads(dayField, dayField.type('it', day), day, 'as typed by the form itself')
    },
  ),
  always(
    'A time is read from every way in which our own pages and people write it, on every form',
    { inputs: clock, examples: ['00:00', '00:30', '12:00', '12:30', '23:59'], tries: 150 },
    (time) => {
      for (const typed of waysToWriteTime(time).flatMap(pasted)) {
        reads(timeField, { it: typed }, time, typed)
        const day = { 'it-day': '4', 'it-month': 'May', 'it-year': '2018' }
        reads(momentField, { ...day, 'it-time': typed }, `2018-05-04T${time}:00+01:00`, typed)
      }
    },
  ),
  always(
    'A moment is read from every way in which our own pages write it, whole in one box',
    { inputs: fc.tuple(localDay, clock), examples: [['2018-10-28', '00:00'], ['2018-05-04', '12:00']], tries: 200 },
    ([day, time]) => {
      const found = localDateTime(day, time)
      if (found.kind !== 'exact') return
      const utc = new Date(found.iso).toISOString()
      for (const typed of [wording.longDateTime(found.iso), wording.instant(utc), `${day} ${time}`, `${day}T${time}`, `${day} at ${time}`].flatMap(pasted))
        reads(momentField, { 'it-day': typed }, found.iso, typed)
      reads(momentField, { ...dayField.type('it', day), 'it-time': wording.clockOf(utc) }, found.iso, 'clock')
      assert.equal(dayField.read('it', { 'it-day': wording.longDateTime(found.iso) }, context).ok, false)
    },
  ),
  always(
    'A whole number is read from every way in which our own pages write it, with its unit where one is asked for',
    { inputs: fc.nat(999_999_999), examples: [0, 1, 999, 1_000, 1_234_567], tries: 1_000 },
    (count) => {
      const field = wholeNumber({ question, missing: '', max: 999_999_999, suffix: 'minutes' })
      const ways = [wording.number(count), wording.decimal(count, 0), wording.minutes(count), String(count), wording.number(count).replaceAll(',', ' ')]
      for (const typed of ways.flatMap(pasted)) reads(field, { it: typed }, count, typed)
      const years = wholeNumber({ question, missing: '', max: 999_999_999, suffix: 'years' })
      assert.equal(years.read('it', { it: wording.minutes(count) }, context).ok, false)
    },
  ),
  always(
    'A figure with decimals is read back from our own wording',
    { inputs: fc.tuple(fc.nat(999_999), fc.nat(999_999)), examples: [[0, 1], [1, 234_000], [1_234, 500_000]], tries: 1_000 },
    ([whole, part]) => {
      const field = decimalNumber({ question, missing: '', wrong: 'Enter digits' })
      const value = Number(`${whole}.${String(part).padStart(6, '0')}`)
      for (const typed of pasted(wording.number(value))) reads(field, { it: typed }, value, typed)
      reads(field, field.type('it', value), value, 'as typed by the form itself')
    },
  ),
] // prettier-ignore
