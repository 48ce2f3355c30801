/** A median of fewer values would be somebody's own value. */
export const smallestMedianBase = 5

/** The middle value, or the mean of the two middle ones; null below the smallest base. */
export function median(values: readonly number[], atLeast = smallestMedianBase): number | null {
  const sorted = values.toSorted((one, other) => one - other)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  if (values.length < atLeast || upper === undefined || lower === undefined) return null
  return (lower + upper) / 2
}
