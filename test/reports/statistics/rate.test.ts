import { describe, expect, it } from 'vitest'
import { percentageChange } from '../../../reports/statistics/change.ts'
import { injuriesPer100Incidents } from '../../../reports/statistics/injury-rate.ts'
import { annualisedQuarterRate, annualRate, monthlyRate } from '../../../reports/statistics/rate.ts'
import { reliability } from '../../../reports/statistics/reliability.ts'
import { decimal } from '../../../reports/wording.ts'

const population = (value: number, months: number) => ({ available: true, value, months }) as const
const printed = (rate: ReturnType<typeof monthlyRate>) =>
  rate.kind === 'rate' ? decimal(rate.value, 1) : rate.kind

describe('rates of restraint', () => {
  it('are incidents per 100 children per month (F1)', () => {
    expect(monthlyRate(578, population(170, 6))).toMatchObject({
      kind: 'rate',
      incidents: 578,
      months: 6,
      averagePopulation: 170,
    })
    expect(printed(monthlyRate(578, population(170, 6)))).toBe('56.7')
    expect(printed(monthlyRate(120, population(50, 12)))).toBe('20.0')
  })

  it('divide by nine months for Cookham Wood from July 2015 (F2)', () => {
    expect(printed(monthlyRate(450, population(100, 9)))).toBe('50.0')
  })

  it('are per 100 a year, the year’s count over its average (F4)', () => {
    expect(printed(annualRate(770, population(100, 12)))).toBe('770.0')
    expect(annualRate(45, population(30, 9))).toMatchObject({ value: 150, months: 9 })
  })

  it('take a quarter’s count four times (F3)', () => {
    expect(printed(annualisedQuarterRate(30, population(60, 3)))).toBe('200.0')
    expect(printed(annualisedQuarterRate(30, population(60, 2)))).toBe('300.0')
  })

  it('are nought, not missing, in a year without incidents', () => {
    expect(monthlyRate(0, population(50, 12))).toMatchObject({ kind: 'rate', value: 0 })
  })

  it('are not available while a month’s population is missing', () => {
    expect(monthlyRate(12, { available: false, missing: ['2018-05'] })).toEqual({
      kind: 'not-available',
      missingMonths: ['2018-05'],
    })
  })

  it('do not exist where nobody was held or it never ran', () => {
    expect(monthlyRate(0, population(0, 12))).toEqual({ kind: 'no-population' })
    expect(annualRate(0, { available: false, missing: [] })).toEqual({ kind: 'no-population' })
  })
})

describe('how far a rate can be trusted', () => {
  const limits = { rollLimit: 20, indicativeLimit: 100 }

  it.each([
    [0, 'counts-only'],
    [19.99, 'counts-only'],
    [20, 'indicative'],
    [99.99, 'indicative'],
    [100, 'full'],
  ])('at an average of %d: %s', (average, trust) => {
    expect(reliability(average, limits)).toBe(trust)
  })
})

describe('injuries per 100 incidents (F9)', () => {
  it('are 3.0 for 254 injuries in 8,419 restraints', () => {
    expect(decimal(injuriesPer100Incidents(254, 8419) ?? NaN, 1)).toBe('3.0')
  })

  it('may pass 100 and do not exist without incidents', () => {
    expect(injuriesPer100Incidents(3, 2)).toBe(150)
    expect(injuriesPer100Incidents(0, 0)).toBeNull()
  })
})

describe('changes (F11)', () => {
  it.each([
    [256, 166, '−35.2'],
    [133, 166, '24.8'],
    [7, 7, '0.0'],
    [8, 0, '−100.0'],
  ])('from %d to %d over the earlier value (T1)', (from, to, percentage) => {
    expect(decimal(percentageChange(from, to) ?? NaN, 1)).toBe(percentage)
  })

  it('have no percentage from nought', () => {
    expect(percentageChange(0, 4)).toBeNull()
  })
})

describe('published means', () => {
  it.each([
    [3, 11, '0.27', 'Medway’s injuries treated in hospital a month, 2007-08 (T11)'],
    [359, 183, '1.96', 'Medway’s uses of force a day in 2019 (T8)'],
  ])('%d over %d prints %s: %s', (count, over, mean) => {
    expect(decimal(count / over, 2)).toBe(mean)
  })
})
