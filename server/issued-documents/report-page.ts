import type { Block, ChartBlock, HeadingBlock, Report, TableBlock, TableRow } from '../../reports/report.ts'

/** A report as its page shows it: the same blocks in the same order, each chart with its data beside it. */
export interface ReportPageView {
  title: string
  period: string
  editionLabel: string
  statement: string
  demonstration: string[]
  cover: { key: { text: string }; value: { text: string } }[]
  contents: { href: string; text: string }[]
  sections: { id: string; heading: string; blocks: BlockView[] }[]
  /** Addresses of the same report on paper and as a workbook. */
  downloads: { text: string; href: string }[]
}

type BlockView = Exclude<Block, HeadingBlock | ChartBlock | TableBlock> | HeadingView | TableView | ChartView

interface HeadingView extends HeadingBlock {
  isMinor: boolean
}

interface ChartView extends ChartBlock {
  /** The chart's data; absent where the report does not hold the table. */
  data?: TableView
}

interface TableView extends Omit<TableBlock, 'columns' | 'rows' | 'total'> {
  columns: { header: string; isNumber: boolean }[]
  rows: RowView[]
  total?: RowView
}

interface RowView {
  cells: { text: string; isNumber: boolean }[]
}

/** Places a report's words; nothing is rounded, sorted or left out here. */
export function reportPage(report: Report, downloads: ReportPageView['downloads'] = []): ReportPageView {
  const tables = report.sections
    .flatMap((section) => section.blocks)
    .filter((block) => block.type === 'table')
  const sections = report.sections.map((section) => ({
    id: section.id,
    heading: [section.number, section.title].filter(Boolean).join(' '),
    blocks: section.blocks.map((block) => blockView(block, tables)),
  }))
  return {
    title: report.title,
    period: report.period,
    editionLabel: report.editionLabel,
    statement: report.statement,
    demonstration: report.demonstration,
    cover: report.cover.map(({ label, text }) => ({ key: { text: label }, value: { text } })),
    contents: sections.map(({ id, heading }) => ({ href: `#${id}`, text: heading })),
    sections,
    downloads,
  }
}

function blockView(block: Block, tables: TableBlock[]): BlockView {
  if (block.type === 'heading') return { ...block, isMinor: block.level === 3 }
  if (block.type === 'table') return tableView(block)
  if (block.type === 'chart') return chartView(block, tables)
  return block
}

function chartView(block: ChartBlock, tables: TableBlock[]): ChartView {
  const table = tables.find(({ id }) => id === block.tableId)
  return table ? { ...block, data: tableView(table) } : block
}

function tableView({ columns, rows, total, ...table }: TableBlock): TableView {
  const isNumber = columns.map(({ align }) => align === 'number')
  const rowView = (row: TableRow): RowView => ({
    cells: row.cells.map(({ text }, index) => ({ text, isNumber: isNumber[index] ?? false })),
  })
  return {
    ...table,
    columns: columns.map(({ header, align }) => ({ header, isNumber: align === 'number' })),
    rows: rows.map(rowView),
    ...(total && { total: rowView(total) }),
  }
}
