import type { AveragePopulation } from './average-population.ts'

/** A rate with its base, unrounded; or why there is none. With no months in operation nobody was held. */
export type Rate = KnownRate | { kind: 'not-available'; missingMonths: string[] } | { kind: 'no-population' }

export interface KnownRate {
  kind: 'rate'
  value: number
  incidents: number
  months: number
  averagePopulation: number
  /** What one incident adds to the rate: the scale that carries a count's interval over to it. */
  perIncident: number
}

/** F1, DOMAIN.md 5.2 (Ethnicity facts and figures 4.1): incidents ÷ months ÷ average population × 100. */
export function monthlyRate(incidents: number, population: AveragePopulation): Rate {
  return rate(incidents, population, (months) => 1 / months)
}

/**
 * F4, DOMAIN.md 5.2 (Youth justice statistics since 2021-22): incidents in the year ÷ average population × 100. A
 * part year is not scaled up to a whole one; its months stand in the rate.
 */
export function annualRate(incidents: number, population: AveragePopulation): Rate {
  return rate(incidents, population, () => 1)
}

/**
 * F3, DOMAIN.md 5.2 (written answer 74699): incidents × 4 ÷ average population in the quarter × 100. Where it ran
 * for fewer than three months, twelve over those months takes the place of the four (F2).
 */
export function annualisedQuarterRate(incidents: number, population: AveragePopulation): Rate {
  return rate(incidents, population, (months) => 12 / months)
}

function rate(incidents: number, population: AveragePopulation, scale: (months: number) => number): Rate {
  if (!population.available) {
    const { missing } = population
    return missing.length === 0
      ? { kind: 'no-population' }
      : { kind: 'not-available', missingMonths: missing }
  }
  const { value: averagePopulation, months } = population
  if (averagePopulation === 0) return { kind: 'no-population' }
  const perIncident = (scale(months) / averagePopulation) * 100
  return { kind: 'rate', value: incidents * perIncident, incidents, months, averagePopulation, perIncident }
}
