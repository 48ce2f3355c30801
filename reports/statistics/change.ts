/**
 * F11, DOMAIN.md 5.2 (written answers): (new − old) ÷ old × 100, the base always the earlier value. In per cent,
 * unrounded; null where the earlier value is 0, since a change from nothing has no percentage.
 */
export function percentageChange(from: number, to: number): number | null {
  return from === 0 ? null : ((to - from) / from) * 100
}
