import { drawIn, drawRule, type Tag } from './tags.ts'
import { tailWidth, type Column } from './table-columns.ts'
import { colours, measure, page, type TextStyle } from './theme.ts'
import { drawLine, setLines, type Line, type Typesetter } from './typesetting.ts'

/** A row whose words are broken into lines, before it has a place. */
export interface LaidOutRow {
  style: TextStyle
  cells: { column: Column; lines: Line[]; inset: number }[]
}

const padding = 2.5

export function laidOutRow(
  type: Typesetter,
  columns: Column[],
  words: string[],
  style: TextStyle,
): LaidOutRow {
  return {
    style,
    cells: columns.map((column, index) => {
      const text = words[index] ?? ''
      const lines = setLines(type, text, style, column.width)
      return { column, lines, inset: insetOf(type, column, text, style) }
    }),
  }
}

/** How far a figure stands in from the right edge, so that decimal points stand in line. */
function insetOf(type: Typesetter, column: Column, text: string, style: TextStyle): number {
  if (column.align === 'text') return 0
  const tail = tailWidth(type, text, style)
  return tail === null ? 0 : Math.max(0, column.afterPoint - tail)
}

export const heightOfCells = (row: LaidOutRow): number =>
  Math.max(...row.cells.map(({ lines }) => lines.length)) * row.style.leading + 2 * padding

/** The row itself, or several where it is higher than `limit` points. */
export function parts(row: LaidOutRow, limit: number): LaidOutRow[] {
  const lines = Math.max(...row.cells.map((cell) => cell.lines.length))
  const each = Math.max(1, Math.floor((limit - 2 * padding) / row.style.leading))
  return Array.from({ length: Math.ceil(lines / each) }, (_, part) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, lines: cell.lines.slice(part * each, (part + 1) * each) })),
  }))
}

export interface RowPlace {
  y: number
  /** Headers stand on their rule; rows hang from theirs. */
  bottomAligned: boolean
  /** One element a column; none where the row is an artifact. */
  cells?: Tag[]
}

export function drawCells(type: Typesetter, row: LaidOutRow, { y, bottomAligned, cells }: RowPlace): void {
  row.cells.forEach((cell, index) => {
    const spare = heightOfCells(row) - 2 * padding - cell.lines.length * row.style.leading
    const top = y + padding + (bottomAligned ? spare : 0)
    const draw = (): void => {
      drawCell(type, cell, row.style, top)
    }
    const element = cells?.[index]
    if (element) drawIn(element, draw)
    else draw()
  })
}

function drawCell(type: Typesetter, cell: LaidOutRow['cells'][number], style: TextStyle, top: number): void {
  const { column, lines, inset } = cell
  lines.forEach((line, index) => {
    const right = column.x + column.width - inset
    const x = column.align === 'number' ? Math.max(column.x, right - line.width) : column.x
    drawLine(type, line, style, { x, y: top + index * style.leading })
  })
}

const rules = {
  header: { weight: 1, colour: colours.ink },
  row: { weight: 0.5, colour: colours.hairline },
  total: { weight: 1, colour: colours.ink },
}

export function ruleAt(type: Typesetter, y: number, kind: keyof typeof rules): void {
  drawRule(type.doc, { from: [page.left, y], to: [page.left + measure, y], ...rules[kind] })
}
