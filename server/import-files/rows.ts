import { readCell, type Book, type Cell, type CellReading } from './cells.ts'
import { limits } from './limits.ts'
import type { LineProblem, SheetLine } from './sheet.ts'
import type { Add } from './tally.ts'
import { gathering } from './texts.ts'
import { damaged, tooMuch } from './unreadable.ts'
import { lettersOf, nothingUnseen, type Unseen } from './unseen.ts'
import type { Attributes, Listener } from './xml.ts'

interface RowsListener extends Listener {
  /** Cells that nobody can read. */
  problems: LineProblem[]
  unseen: Unseen
}

/** Where in the sheet the reading is. */
interface Place {
  row: SheetLine
  isHidden: boolean
  /** Columns of the row, from 0, that are numbers. */
  numbers: Set<number>
  column: number
  cell: Cell | undefined
  hiddenColumns: Set<number>
}

/** Tells each row of a sheet, hidden ones too, with '' for the cells that are not there. Rows and cells without a number follow the one before. */
export function rowsListener(book: Book, add: Add): RowsListener {
  const own = gathering(new Set(['t', 'v']))
  const problems: LineProblem[] = []
  const unseen = nothingUnseen()
  const place: Place = {
    row: { line: 0, cells: [] },
    isHidden: false,
    numbers: new Set(),
    column: 0,
    cell: undefined,
    hiddenColumns: new Set(),
  }
  const begin = beginnings(place, unseen, own.take)
  return {
    problems,
    unseen,
    opens: (name, attributes) => {
      own.opens(name)
      begin.get(name)?.(attributes)
    },
    closes: (name) => {
      own.closes(name)
      if (name === 'row') endRow(place, unseen, add)
      if (name !== 'c' || place.cell === undefined) return
      const cell = { ...place.cell, raw: own.take() }
      place.cell = undefined
      const read = readCell(cell, book)
      if ('text' in read) put(place, read, { cell, book, unseen })
      else if (problems.length < limits.problems)
        problems.push({ line: place.row.line, message: read.problem })
    },
    text: own.text,
  }
}

const isOn = (attribute: string | undefined): boolean => ['1', 'true', 'on'].includes(attribute ?? '')
const isNought = (size: string | undefined): boolean => size !== undefined && Number(size) === 0

const beginnings = (place: Place, unseen: Unseen, forget: () => string) =>
  new Map<string, (attributes: Attributes) => void>([
    [
      'col',
      ({ min, max, hidden, width }) => {
        if (!isOn(hidden) && !isNought(width)) return
        for (let column = Number(min); column <= Math.min(Number(max), limits.columns); column += 1)
          place.hiddenColumns.add(column)
      },
    ],
    [
      'row',
      ({ r, hidden, ht }) => {
        place.row = { line: nextNumber(r, place.row.line, limits.rowNumber), cells: [] }
        place.isHidden = isOn(hidden) || isNought(ht)
        place.numbers.clear()
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
    [
      'mergeCell',
      ({ ref = '' }) => {
        if (unseen.merged.length < limits.problems) unseen.merged.push(ref.slice(0, 20))
      },
    ],
  ])

function endRow({ row, isHidden, numbers }: Place, unseen: Unseen, add: Add): void {
  if (isHidden && row.cells.length > 0 && unseen.rows.length < limits.problems) unseen.rows.push(row.line)
  add(row, numbers)
}

interface Read {
  cell: Cell
  book: Book
  unseen: Unseen
}

/** Puts a cell's text at its column; what is empty takes no room, however far out it stands. */
function put(place: Place, { text, isNumber }: Extract<CellReading, { text: string }>, read: Read): void {
  const { row, column, numbers } = place
  if (text.trim() === '') return
  if (column > limits.columns) throw tooMuch(`${limits.columns} columns`)
  while (row.cells.length < column - 1) row.cells.push('')
  row.cells.push(text)
  if (isNumber === true) numbers.add(column - 1)
  noteHidden(place, read)
}

function noteHidden({ column, hiddenColumns }: Place, { cell, book, unseen }: Read): void {
  if (hiddenColumns.has(column)) unseen.columns.add(column)
  if (book.kinds[cell.style] === 'hidden' && unseen.cells.length < limits.problems)
    unseen.cells.push(cell.name)
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
  const [, letters = '', digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(name.toUpperCase()) ?? []
  if (Number(digits) !== line) throw damaged()
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return nextNumber(String(column), before, lastColumn)
}
