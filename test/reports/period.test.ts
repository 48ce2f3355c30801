import { describe, expect, it } from 'vitest'
import {
  monthEnd,
  monthOf,
  monthsBetween,
  monthStart,
  parseReviewYear,
  quarter,
  quarterOf,
  reviewYear,
  reviewYearOf,
  shiftMonth,
  snapshotDate,
} from '../../reports/period.ts'

describe('the review year', () => {
  it('runs from April to March', () => {
    expect(reviewYear(2018)).toMatchObject({
      startsOn: '2018-04-01',
      endsOn: '2019-03-31',
      label: '2018-19',
      words: 'April 2018 to March 2019',
    })
  })

  it('has twelve months and four quarters that share them out', () => {
    const year = reviewYear(2018)
    expect(year.months).toHaveLength(12)
    expect([year.months[0], year.months[11]]).toEqual(['2018-04', '2019-03'])
    expect(year.quarters.flatMap(({ months }) => months)).toEqual(year.months)
    expect(year.quarters.map(({ name, startsOn, endsOn, label }) => [name, startsOn, endsOn, label])).toEqual(
      [
        ['Q1', '2018-04-01', '2018-06-30', 'April to June 2018'],
        ['Q2', '2018-07-01', '2018-09-30', 'July to September 2018'],
        ['Q3', '2018-10-01', '2018-12-31', 'October to December 2018'],
        ['Q4', '2019-01-01', '2019-03-31', 'January to March 2019'],
      ],
    )
  })

  it('is written across a century too', () => {
    expect(reviewYear(1999).label).toBe('1999-00')
    expect(parseReviewYear('1999-00')).toBe(1999)
  })

  it.each([
    ['2018-04-01', 2018],
    ['2019-03-31', 2018],
    ['2019-04-01', 2019],
    ['2018-12-31', 2018],
  ])('holds %s in %d', (date, year) => {
    expect(reviewYearOf(date)).toBe(year)
  })

  it.each(['2018-20', '2018', '2018-2019', '', 'latest', '2018-19 '])(
    'does not read %j as a year',
    (label) => {
      expect(parseReviewYear(label)).toBeUndefined()
    },
  )

  it('reads its own label back', () => {
    expect(parseReviewYear('2018-19')).toBe(2018)
  })
})

describe('quarters', () => {
  it.each([
    ['2018-04-01', 'Q1', 2018],
    ['2018-06-30', 'Q1', 2018],
    ['2018-07-01', 'Q2', 2018],
    ['2018-12-31', 'Q3', 2018],
    ['2019-01-01', 'Q4', 2018],
    ['2019-03-31', 'Q4', 2018],
  ] as const)('%s is in %s of %d', (date, name, year) => {
    expect(quarterOf(date)).toEqual(quarter(year, name))
  })
})

describe('months', () => {
  it('knows its first and last day, leap years too', () => {
    expect([monthOf('2018-05-04'), monthStart('2018-05'), monthEnd('2018-05')]).toEqual([
      '2018-05',
      '2018-05-01',
      '2018-05-31',
    ])
    expect([monthEnd('2019-02'), monthEnd('2020-02')]).toEqual(['2019-02-28', '2020-02-29'])
  })

  it('counts through to the last month touched', () => {
    expect(monthsBetween('2018-11-30', '2019-02-01')).toEqual(['2018-11', '2018-12', '2019-01', '2019-02'])
    expect(monthsBetween('2018-11', '2018-11')).toEqual(['2018-11'])
    expect(monthsBetween('2018-11', '2018-10')).toEqual([])
  })

  it('counts the nine months that Cookham Wood ran the new system in 2015-16 (F2)', () => {
    expect(monthsBetween('2015-07', reviewYear(2015).endsOn)).toHaveLength(9)
  })

  it('moves forwards and back over a year end', () => {
    expect([shiftMonth('2018-11', 3), shiftMonth('2018-01', -1)]).toEqual(['2019-02', '2017-12'])
  })

  it('refuses what is not a month', () => {
    expect(() => monthEnd('2018-13')).toThrow(RangeError)
  })
})

describe('the population snapshot', () => {
  it.each([
    ['2016-12', '2016-12-30', 'the day of the written answer on Medway'],
    ['2018-09', '2018-09-28', 'two days before the end'],
    ['2018-10', '2018-11-02', 'two days after the end'],
    ['2018-11', '2018-11-30', 'the last day itself'],
    ['2018-12', '2018-12-28', 'three days before, four after'],
    ['2019-01', '2019-02-01', 'the day after'],
    ['2018-07', '2018-08-03', 'four days before, three after'],
  ])('for %s is %s: %s', (month, date) => {
    expect(snapshotDate(month)).toBe(date)
  })
})
