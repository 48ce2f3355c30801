import type { CellObject, Row, Sheet } from 'write-excel-file/node'
import type { Block, Cell, Report, TableBlock } from '../report.ts'
import { bodyCell, textCell } from './cells.ts'

type BookSheet = Sheet<Buffer>

/** The About sheet's second column, in characters. */
const wide = 90

const strong = { fontWeight: 'bold' } as const
const headerLook = {
  ...strong,
  wrap: true,
  bottomBorderStyle: 'medium',
  bottomBorderColor: '#12436D',
} as const
const totalLook = { ...strong, topBorderStyle: 'thin', topBorderColor: '#0B0C0C' } as const

/** What the workbook is, for whom, and which tables are in it. */
export function aboutSheet(report: Report, tables: { sheet: string; table: TableBlock }[]): BookSheet {
  const line = (label: string, text: string): Row => [
    textCell(label, { ...strong, height: heightFor(text, wide) }),
    textCell(text, { wrap: true }),
  ]
  return {
    sheet: 'About',
    orientation: 'landscape',
    columns: [{ width: 22 }, { width: wide }],
    data: [
      [textCell(report.title, { ...strong, fontSize: 16, height: 24 })],
      line('Period', report.period),
      line('Edition', report.editionLabel),
      line('Marking', report.marking),
      ...report.cover.map(({ label, text }) => line(label, text)),
      line('What this is', report.statement),
      ...report.demonstration.map((text) => line('Demonstration', text)),
      [],
      ...tables.map(({ sheet, table }) => line(sheet, table.caption)),
      [],
      ...notesOf(report).map((text) => line('Note', text)),
    ],
  }
}

const notesOf = (report: Report): string[] =>
  blocksOf(report).flatMap((block) => (block.type === 'note' ? [block.text] : []))

const blocksOf = (report: Report): Block[] => report.sections.flatMap(({ blocks }) => blocks)

/** Every table with the sheet that it stands on, named by its number. */
export function numberedTables(report: Report): { sheet: string; table: TableBlock }[] {
  const taken = new Set(['about'])
  return blocksOf(report).flatMap((block) =>
    block.type === 'table' ? [{ sheet: sheetName(block, taken), table: block }] : [],
  )
}

/** A sheet's name has at most 31 characters, none of []:*?/\, and no namesake. */
function sheetName(table: TableBlock, taken: Set<string>): string {
  const plain = (table.number === '' ? table.id : table.number).replace(/[[\]:*?/\\']/gu, ' ').slice(0, 26)
  let name = plain
  for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${plain} (${copy})`
  taken.add(name.toLowerCase())
  return name
}

/** Caption, header (frozen), rows, total, notes and source, and at the foot what every page says of itself. */
export function tableSheet(report: Report, sheet: string, table: TableBlock): BookSheet {
  const caption = table.number === '' ? table.caption : `${table.number}: ${table.caption}`
  const [demonstration] = report.demonstration
  const headerHeight = rowHeight(
    table,
    table.columns.map(({ header }) => header),
  )
  const foot = [...table.notes, table.source, report.marking, demonstration ?? ''].filter(
    (text) => text !== '',
  )
  return {
    sheet,
    stickyRowsCount: 2,
    orientation: 'landscape',
    columns: table.columns.map((_, index) => ({ width: widthOf(table, index) })),
    data: [
      [textCell(caption, { ...strong, fontSize: 12, height: 20 })],
      table.columns.map(({ header, align }, index) =>
        textCell(header, {
          ...headerLook,
          height: headerHeight,
          ...sideOf(align, index),
          alignVertical: 'bottom',
        }),
      ),
      ...table.rows.map(({ cells }) => bodyRow(table, cells, {})),
      ...(table.total ? [bodyRow(table, table.total.cells, totalLook)] : []),
      [],
      ...foot.map((text) => [textCell(text)]),
    ],
  }
}

function bodyRow(table: TableBlock, cells: Cell[], look: Parameters<typeof bodyCell>[1]): Row {
  const height = rowHeight(
    table,
    cells.map(({ text }) => text),
  )
  return table.columns.map(({ align }, index) =>
    bodyCell(cells[index] ?? { text: '' }, { ...sideOf(align, index), height, ...look }),
  )
}

/** Words beside figures stand in a little. */
const sideOf = (align: 'text' | 'number', index: number): Pick<CellObject, 'align' | 'indent'> =>
  align === 'number' ? { align: 'right' } : { align: 'left', indent: index === 0 ? 0 : 1 }

/** Not every program grows a row to its wrapped words: the height is written down. */
const rowHeight = (table: TableBlock, words: string[]): number =>
  Math.max(...words.map((text, index) => heightFor(text, widthOf(table, index))))

/** Points for a text in a column so many characters wide. */
const heightFor = (text: string, width: number): number =>
  Math.max(1, Math.ceil(text.length / (width * 0.95))) * 14

/** In characters: as wide as the longest cell and half the header, within reason; longer words wrap. */
function widthOf(table: TableBlock, index: number): number {
  const rows = [...table.rows, ...(table.total ? [table.total] : [])]
  const longest = Math.max(0, ...rows.map(({ cells }) => cells[index]?.text.length ?? 0))
  const header = table.columns[index]?.header ?? ''
  const word = Math.max(...header.split(' ').map(({ length }) => length))
  return Math.min(45, Math.max(12, longest + 2, word + 3, header.length / 2 + 3))
}
