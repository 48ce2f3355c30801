/**
 * What any report is made of. A report is data: sections return blocks, renderers place blocks, and a block
 * holds final words, so that no renderer can round, sort or leave out. The same value draws the web page, the
 * PDF and the spreadsheet, and is what a signature stores.
 */

export interface Report {
  /** The document's name: 'Review of Safeguarding and Restraint'. */
  title: string
  /** The period in words: 'April 2018 to March 2019'. */
  period: string
  edition: Edition
  /** Running head: 'OFFICIAL-SENSITIVE' or 'OFFICIAL'. */
  marking: string
  /** Edition in words, at the right of the running head: 'Partners’ edition'. */
  editionLabel: string
  /** Lines on the cover under the title: establishments, date signed or 'Draft', version. */
  cover: { label: string; text: string }[]
  /** What this is and for whom, one short paragraph on the cover. */
  statement: string
  /** Empty unless the records are invented; then each line stands on the cover, the first on every page. */
  demonstration: string[]
  sections: Section[]
  /** Words that a search engine or a library catalogue may keep. */
  author: string
  subject: string
  /** 'en-GB' */
  language: string
  /** ISO local date on which the report's data stop and that the document's metadata carry. */
  dataTo: string
  /** Whether the record seal stands behind a heading of its own, however short the report: its page is for its readers. */
  sealApart?: true
}

export type Edition = 'partners' | 'public' | 'young-people' | 'committee'

export interface Section {
  /** Stable, kebab-case: the page's anchor, the PDF's destination. */
  id: string
  /** '5' or 'Annex A', printed before the title; empty for unnumbered parts. */
  number: string
  title: string
  /** A chapter that needs a new page on paper. */
  startsPage: boolean
  blocks: Block[]
}

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | FiguresBlock
  | TableBlock
  | ChartBlock
  | NoteBlock
  | OpinionBlock
  | CommentaryBlock

export interface HeadingBlock {
  type: 'heading'
  level: 2 | 3
  text: string
}

export interface ParagraphBlock {
  type: 'paragraph'
  text: string
}

export interface ListBlock {
  type: 'list'
  ordered: boolean
  items: string[]
}

/** The summary's numbers: a figure, what it counts, one line in words beside it. */
export interface FiguresBlock {
  type: 'figures'
  items: { figure: string; label: string; note: string }[]
}

export interface TableBlock {
  type: 'table'
  /** Stable, kebab-case; the spreadsheet's sheet and a chart's `tableId` point at it. */
  id: string
  /** 'Table 4'; numbered over the whole report by `numberTables`. */
  number: string
  /** What, where, when: 'Restraint incidents by month, Cookham Wood, April 2018 to March 2019'. */
  caption: string
  columns: TableColumn[]
  rows: TableRow[]
  /** Printed semibold under a rule. */
  total?: TableRow
  notes: string[]
  source: string
}

export interface TableColumn {
  /** Header words with the unit: 'Rate per 100 children per month'. */
  header: string
  /** Numbers stand right-aligned on the decimal. */
  align: 'text' | 'number'
  /** Relative width; columns share the measure in proportion. */
  width: number
}

export interface TableRow {
  /** The first cell is the row's header. */
  cells: Cell[]
}

/** Final words; `value` is the same figure as a number, unrounded, for the spreadsheet only. */
export interface Cell {
  text: string
  value?: number
}

export interface ChartBlock {
  type: 'chart'
  id: string
  /** 'Figure 2' */
  number: string
  /** The title says the finding. */
  title: string
  /** Measure, unit and base. */
  measure: string
  /** Alternative text: what the drawing shows, for someone who cannot see it. */
  alternative: string
  chart: Chart
  /** The table with this chart's data, somewhere in the same report. */
  tableId: string
  notes: string[]
  source: string
}

/** One chart description, drawn as SVG for the page and as vectors for the PDF. */
export type Chart = ColumnChart | LineChart

export interface ColumnChart {
  kind: 'columns'
  /** One label per group, in order: 'Apr 2018'. */
  categories: string[]
  /** Up to four; values match the categories; null is 'not available' and draws a gap with a mark. */
  series: { name: string; values: (number | null)[]; labels: string[] }[]
  axisLabel: string
  stacked: boolean
}

export interface LineChart {
  kind: 'lines'
  categories: string[]
  series: { name: string; values: (number | null)[]; labels: string[] }[]
  axisLabel: string
  /** A dashed vertical before the category with this index, with its words. */
  breaks: { before: number; label: string }[]
}

export interface NoteBlock {
  type: 'note'
  text: string
}

/** The scrutineer's opinion on one establishment: one word, then the reason. */
export interface OpinionBlock {
  type: 'opinion'
  establishment: string
  question: string
  word: string
  reason: string
}

/** What a person wrote about a section, paragraphs split already. */
export interface CommentaryBlock {
  type: 'commentary'
  /** 'Scrutineer’s commentary' */
  by: string
  paragraphs: string[]
}
