import { describe, expect, it } from 'vitest'
import {
  change,
  days,
  decimal,
  hours,
  instant,
  listOf,
  longDate,
  longDateTime,
  minutes,
  monthName,
  number,
  percent,
  plural,
  share,
  shortDate,
  shortMonth,
  symbols,
  timeOfDay,
} from '../../reports/wording.ts'

describe('numbers in words', () => {
  it.each([
    [0, '0 incidents'],
    [1, '1 incident'],
    [2, '2 incidents'],
    [1234, '1,234 incidents'],
  ])('counts %d incidents', (count, words) => {
    expect(plural(count, 'incident')).toBe(words)
  })

  it('takes an irregular plural', () => {
    expect(plural(2, 'child', 'children')).toBe('2 children')
  })

  it.each([
    [999, '999'],
    [1000, '1,000'],
    [1234567, '1,234,567'],
    [-1234, '−1,234'],
    [5.25, '5.25'],
    [0, '0'],
  ])('groups %d by thousands', (value, words) => {
    expect(number(value)).toBe(words)
  })

  it.each([
    [2.45, 1, '2.5'],
    [2.449, 1, '2.4'],
    [1.005, 2, '1.01'],
    [0.285, 2, '0.29'],
    [8.345, 2, '8.35'],
    [0.995, 2, '1.00'],
    [9.96, 1, '10.0'],
    [2, 1, '2.0'],
    [0.5, 0, '1'],
    [1543.9166666666667, 2, '1,543.92'],
    [0.0000001, 3, '0.000'],
    [0.00000012345, 9, '0.000000123'],
    [1e21, 1, '1,000,000,000,000,000,000,000.0'],
    [-35.15625, 1, '−35.2'],
    [-0.04, 1, '0.0'],
    [3 / 11, 2, '0.27'],
    [359 / 183, 2, '1.96'],
    [(57 / 200) * 100, 0, '29'],
  ])('rounds %d half-up to %d places', (value, places, words) => {
    expect(decimal(value, places)).toBe(words)
  })

  it('rounds every share of up to 200 rows as exact arithmetic does', () => {
    for (let outOf = 1; outOf <= 200; outOf += 1)
      for (let of = 0; of <= outOf; of += 1)
        expect(percent(of, outOf)).toBe(`${Math.floor((200 * of + outOf) / (2 * outOf))}%`)
  })

  it('refuses what is not a number', () => {
    expect(() => decimal(NaN, 1)).toThrow(RangeError)
    expect(() => number(Infinity)).toThrow(RangeError)
  })

  it('says how long', () => {
    expect([minutes(1), minutes(12), hours(1), hours(36)]).toEqual([
      '1 minute',
      '12 minutes',
      '1 hour',
      '36 hours',
    ])
    expect([days(1), days(5.25), days(0)]).toEqual(['1 day', '5.25 days', '0 days'])
  })
})

describe('shares', () => {
  it.each([
    [5, 19, '26%'],
    [6, 19, '32%'],
    [8, 19, '42%'],
    [11, 19, '58%'],
    [57, 200, '29%'],
    [0, 7, '0%'],
    [7, 7, '100%'],
  ])('gives %d of %d as the written answer on Medway did (T6)', (of, outOf, words) => {
    expect(percent(of, outOf)).toBe(words)
  })

  it('prints its two numbers beside the percentage', () => {
    expect(share({ of: 17, outOf: 50 })).toBe('34% (17 of 50)')
    expect(share({ of: 1200, outOf: 2400 })).toBe('50% (1,200 of 2,400)')
  })

  it('tells an empty base from nought', () => {
    expect(share({ of: 0, outOf: 0 })).toBe('none recorded')
    expect(percent(0, 0)).toBe(symbols.undefinedRate)
    expect(share({ of: 0, outOf: 8 })).toBe('0% (0 of 8)')
  })

  it('has four different signs for hidden, not applicable, not available and undefined', () => {
    expect(new Set(Object.values(symbols)).size).toBe(4)
  })
})

describe('changes', () => {
  it.each([
    [133, 166, 'up 24.8%, from 133 to 166'],
    [256, 166, 'down 35.2%, from 256 to 166'],
    [133, 133, 'no change, 133 both times'],
    [0, 4, 'from 0 to 4'],
    [0, 0, 'no change, 0 both times'],
    [4, 0, 'down, from 4 to 0'],
    [19, 38, 'up, from 19 to 38'],
    [20, 38, 'up 90.0%, from 20 to 38'],
    [10_000, 10_001, 'up less than 0.1%, from 10,000 to 10,001'],
  ])('from %d to %d prints the base (T1)', (from, to, words) => {
    expect(change(from, to)).toBe(words)
  })

  it('works a change of rates out from the unrounded values', () => {
    expect(change(2.44, 2.46, 1, 244)).toBe('up 0.8%, from 2.4 to 2.5')
  })

  it('gives a rate of few events no percentage either', () => {
    expect(change(0.5, 4, 1, 1)).toBe('up, from 0.5 to 4.0')
    expect(change(5, 40, 1, 19)).toBe('up, from 5.0 to 40.0')
    expect(change(5, 40, 1, 20)).toBe('up 700.0%, from 5.0 to 40.0')
  })
})

describe('lists', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('joins %j', (items, words) => {
    expect(listOf(items)).toBe(words)
  })
})

describe('dates and times in words', () => {
  it('writes dates and months out', () => {
    expect(longDate('2018-05-04')).toBe('4 May 2018')
    expect(shortDate('2018-09-14')).toBe('14 Sep 2018')
    expect(monthName('2018-04')).toBe('April 2018')
    expect(shortMonth('2018-04')).toBe('Apr 2018')
  })

  it.each([
    ['2018-05-04T14:35:00+01:00', '4 May 2018, 2:35pm'],
    ['2018-12-04T09:05:00+00:00', '4 December 2018, 9:05am'],
    ['2018-12-04T00:00:00+00:00', '4 December 2018, midnight'],
    ['2018-12-04T12:00:00+00:00', '4 December 2018, midday'],
    ['2018-12-04T17:00:00+00:00', '4 December 2018, 5pm'],
    ['2018-05-03T23:30:00Z', '4 May 2018, 12:30am'],
  ])('writes %s as London’s clock showed it', (iso, words) => {
    expect(longDateTime(iso)).toBe(words)
  })

  it('keeps a repeated autumn hour as it was written', () => {
    expect(timeOfDay('2018-10-28T01:30:00+01:00')).toBe('1:30am')
    expect(timeOfDay('2018-10-28T01:30:00+00:00')).toBe('1:30am')
  })

  it('puts an instant into London time, summer and winter', () => {
    expect(instant('2018-05-04T13:35:00Z')).toBe('4 May 2018, 2:35pm')
    expect(instant('2018-12-04T13:35:00.123Z')).toBe('4 December 2018, 1:35pm')
  })

  it.each(['2018-02-31', '4 May 2018', '2018-05-04T14:35:00+01:00', ''])('refuses the date %j', (date) => {
    expect(() => longDate(date)).toThrow(RangeError)
  })

  it.each(['2018-05-04', '2018-05-04T14:35:00', '2018-05-04T25:35:00Z'])('refuses the time %j', (iso) => {
    expect(() => longDateTime(iso)).toThrow(RangeError)
  })
})
