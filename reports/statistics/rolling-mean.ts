/**
 * F12, DOMAIN.md 5.2: the mean of each month and the eleven before it, unrounded (printed to 2 places); null for the
 * first eleven months, and while any of the twelve is missing.
 */
export function rollingTwelveMonthMean(values: readonly (number | null)[]): (number | null)[] {
  return values.map((_, index) => {
    const window = values.slice(Math.max(0, index - 11), index + 1).filter((value) => value !== null)
    return window.length < 12 ? null : window.reduce((sum, value) => sum + value, 0) / 12
  })
}
