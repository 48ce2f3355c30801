import { describe, expect, it } from 'vitest'
import { compareRates } from '../../../reports/statistics/compare-rates.ts'
import { countInterval, rateInterval } from '../../../reports/statistics/poisson-interval.ts'
import type { KnownRate } from '../../../reports/statistics/rate.ts'
import { monthlyRate } from '../../../reports/statistics/rate.ts'
import { shareInterval } from '../../../reports/statistics/wilson-interval.ts'

const z = 1.959963984540054

function aRate(incidents: number, averagePopulation: number, months = 12): KnownRate {
  const rate = monthlyRate(incidents, { available: true, value: averagePopulation, months })
  if (rate.kind !== 'rate') throw new Error('the example needs a population')
  return rate
}

/** P(X ≤ count) for a Poisson mean, added up term by term. */
function poissonUpTo(count: number, mean: number): number {
  let logTerm = -mean
  let sum = Math.exp(logTerm)
  for (let k = 1; k <= count; k += 1) {
    logTerm += Math.log(mean / k)
    sum += Math.exp(logTerm)
  }
  return sum
}

/** P(X ≤ count) for so many trials, added up term by term. */
function binomialUpTo(count: number, trials: number, chance: number): number {
  let logTerm = trials * Math.log1p(-chance)
  let sum = Math.exp(logTerm)
  for (let k = 1; k <= count; k += 1) {
    logTerm += Math.log(((trials - k + 1) / k) * (chance / (1 - chance)))
    sum += Math.exp(logTerm)
  }
  return sum
}

describe('the exact interval of a count', () => {
  it.each([
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [10, 4.795, 18.39],
    [100, 81.36, 121.63],
  ])('of %d is the tabled one', (count, low, high) => {
    expect(countInterval(count).low).toBeCloseTo(low, 2)
    expect(countInterval(count).high).toBeCloseTo(high, 2)
  })

  it('leaves 2.5% beyond each end, for every count to 600', () => {
    for (let count = 1; count <= 600; count += 1) {
      const { low, high } = countInterval(count)
      expect(1 - poissonUpTo(count - 1, low)).toBeCloseTo(0.025, 8)
      expect(poissonUpTo(count, high)).toBeCloseTo(0.025, 8)
    }
  })
})

describe('the interval of a rate', () => {
  it('is its count’s, on the rate’s scale', () => {
    const rate = aRate(10, 50)
    expect(rateInterval(rate).low / rate.value).toBeCloseTo(0.4795, 4)
    expect(rateInterval(rate).high / rate.value).toBeCloseTo(1.839, 3)
  })

  it('still has an upper end when nothing happened', () => {
    expect(rateInterval(aRate(0, 50))).toEqual({ low: 0, high: (countInterval(0).high / 600) * 100 })
  })
})

describe('Wilson’s interval of a share', () => {
  it.each([
    [1, 2],
    [1, 19],
    [17, 50],
    [253, 254],
    [254, 8419],
  ])('of %d in %d ends where the share lies 1.96 standard errors away', (of, outOf) => {
    const interval = shareInterval({ of, outOf })
    for (const end of [interval?.low ?? NaN, interval?.high ?? NaN])
      expect(Math.abs(of / outOf - end) / Math.sqrt((end * (1 - end)) / outOf)).toBeCloseTo(z, 6)
  })

  it('of 17 in 50 runs from 22% to 48%', () => {
    const interval = shareInterval({ of: 17, outOf: 50 })
    expect(interval?.low).toBeCloseTo(0.2244, 3)
    expect(interval?.high).toBeCloseTo(0.4785, 3)
  })

  it('stays between none and all', () => {
    expect(shareInterval({ of: 0, outOf: 10 })).toMatchObject({ low: 0 })
    expect(shareInterval({ of: 10, outOf: 10 })).toMatchObject({ high: 1 })
    expect(shareInterval({ of: 0, outOf: 0 })).toBeNull()
  })
})

describe('two periods beside each other', () => {
  it('finds Cookham Wood’s 832 in six months higher than its 578', () => {
    const { ratio, low, high, comparison } = compareRates(aRate(578, 170, 6), aRate(832, 180, 6))
    expect(ratio).toBeCloseTo((832 / 180 / 578) * 170, 10)
    expect(low).toBeGreaterThan(1.2)
    expect(high).toBeLessThan(1.6)
    expect(comparison).toBe('higher')
  })

  it.each([
    [20, 40, 'higher'],
    [40, 20, 'lower'],
    [20, 24, 'no clear difference'],
    [0, 3, 'no clear difference'],
    [0, 10, 'higher'],
    [10, 0, 'lower'],
    [0, 0, 'no clear difference'],
  ])('from %d to %d on the same population: %s', (before, after, comparison) => {
    expect(compareRates(aRate(before, 50), aRate(after, 50)).comparison).toBe(comparison)
  })

  it('takes the months and the population into account', () => {
    expect(compareRates(aRate(20, 50, 6), aRate(40, 50, 12)).comparison).toBe('no clear difference')
    expect(compareRates(aRate(20, 50), aRate(40, 100)).ratio).toBeCloseTo(1, 10)
  })

  it('has no ratio and no upper end from nought', () => {
    expect(compareRates(aRate(0, 50), aRate(4, 50))).toMatchObject({ ratio: null, high: null })
  })

  it.each([
    [1, 1],
    [3, 1],
    [2, 40],
    [133, 166],
    [282, 400],
    [578, 832],
  ])('leaves 2.5%% beyond each end, from %d to %d', (before, after) => {
    const { low, high } = compareRates(aRate(before, 50), aRate(after, 50))
    const total = before + after
    const chance = (ratio: number) => ratio / (1 + ratio)
    expect(1 - binomialUpTo(after - 1, total, chance(low))).toBeCloseTo(0.025, 7)
    expect(binomialUpTo(after, total, chance(high ?? NaN))).toBeCloseTo(0.025, 7)
  })
})
