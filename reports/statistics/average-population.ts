/** The mean of the month-end counts, or the months whose count is missing. */
export type AveragePopulation =
  { available: true; value: number; months: number } | { available: false; missing: string[] }

/**
 * F5, DOMAIN.md 5.2 (Ethnicity facts and figures, young people in custody): the mean of one count a month over the
 * months in operation. A month without its count makes the average not available; it is never divided by fewer
 * months (DOMAIN.md 3.7). The caller says which count: under 18, or all held.
 */
export function averagePopulation(
  counts: readonly { month: string; count: number }[],
  months: readonly string[],
): AveragePopulation {
  const byMonth = new Map(counts.map(({ month, count }) => [month, count]))
  const missing = months.filter((month) => !byMonth.has(month))
  if (missing.length > 0 || months.length === 0) return { available: false, missing }
  const sum = months.reduce((total, month) => total + (byMonth.get(month) ?? 0), 0)
  return { available: true, value: sum / months.length, months: months.length }
}
