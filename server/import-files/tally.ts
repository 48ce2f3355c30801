import { limits } from './limits.ts'
import type { SheetLine } from './sheet.ts'
import { tooMuch, Unreadable } from './unreadable.ts'

/** What takes the lines one after another, with the columns, from 0, that are numbers in the file itself. */
export type Add = (line: SheetLine, numbers?: ReadonlySet<number>) => void

/** Keeps the lines that are not empty, each cell without spaces at both ends, as long as all stay within the limits. */
export function tally(): { add: Add; lines: SheetLine[] } {
  const lines: SheetLine[] = []
  let seen = 0
  let cells = 0
  let bytes = 0
  return {
    lines,
    add: ({ line, cells: raw }, numbers) => {
      // Empty ones take no memory, only time.
      seen += 1
      if (seen > limits.rowNumber) throw tooMuch('a million rows')
      const own = raw.map((cell) => shortCell(cell.trim(), line))
      if (own.every((cell) => cell === '')) return
      cells += own.length
      bytes += own.reduce((sum, cell) => sum + Buffer.byteLength(cell), 0)
      if (own.length > limits.columns) throw tooMuch(`${limits.columns} columns`)
      if (cells > limits.cells) throw tooMuch('500,000 cells')
      if (bytes > limits.textBytes) throw tooMuch('10 MB of text')
      const typed = own.flatMap((cell, column) =>
        numbers?.has(column) !== true && /\d[.,]\d/.test(cell) ? [column] : [],
      )
      const kept = typed.length === 0 ? { line, cells: own } : { line, cells: own, typed }
      if (lines.push(kept) > limits.lines) throw tooMuch('100,000 rows')
    },
  }
}

function shortCell(cell: string, line: number): string {
  if (cell.length <= limits.cellLength) return cell
  const message =
    'A cell holds more than 32,767 characters. Shorten it; in a CSV file a quotation mark may be missing'
  throw new Unreadable(message, line)
}
