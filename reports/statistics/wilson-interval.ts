import type { Share } from '../wording.ts'
import type { Interval } from './poisson-interval.ts'

/** The normal distribution's 97.5% point. */
const z = 1.959963984540054

/** Wilson's 95% interval for a share (JASA 1927), as fractions between 0 and 1; null for an empty base. */
export function shareInterval({ of, outOf }: Share): Interval | null {
  if (outOf === 0) return null
  const fraction = of / outOf
  const spread = 1 + z ** 2 / outOf
  const centre = (fraction + z ** 2 / (2 * outOf)) / spread
  const half = (z / spread) * Math.sqrt((fraction * (1 - fraction)) / outOf + z ** 2 / (4 * outOf ** 2))
  return { low: of === 0 ? 0 : centre - half, high: of === outOf ? 1 : centre + half }
}
