/** The mean of the month-end counts, or the months whose count is missing. */
export type AveragePopulation =
  { available: true; value: number; months: number } | { available: false; missing: string[] }

interface Months {
  /** Those that need a count: the ones in which it was open on the day of the count. */
  counted: readonly string[]
  /** How long it was open, in months and parts of months: what a monthly rate divides by (F2). */
  open: number
}

/**
 * F5, DOMAIN.md 5.2 (Ethnicity facts and figures, young people in custody): the mean of one count a month while the
 * establishment was open. A month without its count makes the average not available; it is never divided by fewer
 * months (DOMAIN.md 3.7). The caller says which count: under 18, or all held.
 */
export function averagePopulation(
  counts: readonly { month: string; count: number }[],
  months: Months,
): AveragePopulation {
  const byMonth = new Map(counts.map(({ month, count }) => [month, count]))
  const { counted, open } = months
  const missing = counted.filter((month) => !byMonth.has(month))
  if (missing.length > 0 || counted.length === 0) return { available: false, missing }
  const sum = counted.reduce((total, month) => total + (byMonth.get(month) ?? 0), 0)
  return { available: true, value: sum / counted.length, months: open }
}
