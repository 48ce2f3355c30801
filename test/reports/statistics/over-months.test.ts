import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reviewYear } from '../../../reports/period.ts'
import { averagePopulation } from '../../../reports/statistics/average-population.ts'
import { monthlyCounts } from '../../../reports/statistics/monthly-counts.ts'
import {
  monthsInOperation,
  monthsToCount,
  partOfMonthOpen,
} from '../../../reports/statistics/months-in-operation.ts'
import { rollingTwelveMonthMean } from '../../../reports/statistics/rolling-mean.ts'
import { decimal } from '../../../reports/wording.ts'

const { months } = reviewYear(2018)

// The same examples every time.
fc.configureGlobal({ seed: 2018 })

describe('incidents by month', () => {
  const count = (dates: string[]) => monthlyCounts(dates, months, (date) => date)

  it('shows the quiet months with their nought', () => {
    const counted = count(['2018-04-30', '2019-03-31T23:59:00+01:00', '2018-04-01', '2019-04-01'])
    expect(counted).toHaveLength(12)
    expect(counted.filter(({ count }) => count > 0)).toEqual([
      { month: '2018-04', count: 2 },
      { month: '2019-03', count: 1 },
    ])
  })

  it('adds up to the year’s rows, in any order', () => {
    const dates = fc.array(fc.constantFrom(...months.map((month) => `${month}-15`)))
    fc.assert(
      fc.property(dates, (list) => {
        expect(count(list).reduce((sum, each) => sum + each.count, 0)).toBe(list.length)
        expect(count(list.toReversed())).toEqual(count(list))
      }),
    )
  })

  it('gives noughts for an empty year', () => {
    expect(count([])).toEqual(months.map((month) => ({ month, count: 0 })))
  })
})

describe('months in operation (F2)', () => {
  it('are nine for Cookham Wood’s restraint system from July 2015', () => {
    expect(monthsInOperation([{ from: '2015-07-01', state: 'open' }], reviewYear(2015).months)).toHaveLength(
      9,
    )
  })

  it('are twelve where it was open all year', () => {
    expect(monthsInOperation([{ from: '1998-04-17', state: 'open' }], months)).toEqual(months)
  })

  it.each([
    ['opened on the last day of July', [{ from: '2018-07-31', state: 'open' }], 9],
    [
      'closed in March',
      [
        { from: '1998-04-17', state: 'open' },
        { from: '2019-03-31', state: 'closed' },
      ],
      12,
    ],
    [
      'closed on the first of March',
      [
        { from: '1998-04-17', state: 'open' },
        { from: '2019-03-01', state: 'closed' },
      ],
      11,
    ],
    [
      'paused from mid-May to mid-August',
      [
        { from: '1998-04-17', state: 'open' },
        { from: '2018-05-15', state: 'paused' },
        { from: '2018-08-15', state: 'open' },
      ],
      10,
    ],
    [
      'corrected on the day itself',
      [
        { from: '2018-06-15', state: 'open' },
        { from: '2018-06-15', state: 'closed' },
      ],
      0,
    ],
    ['opened after the year', [{ from: '2019-04-01', state: 'open' }], 0],
    ['never entered', [], 0],
  ] as const)('%s', (_, states, count) => {
    expect(monthsInOperation(states, months)).toHaveLength(count)
  })
})

const all = (counted: string[]) => ({ counted, open: counted.length })

describe('part of a month open (F2)', () => {
  const closing = (from: string) => [
    { from: '1998-04-17', state: 'open' as const },
    { from, state: 'closed' as const },
  ]

  it.each([
    ['the day before it closed on 1 October', closing('2018-10-01'), 6],
    ['open through 1 October', closing('2018-10-02'), 6 + 1 / 31],
    ['open through 2 October', closing('2018-10-03'), 6 + 2 / 31],
    ['opened on the last day of July', [{ from: '2018-07-31', state: 'open' as const }], 8 + 1 / 31],
    [
      'paused from mid-May to mid-August',
      [
        { from: '1998-04-17', state: 'open' as const },
        { from: '2018-05-15', state: 'paused' as const },
        { from: '2018-08-15', state: 'open' as const },
      ],
      1 + 14 / 31 + 17 / 31 + 7,
    ],
    ['never entered', [], 0],
  ])('counts by its days: %s', (_, states, open) => {
    expect(months.reduce((sum, month) => sum + partOfMonthOpen(states, month), 0)).toBeCloseTo(open, 10)
  })

  it('asks for no count where it was not open on the day of the count', () => {
    // The Friday nearest the end of September 2018 is the 28th; of July, 3 August; of October, 2 November.
    expect(monthsToCount(closing('2018-09-28'), months, [])).toEqual(months.slice(0, 5))
    expect(monthsToCount(closing('2018-09-29'), months, [])).toEqual(months.slice(0, 6))
    expect(monthsToCount(closing('2018-11-02'), months, [])).toEqual(months.slice(0, 6))
    expect(monthsToCount([{ from: '2018-08-01', state: 'open' }], months, [])).toEqual(months.slice(4))
    const nought = [{ month: '2018-10', snapshotOn: '2018-10-31' }]
    expect(monthsToCount(closing('2018-10-30'), months, nought)).toEqual(months.slice(0, 6))
  })
})

describe('the average population (F5)', () => {
  const year = reviewYear(2012).months
  const counts = (values: number[]) => values.map((count, index) => ({ month: year[index] ?? '', count }))
  const under18 = [1829, 1741, 1707, 1678, 1622, 1578, 1575, 1529, 1349, 1349, 1291, 1279]
  const allHeld = [2014, 1938, 1885, 1857, 1801, 1748, 1747, 1670, 1500, 1499, 1424, 1408]

  it.each([
    ['under 18', under18, '1,543.92'],
    ['all held', allHeld, '1,707.58'],
  ])('of England and Wales in 2012-13, %s, is the published mean (T5)', (_, values, mean) => {
    const average = averagePopulation(counts(values), all(year))
    expect(average).toMatchObject({ available: true, months: 12 })
    expect(average.available && decimal(average.value, 2)).toBe(mean)
  })

  it('is not available while a month is missing, and says which', () => {
    const gaps = counts(under18).filter(({ month }) => month !== '2012-08')
    expect(averagePopulation(gaps, all(year))).toEqual({ available: false, missing: ['2012-08'] })
  })

  it('needs no count for a month out of operation', () => {
    expect(averagePopulation(counts(under18), all(year.slice(0, 2)))).toEqual({
      available: true,
      value: 1785,
      months: 2,
    })
  })

  it('takes a count of nought as a count', () => {
    expect(averagePopulation([{ month: '2012-04', count: 0 }], all(['2012-04']))).toMatchObject({ value: 0 })
  })

  it('does not exist without months', () => {
    expect(averagePopulation(counts(under18), all([]))).toEqual({ available: false, missing: [] })
  })
})

describe('the rolling twelve-month mean (F12)', () => {
  it('is blank for eleven months and then moves', () => {
    const means = rollingTwelveMonthMean([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
    expect(means.slice(0, 11)).toEqual(Array.from({ length: 11 }, () => null))
    expect(means.slice(11)).toEqual([6.5, 7.5])
  })

  it('is blank while a month of the twelve is missing', () => {
    const values = Array.from({ length: 14 }, (_, index) => (index === 1 ? null : 6))
    expect(rollingTwelveMonthMean(values).slice(11)).toEqual([null, null, 6])
  })
})
