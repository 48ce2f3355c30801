import type { CellObject } from 'write-excel-file/node'
import type { Cell } from '../report.ts'

/** Always text, never a formula, whatever the words begin with. */
export const textCell = (text: string, look: Omit<CellObject, 'value' | 'type'> = {}): CellObject => ({
  value: storable(text),
  type: String,
  alignVertical: 'top',
  ...look,
})

/** XML has no way to write control characters or halves of characters. */
function storable(text: string): string {
  const written = text.toWellFormed().replace(/(?![\n\t])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
  // The library looks each text up in a plain object, where a few words ('constructor') are found already and get lost.
  return written in {} ? `${written} ` : written
}

/**
 * A number where its format shows exactly the block's words, unrounded underneath; otherwise the words, since a sheet
 * says what the page says ('34% (17 of 50)', 'none recorded', 'c').
 */
export function bodyCell(cell: Cell, look: Omit<CellObject, 'value' | 'type'> = {}): CellObject {
  const format = cell.value === undefined ? null : formatShowing(cell.value, cell.text)
  if (cell.value === undefined || format === null) return textCell(cell.text, { wrap: true, ...look })
  return { value: cell.value, type: Number, format, align: 'right', alignVertical: 'top', ...look }
}

/** The number format under which a value reads as its words, or null where there is none. */
export function formatShowing(value: number, text: string): string | null {
  if (!/^[-−]?[\d,]+(\.\d+)?%?$/u.test(text)) return null
  const figure = text.replace(/^[-−]|%$/gu, '')
  const places = figure.includes('.') ? figure.length - figure.indexOf('.') - 1 : 0
  const words = Number(figure.replaceAll(',', '')) * (/^[-−]/u.test(text) ? -1 : 1)
  const unit = unitOf(value, { words, percent: text.endsWith('%'), places })
  if (unit === null) return null
  const positive = `${figure.includes(',') ? '#,##0' : '0'}${places > 0 ? '.' : ''}${'0'.repeat(places)}${unit}`
  return text.startsWith('−') ? `${positive};"−"${positive}` : positive
}

/** A share may be kept as 0.34 or as 34: the sheet's own percent format multiplies by a hundred. */
function unitOf(
  value: number,
  shown: { words: number; percent: boolean; places: number },
): '' | '%' | '"%"' | null {
  const reads = (number: number): boolean =>
    Math.abs(number - shown.words) <= 0.5 * 10 ** -shown.places + 1e-9
  if (!shown.percent) return reads(value) ? '' : null
  if (reads(value * 100)) return '%'
  return reads(value) ? '"%"' : null
}
