/** How far a rate can be trusted at this size of establishment. */
export type Reliability = 'counts-only' | 'indicative' | 'full'

/**
 * Below the roll limit only counts are shown, from there to below the indicative limit a rate is marked (DOMAIN.md
 * 5.3; both are dated settings). Uses the unrounded average.
 */
export function reliability(
  averagePopulation: number,
  limits: { rollLimit: number; indicativeLimit: number },
): Reliability {
  if (averagePopulation < limits.rollLimit) return 'counts-only'
  return averagePopulation < limits.indicativeLimit ? 'indicative' : 'full'
}
