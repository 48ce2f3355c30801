import { readCell, type Book, type Cell } from './cells.ts'
import { limits } from './limits.ts'
import type { LineProblem, SheetLine } from './sheet.ts'
import { gathering } from './texts.ts'
import { damaged, tooMuch } from './unreadable.ts'
import type { Attributes, Listener } from './xml.ts'

interface RowsListener extends Listener {
  /** Cells that nobody can read. */
  problems: LineProblem[]
}

/** Where in the sheet the reading is. */
interface Place {
  row: SheetLine
  column: number
  cell: Cell | undefined
}

/** Tells each row of a sheet, hidden ones too, with '' for the cells that are not there. Rows and cells without a number follow the one before. */
export function rowsListener(book: Book, add: (line: SheetLine) => void): RowsListener {
  const own = gathering(new Set(['t', 'v']))
  const problems: LineProblem[] = []
  const place: Place = { row: { line: 0, cells: [] }, column: 0, cell: undefined }
  const begin = beginnings(place, own.take)
  return {
    problems,
    opens: (name, attributes) => {
      own.opens(name)
      begin.get(name)?.(attributes)
    },
    closes: (name) => {
      own.closes(name)
      if (name === 'row') add(place.row)
      if (name !== 'c' || place.cell === undefined) return
      const read = readCell({ ...place.cell, raw: own.take() }, book)
      place.cell = undefined
      if ('text' in read) put(place, read.text)
      else if (problems.length < limits.problems)
        problems.push({ line: place.row.line, message: read.problem })
    },
    text: own.text,
  }
}

const beginnings = (place: Place, forget: () => string) =>
  new Map<string, (attributes: Attributes) => void>([
    [
      'row',
      ({ r }) => {
        place.row = { line: nextNumber(r, place.row.line, limits.rowNumber), cells: [] }
        place.column = 0
      },
    ],
    [
      'c',
      ({ r, t = 'n', s = '0' }) => {
        const { line } = place.row
        place.column = columnOf(r, { line, before: place.column })
        const name = `${lettersOf(place.column)}${line}`
        place.cell = { name, type: t, style: Number(s), raw: '', hasFormula: false }
        forget()
      },
    ],
    [
      'f',
      () => {
        if (place.cell !== undefined) place.cell.hasFormula = true
      },
    ],
  ])

/** Puts a cell's text at its column; what is empty takes no room, however far out it stands. */
function put({ row, column }: Place, text: string): void {
  if (text.trim() === '') return
  if (column > limits.columns) throw tooMuch(`${limits.columns} columns`)
  while (row.cells.length < column - 1) row.cells.push('')
  row.cells.push(text)
}

/** The number that is written, or else the one after; never one that was passed. */
function nextNumber(written: string | undefined, before: number, most: number): number {
  const next = written === undefined ? before + 1 : Number(written)
  if (!Number.isInteger(next) || next <= before || next > most) throw damaged()
  return next
}

const lastColumn = 16_384

/** The column in a cell's name, which must lie in this row and after the cell before; the next where it has no name. */
function columnOf(name: string | undefined, { line, before }: { line: number; before: number }): number {
  if (name === undefined) return nextNumber(undefined, before, lastColumn)
  const [, letters = '', digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(name) ?? []
  if (Number(digits) !== line) throw damaged()
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return nextNumber(String(column), before, lastColumn)
}

function lettersOf(column: number): string {
  const before = Math.floor((column - 1) / 26)
  return `${before === 0 ? '' : lettersOf(before)}${String.fromCharCode(65 + ((column - 1) % 26))}`
}
