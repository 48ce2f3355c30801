import type { Row, Sheet } from 'write-excel-file/node'
import type { Block, Report, TableBlock } from '../report.ts'
import { bodyCell, textCell } from './cells.ts'

type BookSheet = Sheet<Buffer>

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
  const line = (label: string, text: string): Row => [textCell(label, strong), textCell(text, { wrap: true })]
  return {
    sheet: 'About',
    columns: [{ width: 22 }, { width: 100 }],
    data: [
      [textCell(report.title, { ...strong, fontSize: 16 })],
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
  const foot = [...table.notes, table.source, report.marking, demonstration ?? ''].filter(
    (text) => text !== '',
  )
  return {
    sheet,
    stickyRowsCount: 2,
    columns: table.columns.map((_, index) => ({ width: widthOf(table, index) })),
    data: [
      [textCell(caption, { ...strong, fontSize: 12 })],
      table.columns.map(({ header, align }) =>
        textCell(header, {
          ...headerLook,
          align: align === 'number' ? 'right' : 'left',
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

const bodyRow = (
  table: TableBlock,
  cells: TableBlock['rows'][number]['cells'],
  look: Parameters<typeof bodyCell>[1],
): Row =>
  table.columns.map(({ align }, index) =>
    bodyCell(cells[index] ?? { text: '' }, { align: align === 'number' ? 'right' : 'left', ...look }),
  )

/** In characters: as wide as the longest cell and half the header, within reason; longer words wrap. */
function widthOf(table: TableBlock, index: number): number {
  const rows = [...table.rows, ...(table.total ? [table.total] : [])]
  const longest = Math.max(0, ...rows.map(({ cells }) => cells[index]?.text.length ?? 0))
  const header = (table.columns[index]?.header.length ?? 0) / 2
  return Math.min(45, Math.max(12, longest + 2, header + 2))
}
