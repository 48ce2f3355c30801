import jstat from 'jstat'
import type { KnownRate } from './rate.ts'

/** The two ends of a 95% interval. */
export interface Interval {
  low: number
  high: number
}

/**
 * The exact 95% interval for a count of independent events (Garwood, Biometrika 1936): half the chi-squared
 * quantiles at 2n and 2n + 2 degrees of freedom. Restraints of the same child are not independent, so for them the
 * true interval is wider (DOMAIN.md F8).
 */
export function countInterval(count: number): Interval {
  return {
    low: count === 0 ? 0 : jstat.chisquare.inv(0.025, 2 * count) / 2,
    high: jstat.chisquare.inv(0.975, 2 * count + 2) / 2,
  }
}

/** The interval of the rate's count on the rate's own scale; the average population is taken as known. */
export function rateInterval({ incidents, perIncident }: KnownRate): Interval {
  const { low, high } = countInterval(incidents)
  return { low: low * perIncident, high: high * perIncident }
}
