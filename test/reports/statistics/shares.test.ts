import { describe, expect, it } from 'vitest'
import type { DeadlineState } from '../../../reports/clocks.ts'
import { daysOpen, resolvedWithin } from '../../../reports/statistics/days-open.ts'
import { median, smallestMedianBase } from '../../../reports/statistics/median.ts'
import { onTime, together } from '../../../reports/statistics/on-time.ts'
import { shareOf } from '../../../reports/statistics/share-of.ts'
import { share } from '../../../reports/wording.ts'

describe('a share of rows (F10)', () => {
  it.each([
    [20, '31% (20 of 65)'],
    [16, '25% (16 of 65)'],
    [15, '23% (15 of 65)'],
    [14, '22% (14 of 65)'],
  ])('reproduces the published shares of warning signs: %d (T3)', (incidents, words) => {
    const rows = Array.from({ length: 65 }, (_, index) => index < incidents)
    expect(share(shareOf(rows, (row) => row))).toBe(words)
  })

  it('is none of none for an empty year', () => {
    expect(shareOf([], () => true)).toEqual({ of: 0, outOf: 0 })
  })
})

describe('records on time (F13)', () => {
  const states: DeadlineState[] = [
    'met',
    'met',
    'met-late',
    'met-late',
    'overdue',
    'not-supplied',
    'contradiction',
    'due',
    'due',
    'due',
  ]

  const expected = {
    share: { of: 2, outOf: 5 },
    ofDue: { of: 2, outOf: 7 },
    notSupplied: 1,
    contradictory: 1,
    notYetDue: 3,
  }

  it('are shared among those that say when, and among all that were due', () => {
    expect(onTime(states)).toEqual(expected)
  })

  it('add up over several establishments', () => {
    expect(together([onTime(states), onTime([...states, 'met'])])).toEqual(
      onTime([...states, ...states, 'met']),
    )
    expect(together([])).toEqual(onTime([]))
  })

  it('leave no record uncounted', () => {
    const { share, ofDue, notSupplied, contradictory, notYetDue } = onTime(states)
    expect(share.outOf + notSupplied + contradictory + notYetDue).toBe(states.length)
    expect(ofDue.outOf + notYetDue).toBe(states.length)
  })

  it('are none of none for an empty year', () => {
    expect(onTime([])).toMatchObject({ share: { of: 0, outOf: 0 }, ofDue: { of: 0, outOf: 0 } })
  })
})

describe('LADO cases (F14)', () => {
  const dataTo = '2019-03-31'
  const cases = [
    { receivedOn: '2018-04-10', outcomeOn: '2018-05-10' },
    { receivedOn: '2018-04-10', outcomeOn: '2018-05-11' },
    { receivedOn: '2018-04-10', outcomeOn: null },
    { receivedOn: '2019-03-20', outcomeOn: null },
    { receivedOn: '2019-03-20', outcomeOn: '2019-03-20' },
  ]

  it('are open for calendar days, an open one until the data stop', () => {
    expect(cases.map((each) => daysOpen(each, dataTo))).toEqual([30, 31, 355, 11, 0])
  })

  it.each([
    [1, { of: 1, outOf: 3 }],
    [3, { of: 2, outOf: 3 }],
    [12, { of: 0, outOf: 0 }],
  ])('within %d months are of those whose months have passed, resolved or not', (months, expected) => {
    expect(resolvedWithin(cases, months, dataTo)).toEqual(expected)
  })

  it.each([
    ['2018-05-10', { of: 0, outOf: 0 }],
    ['2018-05-11', { of: 1, outOf: 3 }],
  ])('count from the day after their month: %s', (day, expected) => {
    expect(resolvedWithin(cases, 1, day)).toEqual(expected)
  })

  it('have no outcome before its date', () => {
    const later = [{ receivedOn: '2018-04-10', outcomeOn: '2018-05-09' }]
    expect(resolvedWithin(later, 1, '2018-06-01')).toEqual({ of: 1, outOf: 1 })
    expect(daysOpen({ receivedOn: '2018-04-10', outcomeOn: '2018-05-09' }, '2018-04-20')).toBe(10)
    expect(resolvedWithin([{ receivedOn: '2018-04-10', outcomeOn: '2019-04-01' }], 12, dataTo)).toEqual({
      of: 0,
      outOf: 0,
    })
    expect(resolvedWithin([{ receivedOn: '2018-03-10', outcomeOn: '2019-03-10' }], 12, dataTo)).toEqual({
      of: 1,
      outOf: 1,
    })
  })

  it('are none of none in a year without cases', () => {
    expect(resolvedWithin([], 1, dataTo)).toEqual({ of: 0, outOf: 0 })
  })
})

describe('the median', () => {
  it.each([
    [[9, 1, 5, 3, 7], 5],
    [[10, 9, 1, 5, 3, 7], 6],
    [[2, 2, 2, 2, 2], 2],
  ])('of %j is %d', (values, middle) => {
    expect(median(values)).toBe(middle)
  })

  it('is not given for so few values that it would be somebody’s', () => {
    expect(smallestMedianBase).toBe(5)
    expect(median([1, 2, 3, 4])).toBeNull()
    expect(median([1, 2, 4], 3)).toBe(2)
    expect(median([], 0)).toBeNull()
  })
})
