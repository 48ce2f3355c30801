import type { Share } from '../wording.ts'

/** How many of these rows are so: F10's two numbers, kept apart until they are printed. */
export function shareOf<Row>(rows: readonly Row[], isSo: (row: Row) => boolean): Share {
  return { of: rows.filter(isSo).length, outOf: rows.length }
}
