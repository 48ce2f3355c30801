import { number, symbols } from '../wording.ts'
import type {
  Block,
  Cell,
  HeadingBlock,
  NoteBlock,
  ParagraphBlock,
  TableBlock,
  TableColumn,
  TableRow,
} from '../report.ts'

export const heading = (text: string, level: 2 | 3 = 2): HeadingBlock => ({ type: 'heading', level, text })
export const paragraph = (text: string): ParagraphBlock => ({ type: 'paragraph', text })
export const note = (text: string): NoteBlock => ({ type: 'note', text })
export const list = (items: string[]): Block => ({ type: 'list', ordered: false, items })

export const words = (text: string): Cell => ({ text })
export const counted = (count: number): Cell => ({ text: number(count), value: count })

/** Where a count was not asked for or not stated by the establishment. */
export const notRecorded: Cell = { text: 'not recorded' }
/** Where nothing was received of a month or a year in which it was open: never a nought. */
export const noRecords: Cell = { text: 'no records' }
/** Of a year or a part of it in which the establishment was not open: there is nothing to count. */
export const notOpen: Cell = { text: 'not open' }
/** Of months that were not over on the data date, and of which nothing was received yet. */
export const notOver: Cell = { text: 'not over yet' }
/** Where a figure cannot be worked out because some of its data are missing. */
export const notAvailable: Cell = { text: symbols.notAvailable }
/** Where a rate has nothing to divide by. */
export const undefinedRate: Cell = { text: symbols.undefinedRate }
/** Where a number could point to somebody, in a public document. */
export const suppressed: Cell = { text: symbols.suppressed }
/** Where the question does not arise. */
export const notApplicable: Cell = { text: symbols.notApplicable }

export const textColumn = (header: string, width = 3): TableColumn => ({ header, align: 'text', width })
export const numberColumn = (header: string, width = 1.5): TableColumn => ({ header, align: 'number', width })

export const row = (...cells: Cell[]): TableRow => ({ cells })

/** Who keeps the record that a table comes from, as its notes name them. */
export type Keeper = 'the establishment' | 'the LADO' | 'the scrutineer' | 'the partnership'

export type TableParts = Omit<TableBlock, 'type' | 'number' | 'notes'> & {
  notes?: string[]
  /** The establishment, where nothing else is said. */
  keeper?: Keeper
}

/** A table, not yet numbered, whose notes explain each of the symbols that stand in it and no other. */
export function table(parts: TableParts): TableBlock {
  const { notes = [], keeper = 'the establishment', ...rest } = parts
  return { type: 'table', number: '', ...rest, notes: [...notes, ...symbolNotes(parts, keeper)] }
}

const symbolMeanings = (keeper: Keeper): { cell: Cell; meaning: string }[] => [
  { cell: notAvailable, meaning: 'means not available: some of the data it needs are missing.' },
  { cell: undefinedRate, meaning: 'means that there is nothing to divide by, so no rate or share exists.' },
  { cell: notRecorded, meaning: `means that ${keeper} did not record it; it does not mean none.` },
  {
    cell: noRecords,
    meaning:
      'means that no records were received: neither an incident nor a signed return that says there was none. It is not nought.',
  },
  {
    cell: notOpen,
    meaning: 'means that it was open on no day of that time, so there was nothing to record.',
  },
  { cell: notOver, meaning: 'means that the time was not over when the data were drawn.' },
  { cell: notApplicable, meaning: 'means not applicable: the question does not arise.' },
]

function symbolNotes(parts: TableParts, keeper: Keeper): string[] {
  const texts = new Set([...parts.rows, ...(parts.total ? [parts.total] : [])].flatMap(textsOf))
  return symbolMeanings(keeper)
    .filter(({ cell }) => texts.has(cell.text))
    .map(({ cell, meaning }) => `‘${cell.text}’ ${meaning}`)
}

const textsOf = (tableRow: TableRow): string[] => tableRow.cells.map((cell) => cell.text)

/** The source line of everything that is counted from the establishments' records of incidents. */
export const ownRecords = (dataTo: string): string =>
  `Records of the establishments, as held in this system on ${dataTo}.`

/** The same for contacts with the LADO, which the LADO keeps. */
export const ladoRecords = (dataTo: string): string =>
  `Records of the local authority designated officer (LADO), as held in this system on ${dataTo}.`

/** The same for visits, contacts and days, which the scrutineer keeps. */
export const scrutineersLog = (dataTo: string): string =>
  `The scrutineer’s log of visits, contacts and days, as held in this system on ${dataTo}.`

/** The same for the quarterly meetings, whose minutes the partnership keeps. */
export const partnershipMinutes = (dataTo: string): string =>
  `The partnership’s minutes of the quality assurance meetings, as held in this system on ${dataTo}.`

/** The same for what was received of each month. */
export const receivedRecords = (dataTo: string): string =>
  `Records, signed monthly returns and month-end counts of the establishments, as held in this system on ${dataTo}.`
