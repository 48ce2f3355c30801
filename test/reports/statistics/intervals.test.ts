import { describe, expect, it } from 'vitest'
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
