import type { Cell, TableBlock } from '../../report.ts'
import { textPieces, type Paper } from '../paper.ts'
import type { Piece } from '../pieces.ts'
import { drawArtifact, tag, type Tag } from '../tags.ts'
import { measure, page, styles } from '../theme.ts'
import { drawLine, setLines, type Line } from '../typesetting.ts'
import { drawCells, heightOfCells, laidOutRow, parts, ruleAt, type LaidOutRow } from '../table-rows.ts'
import { columnsOf, type Column } from '../table-columns.ts'
import { notePieces } from './note.ts'

/** Rows that stay together at either end of a break. */
const kept = 3

/** Caption above, header repeated after each break, no row split, notes and source below. */
export function drawTable(paper: Paper, block: TableBlock): Piece[] {
  const table = tag(paper.doc, paper.chapter, 'Table')
  const columns = columnsOf(paper, block)
  const header = headerRow(paper, block, columns)
  const notes = notePieces(paper, block)
  return [
    ...captionPieces(paper, table, block),
    headerPiece(paper, tag(paper.doc, table, 'THead'), columns, header),
    ...rowPieces(paper, block, { table, columns, header, keepLast: notes.length > 0 }),
    ...notes,
  ]
}

function captionPieces(paper: Paper, table: Tag, block: TableBlock): Piece[] {
  return textPieces(paper, tag(paper.doc, table, 'Caption'), captionOf(block), {
    style: styles.caption,
    before: 15,
    keepWithNext: true,
  })
}

const captionOf = ({ number, caption }: TableBlock): string =>
  number === '' ? caption : `${number}: ${caption}`

const headerRow = (paper: Paper, block: TableBlock, columns: Column[]): LaidOutRow =>
  laidOutRow(
    paper,
    columns,
    block.columns.map(({ header }) => header),
    styles.cellStrong,
  )

function headerPiece(paper: Paper, head: Tag, columns: Column[], header: LaidOutRow): Piece {
  const row = tag(paper.doc, head, 'TR')
  const cells = columns.map(() => tag(paper.doc, row, 'TH', { scope: 'Column' }))
  return {
    height: heightOfCells(header),
    before: 0,
    keep: true,
    draw: (y) => {
      drawCells(paper, header, { y, bottomAligned: true, cells })
      ruleAt(paper, y + heightOfCells(header), 'header')
    },
  }
}

interface RowsOf {
  table: Tag
  columns: Column[]
  header: LaidOutRow
  keepLast: boolean
}

function rowPieces(paper: Paper, block: TableBlock, { table, columns, header, keepLast }: RowsOf): Piece[] {
  const body = tag(paper.doc, table, 'TBody')
  const rows = [...block.rows, ...(block.total ? [block.total] : [])]
  const continued = setLines(paper, `${captionOf(block)} (continued)`, styles.caption, measure)
  const captionHeight = continued.length * styles.caption.leading
  const again = {
    height: captionHeight + heightOfCells(header),
    draw: (y: number) => {
      drawCaptionAgain(paper, continued, y)
      drawHeaderAgain(paper, header, y + captionHeight)
    },
  }
  return rows.flatMap((row, index) => {
    const place = { isTotal: row === block.total, isFirst: index === 0 }
    const keep = index < kept - 1 || (index >= rows.length - kept && (index < rows.length - 1 || keepLast))
    const pieces = rowPiecesOf(paper, body, columns, { cells: row.cells, ...place })
    return pieces.map((piece) => ({ ...piece, keep, again }))
  })
}

/** Which table goes on here: heard once, printed on every page. */
function drawCaptionAgain(paper: Paper, lines: readonly Line[], y: number): void {
  drawArtifact(paper.doc, 'Pagination', () => {
    lines.forEach((line, index) => {
      drawLine(paper, line, styles.caption, { x: page.left, y: y + index * styles.caption.leading })
    })
  })
}

/** Heard once, printed on every page. */
function drawHeaderAgain(paper: Paper, header: LaidOutRow, y: number): void {
  drawArtifact(paper.doc, 'Pagination', () => {
    drawCells(paper, header, { y, bottomAligned: true })
  })
  ruleAt(paper, y + heightOfCells(header), 'header')
}

interface BodyRow {
  cells: Cell[]
  isTotal: boolean
  isFirst: boolean
}

/** One piece, but for a row higher than a page: that one goes on where the page ends, rather than lose words. */
function rowPiecesOf(paper: Paper, body: Tag, columns: Column[], row: BodyRow): Piece[] {
  const style = row.isTotal ? styles.cellStrong : styles.cell
  const words = columns.map((_, column) => row.cells[column]?.text ?? '')
  const laidOut = laidOutRow(paper, columns, words, style)
  const element = tag(paper.doc, body, 'TR')
  const cells = columns.map((_, column) =>
    column === 0 ? tag(paper.doc, element, 'TH', { scope: 'Row' }) : tag(paper.doc, element, 'TD'),
  )
  return parts(laidOut, (page.bottom - page.top) / 2).map((part, index) => ({
    height: heightOfCells(part),
    before: 0,
    keep: false,
    draw: (y) => {
      if (index === 0 && !row.isFirst) ruleAt(paper, y, row.isTotal ? 'total' : 'row')
      drawCells(paper, part, { y, bottomAligned: false, cells })
    },
  }))
}
