/** One line of a file: its number as a person finds it again, and its cells without spaces at both ends. */
export interface SheetLine {
  line: number
  cells: string[]
  /** Columns, from 0, whose cell is text with a point or a comma between figures: nobody said what it stands for. */
  typed?: number[]
}

/** What cannot stand, with what to do about it. */
export interface LineProblem {
  /** The line or row, the header mostly being the first; 0 for the file as a whole. */
  line: number
  message: string
}

/** What a file's own program calls a line. */
export type Numbered = 'line' | 'row'

/** The lines of a file that are not empty, in its order; a workbook's are as long as its first or longer. */
export interface Sheet {
  numbered: Numbered
  lines: SheetLine[]
  /** What somebody who looks at the file would not see, or see in another way, in whole sentences. */
  notices?: string[]
}

/** Why a file cannot be read, line by line. */
export interface Refusal {
  ok: false
  numbered: Numbered
  problems: LineProblem[]
  notices?: string[]
}

export type SheetReading = { ok: true; sheet: Sheet } | Refusal

/** 'Line 7: …', or 'Row 7: …' as a spreadsheet numbers it. */
export const inWords = ({ line, message }: LineProblem, numbered: Numbered): string =>
  line === 0 ? message : `${numbered === 'row' ? 'Row' : 'Line'} ${line}: ${message}`
