import jstat from 'jstat'
import type { KnownRate } from './rate.ts'

/** What may be said about two periods. */
export type Comparison = 'higher' | 'lower' | 'no clear difference'

export interface RateComparison {
  /** Later rate ÷ earlier rate; null where the earlier is 0. */
  ratio: number | null
  /** The ratio's 95% interval; `high` is null where it has no upper end. */
  low: number
  high: number | null
  comparison: Comparison
}

/**
 * The later period's rate against the earlier's, by the exact conditional interval (Clopper and Pearson on the later
 * count's part of both, DOMAIN.md F8) with months × average population as each base. 'higher' or 'lower' only where
 * the whole interval lies on one side of 1. Repeat restraints of one child make the true interval wider, so a
 * clear difference here is a reason to look and not a proof.
 */
export function compareRates(earlier: KnownRate, later: KnownRate): RateComparison {
  const bases = base(earlier) / base(later)
  const low =
    later.incidents === 0 ? 0 : odds(quantile(0.025, later.incidents, earlier.incidents + 1)) * bases
  const high =
    earlier.incidents === 0 ? null : odds(quantile(0.975, later.incidents + 1, earlier.incidents)) * bases
  return {
    ratio: earlier.incidents === 0 ? null : (later.incidents / earlier.incidents) * bases,
    low,
    high,
    comparison: comparisonOf(low, high),
  }
}

const base = ({ months, averagePopulation }: KnownRate): number => months * averagePopulation

const quantile = (probability: number, first: number, second: number): number =>
  jstat.beta.inv(probability, first, second)

const odds = (fraction: number): number => fraction / (1 - fraction)

function comparisonOf(low: number, high: number | null): Comparison {
  if (low > 1) return 'higher'
  return high !== null && high < 1 ? 'lower' : 'no clear difference'
}
