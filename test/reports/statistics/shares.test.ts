import { describe, expect, it } from 'vitest'
import type { DeadlineState } from '../../../reports/clocks.ts'
import { daysOpen, resolvedWithin } from '../../../reports/statistics/days-open.ts'
import { median, smallestMedianBase } from '../../../reports/statistics/median.ts'
import { onTime } from '../../../reports/statistics/on-time.ts'
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
    'due',
    'due',
    'due',
  ]

  it('are shared among the records due that say when', () => {
    expect(onTime(states)).toEqual({ share: { of: 2, outOf: 5 }, notSupplied: 1, notYetDue: 3 })
  })

  it('leave no record uncounted', () => {
    const { share, notSupplied, notYetDue } = onTime(states)
    expect(share.outOf + notSupplied + notYetDue).toBe(states.length)
  })

  it('are none of none for an empty year', () => {
    expect(onTime([])).toEqual({ share: { of: 0, outOf: 0 }, notSupplied: 0, notYetDue: 0 })
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
    [1, { of: 2, outOf: 4 }],
    [3, { of: 3, outOf: 4 }],
    [12, { of: 3, outOf: 3 }],
  ])('within %d months leave out only what cannot be told yet', (months, expected) => {
    expect(resolvedWithin(cases, months, dataTo)).toEqual(expected)
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
