import { monthOf } from '../period.ts'

export interface MonthlyCount {
  month: string
  count: number
}

/** Rows per month of the period, a quiet month with its nought; rows outside the months given are left out. */
export function monthlyCounts<Row>(
  rows: readonly Row[],
  months: readonly string[],
  dateOf: (row: Row) => string,
): MonthlyCount[] {
  const monthsOfRows = rows.map((row) => monthOf(dateOf(row)))
  return months.map((month) => ({ month, count: monthsOfRows.filter((each) => each === month).length }))
}
