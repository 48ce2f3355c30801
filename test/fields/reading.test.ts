import { describe, expect, it } from 'vitest'
import { date } from '../../server/fields/date.ts'
import { dateTime } from '../../server/fields/date-time.ts'
import type { Field, Typed } from '../../server/fields/field.ts'
import { wholeNumber } from '../../server/fields/number.ts'
import { readClock } from '../../server/fields/read-clock.ts'
import { readDay } from '../../server/fields/read-day.ts'
import { readNumber } from '../../server/fields/read-number.ts'

const context = { now: '2026-01-01T12:00:00.000Z', today: '2026-01-01' }

/** What somebody is told, and the box that the message links to. */
function told<Value>(field: Field<Value>, typed: Typed): [control: string, message: string][] {
  const found = field.read('it', typed, context)
  return found.ok ? [] : found.problems.map(({ control, message }) => [control, message])
}

const boxes = (day: string, month = '', year = '', time?: string): Typed => ({
  'it-day': day,
  'it-month': month,
  'it-year': year,
  ...(time === undefined ? {} : { 'it-time': time }),
})

describe('a date that is wrong', () => {
  const field = date({ question: 'When was it?', missing: 'Enter the day' })

  it.each([
    [boxes('31', '3', '19'), 'it-year', 'the year “19” has two figures. Enter all four, such as 2018'],
    [boxes('31', '3', '’19'), 'it-year', 'the year “’19” has two figures. Enter all four, such as 2018'],
    [boxes('31/3/19'), 'it-day', 'the year “19” has two figures. Enter all four, such as 2018'],
    [boxes('31-Mar-19'), 'it-day', 'the year “19” has two figures. Enter all four, such as 2018'],
    [boxes('31', '4', '2019'), 'it-day', 'April 2019 has only 30 days'],
    [boxes('29 Feb 2019'), 'it-day', 'February 2019 has only 28 days'],
    [boxes('32', '4', '2019'), 'it-day', 'there is no day “32”. Enter a date such as 27 3 2018'],
    [boxes('3', '30', '2019'), 'it-month', 'there is no month “30”. Enter 1 to 12 or its name'],
    [boxes('3/30/2019'), 'it-day', 'there is no month “30”. Enter 1 to 12 or its name'],
    [boxes('3', 'Foo', '2019'), 'it-month', 'there is no month “Foo”. Enter 1 to 12 or its name'],
    [boxes('3', 'Ma', '2019'), 'it-month', 'there is no month “Ma”. Enter 1 to 12 or its name'],
    [boxes('3', '3', '1819'), 'it-year', 'there is no year “1819”. Enter one from 1900 to 2099'],
    [boxes('3', '3'), 'it-year', 'add the year'],
    [boxes('30 March'), 'it-year', 'add the year'],
    [boxes('March 2019'), 'it-day', 'add the day'],
    [boxes('', 'March', '2019'), 'it-day', 'add the day'],
    [boxes('2019-03'), 'it-day', 'add the day'],
    [boxes('3'), 'it-month', 'add the month and the year'],
    [boxes('30 March 2019, 2:35pm'), 'it-day', 'enter the day without the time'],
    [boxes('Monday 30 March 2019'), 'it-day', 'that day was not a Monday. Check the date'],
    [
      boxes('30 March 2019 or so'),
      'it-day',
      'there is no day “30 March 2019 or so”. Enter a date such as 27 3 2018',
    ],
    [boxes('2 January 2026'), 'it-day', 'the date cannot be in the future'],
  ])('%j is named in its box: %s, %s', (typed, control, why) => {
    expect(told(field, typed)).toEqual([[control, `When was it: ${why}`]])
  })

  it('marks the box that is wrong, and all of them where the whole is', () => {
    const marked = (typed: Typed, control: string) => {
      const view = field.view('it', typed, [{ control, message: 'Wrong' }])
      if (view?.kind !== 'date') return []
      const { day, month, year } = view.options
      return Object.entries({ day, month, year }).flatMap(([name, { error }]) =>
        error === true ? [name] : [],
      )
    }
    expect(marked(boxes('31', '4', '2019'), 'it-day')).toEqual(['day'])
    expect(marked(boxes('31', '3', '19'), 'it-year')).toEqual(['year'])
    expect(marked(boxes('31', '3', '2019'), 'it-day')).toEqual([])
    expect(marked(boxes(''), 'it-day')).toEqual([])
  })
})

describe('a time that is wrong', () => {
  const field = dateTime({ question: 'When was it?', missing: 'Enter it' })

  it.each([
    ['', 'enter the time, such as 14:35 or 2:35pm'],
    ['25:00', 'there is no hour 25'],
    ['14:75', 'there is no minute 75'],
    [
      '24:00',
      'midnight at the end of a day is 00:00 of the next. Enter 00:00, and the next day where a day is asked for',
    ],
    ['14:35pm', 'with pm the hour is from 1 to 12. Check the time'],
    ['0:30am', 'with am the hour is from 1 to 12. Check the time'],
    ['14', 'add the minutes, such as 14:35, or am or pm'],
    ['2', 'add the minutes, such as 14:35, or am or pm'],
    ['14:35:20', 'leave out the seconds'],
    ['half past two', 'enter the time, such as 14:35 or 2:35pm'],
    ['2 o’clock', 'enter the time, such as 14:35 or 2:35pm'],
  ])('“%s” is named in its box: %s', (time, why) => {
    expect(told(field, boxes('4', '5', '2018', time))).toEqual([['it-time', `When was it: ${why}`]])
  })

  it('is asked which, where the clocks went back, whatever way it is written', () => {
    for (const typed of [boxes('28', 'Oct', '2018', '1.30am'), boxes('28 October 2018, 1:30am')]) {
      expect(told(field, typed)[0]?.[0]).toBe('it-which')
      const view = field.view('it', typed, [])
      expect(view?.kind === 'date-time' && view.which !== undefined).toBe(true)
      expect(field.read('it', { ...typed, 'it-which': 'second' }, context)).toEqual({
        ok: true,
        value: '2018-10-28T01:30:00+00:00',
      })
    }
  })
})

describe('one reader', () => {
  it.each([
    ['1st Sept 2018', '2018-09-01'],
    ['Sept. 1st, 2018', '2018-09-01'],
    ['the 1st', undefined],
    ['30032019', undefined],
    ['30 3', undefined],
    ['3rd of May 2018', '2018-05-03'],
    ['2018-05-03T00:00:00Z', undefined],
    ['2018-05-03 12:00', undefined],
    ['03–05–2018', '2018-05-03'],
    ['３/5/2018', undefined],
  ])('takes the day %s for %s', (typed, day) => {
    const found = readDay(typed)
    expect(found.ok ? found.day : undefined).toBe(day)
  })

  it.each([
    ['2pm', '14:00'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['12.30am', '00:30'],
    ['noon', '12:00'],
    ['0900', '09:00'],
    ['235', '02:35'],
    ['9.05', '09:05'],
    ['9.5', undefined],
    ['14:3', undefined],
    ['1435.', undefined],
  ])('takes the time %s for %s', (typed, time) => {
    const found = readClock(typed)
    expect(found.ok ? found.time : undefined).toBe(time)
  })

  it.each([
    ['1,234', '1234', undefined],
    ['1.234', '1.234', undefined],
    ['27.5', '27.5', '27.5'],
    ['27,5', undefined, '27.5'],
    ['1,234.5', '1234.5', '1234.5'],
    ['1.234,5', undefined, '1234.5'],
    ['1.234.567', undefined, '1234567'],
    ['1 234', '1234', '1234'],
    ['1\u202f234', '1234', '1234'],
    ['0.123', '0.123', '0.123'],
    ['1.2340', '1.2340', '1.2340'],
    ['1 23', undefined, undefined],
    ['1,23,456', undefined, undefined],
    ['1,234 567', undefined, undefined],
    ['12,34', undefined, '12.34'],
    ['1e3', undefined, undefined],
    ['-5', undefined, undefined],
    ['1²', undefined, undefined],
  ])('takes the number %s for %s, and for %s where the decimal sign is not known', (typed, ours, unknown) => {
    const digits = (sign: '.' | 'unknown') => {
      const found = readNumber(typed, sign)
      return found.ok ? found.digits : undefined
    }
    expect([digits('.'), digits('unknown')]).toEqual([ours, unknown])
  })

  it('says what is wrong with a whole number', () => {
    const field = wholeNumber({ question: 'How many?', missing: 'Enter it', max: 10_000 })
    expect(told(field, { it: '1.234' })).toEqual([
      ['it', 'How many: “1.234” is not a whole number. Enter a whole number from 0 to 10,000'],
    ])
    expect(told(field, { it: '12,34' })).toEqual([
      ['it', 'How many: “12,34” is not a number in figures. Enter a whole number from 0 to 10,000'],
    ])
    expect(told(field, { it: '10,001' })).toEqual([['it', 'How many: enter a whole number from 0 to 10,000']])
  })
})
