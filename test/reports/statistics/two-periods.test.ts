import { describe, expect, it } from 'vitest'
import { differenceOf, ratioOf } from '../../../reports/statistics/two-periods.ts'
import {
  designEffect,
  differenceOfShares,
  intervalOfDifference,
  type ShareOfPeriod,
} from '../../../reports/statistics/two-shares.ts'

/** Each child's id as often as the child was restrained: [3, 1] is child 0 three times and child 1 once. */
const idsOf = (times: number[]): string[] =>
  times.flatMap((count, child) => Array.from({ length: count }, () => `child-${child}`))

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0)

const period = (times: number[], value = sum(times)) => ({ value, childIds: idsOf(times) })

/** As many noughts as there are children of whom nothing is said. */
const none = (children: number): number[] => Array.from({ length: children }, () => 0)

const each = (children: number, times: number): number[] => Array.from({ length: children }, () => times)

describe('two periods beside each other (DOMAIN.md 5.4)', () => {
  // Worked out apart from this code, in Python, from the formula as the notes print it.
  // prettier-ignore
  it.each([
    ['few children, most of the times', period([40, 20, 15, 10, 8, 5, 2, 0]), period([10, 60, 20, 30, 10, 15, 0, 5]), [0.6756477760040013, 3.330137506419728]],
    ['other children each year', period(each(5, 20), 100 / 1800), period([...none(5), ...each(10, 15)], 150 / 3600), [0.2563482813303913, 2.1942803637330757]],
    ['each child once', period(each(20, 1)), period([...none(20), ...each(40, 1)]), [1.1692693589426206, 3.4209397256567393]],
    ['the same children in the same proportions', period(each(5, 2)), period(each(5, 3)), [0.6738811349921916, 3.3388677663844546]],
  ])('have the interval of the formula: %s', (_, earlier, later, [low = NaN, high = NaN]) => {
    const interval = ratioOf(earlier, later)
    expect(interval?.ratio).toBeCloseTo(later.value / earlier.value, 12)
    expect(interval?.low).toBeCloseTo(low, 10)
    expect(interval?.high).toBeCloseTo(high, 10)
  })

  it.each([
    ['100 and 150 of ten children', each(10, 10), each(10, 15), 'more than chance'],
    ['100 and 150, the rest by one child', each(10, 10), [60, ...each(9, 10)], 'may be chance'],
    ['100 and 150, other children', each(5, 20), [...none(5), ...each(10, 15)], 'may be chance'],
    ['100 and 100', each(10, 10), each(20, 5), 'none'],
    ['nought and nought', [], [], 'none'],
    ['nought and 100', [], each(10, 10), 'not told'],
    ['100 and nought', each(10, 10), [], 'not told'],
    ['four children and then ten', each(4, 25), each(10, 15), 'not told'],
    ['ten children and then four', each(10, 15), each(4, 25), 'not told'],
    ['five children and then five', each(5, 20), each(5, 60), 'more than chance'],
  ])('say of %s the right thing', (_, before, after, difference) => {
    expect(differenceOf(period(before), period(after))).toBe(difference)
  })

  it('are judged by their rates and not by their counts', () => {
    const [before, after] = [each(10, 10), each(10, 15)]
    expect(differenceOf(period(before, 5.6), period(after, 4.2))).toBe('more than chance')
    expect(ratioOf(period(before, 5.6), period(after, 4.2))?.high).toBeLessThan(1)
    expect(differenceOf(period(before, 5.6), period(after, 5.6 + 1e-12))).toBe('none')
  })
})

/** Of each child: how many of the things that were due, and how many of them are so. */
function aShare(so: number[], due: number[]): ShareOfPeriod {
  const answers = due.flatMap((count, child) =>
    Array.from({ length: count }, (_, index) => ({
      childId: `child-${child}`,
      isSo: index < (so[child] ?? 0),
    })),
  )
  return { share: { of: sum(so), outOf: sum(due) }, answers }
}

describe('two shares beside each other (DOMAIN.md 5.4)', () => {
  // prettier-ignore
  it.each([
    ['each child once: Newcombe’s own 48 of 80 and 56 of 70', aShare([...each(48, 1), ...none(32)], each(80, 1)), aShare([...each(56, 1), ...none(14)], each(70, 1)), [0.05140402734150651, 0.3346870124374779]],
    ['five children ten times each', aShare([8, 1, 6, 0, 5], each(5, 10)), aShare([9, 2, 9, 10, 3], each(5, 10)), [-0.17377495475705207, 0.5801045139782559]],
    ['all, and then half', aShare(each(5, 8), each(5, 8)), aShare([8, 2, 4, 0, 6], each(5, 8)), [-0.7847839377861224, 0.019496779032394773]],
  ])('have the interval of the formula: %s', (_, earlier, later, [low = NaN, high = NaN]) => {
    const interval = intervalOfDifference(earlier, later)
    expect(interval?.low).toBeCloseTo(low, 10)
    expect(interval?.high).toBeCloseTo(high, 10)
  })

  it.each([
    ['each child once', aShare([...each(30, 1), ...none(30)], each(60, 1)), 60 / 59],
    ['each child’s records like the others', aShare(each(5, 4), each(5, 8)), 1],
    ['a child’s records all alike', aShare([10, 0, 10, 0, 10, 0], each(6, 10)), 12],
    ['all of them so', aShare([2, 4, 6], [2, 4, 6]), 56 / 12],
  ])('count fewer answers than there are, by the design effect: %s', (_, { answers }, effect) => {
    expect(designEffect(answers)).toBeCloseTo(effect, 10)
  })

  // prettier-ignore
  it.each([
    ['the same share of other bases', aShare(each(10, 2), each(10, 4)), aShare(each(10, 3), each(10, 6)), 'none'],
    ['a base of 19', aShare([...each(9, 1), ...none(10)], each(19, 1)), aShare(each(60, 1), each(60, 1)), 'not told'],
    ['four children', aShare(each(4, 2), each(4, 10)), aShare(each(10, 9), each(10, 10)), 'not told'],
    ['60% and 80%', aShare([...each(48, 1), ...none(32)], each(80, 1)), aShare([...each(56, 1), ...none(14)], each(70, 1)), 'more than chance'],
    ['80% and 60%', aShare([...each(56, 1), ...none(14)], each(70, 1)), aShare([...each(48, 1), ...none(32)], each(80, 1)), 'more than chance'],
    ['40% and 66% of five children', aShare([8, 1, 6, 0, 5], each(5, 10)), aShare([9, 2, 9, 10, 3], each(5, 10)), 'may be chance'],
  ])('say of %s the right thing', (_, earlier, later, difference) => {
    expect(differenceOfShares(earlier, later)).toBe(difference)
  })
})
