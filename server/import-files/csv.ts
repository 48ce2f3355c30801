import { Readable } from 'node:stream'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { TextDecoder } from 'node:util'
import { CsvError, parse } from 'csv-parse'
import { limits } from './limits.ts'
import type { SheetLine } from './sheet.ts'
import { tally } from './tally.ts'
import { tooMuch, Unreadable } from './unreadable.ts'

/** So much is parted into cells before others have their turn; some milliseconds. */
const pieceLength = 16 * 1024

/** Characters in one line, however many cells it has. */
const recordLength = 250_000

/**
 * The lines of a CSV file, parted by commas, semicolons or tabs.
 * @throws Unreadable
 */
export async function readCsv(file: Buffer): Promise<SheetLine[]> {
  const text = textOf(file)
  const delimiter = delimiterOf(text)
  const parted = parse({
    delimiter,
    info: true,
    bom: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: recordLength,
  })
  const found = tally()
  try {
    for await (const row of Readable.from(piecesOf(text, delimiter)).compose(parted)) {
      const { record, info } = row as { record: string[]; info: { lines: number } }
      found.add({ line: info.lines, cells: record })
    }
  } catch (error) {
    throw unparted(error)
  }
  return found.lines
}

async function* piecesOf(text: string, delimiter: string): AsyncGenerator<string> {
  const empty = emptyCells(delimiter)
  for (let from = 0; from < text.length; from += pieceLength) {
    const piece = text.slice(from, from + pieceLength)
    empty.count(piece)
    yield piece
    await othersTurn()
  }
}

/** Cells without a character have no length, so only their number can be limited. */
function emptyCells(delimiter: string): { count: (piece: string) => void } {
  const parts = delimiter.charCodeAt(0)
  let inLine = 0
  return {
    count: (piece) => {
      for (let place = 0; place < piece.length; place += 1) {
        const code = piece.charCodeAt(place)
        if (code === parts) inLine += 1
        else if (code === 10 || code === 13) inLine = 0
        if (inLine > limits.cellLength) throw tooMuch(`${limits.columns} columns`)
      }
    },
  }
}

/** The error as it is to be told, where it is about the file. */
function unparted(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error
  const { code, lines } = error as CsvError & { lines?: unknown }
  return new Unreadable(unpartedWords.get(code) ?? wrongMark, Number(lines) || 0)
}

const wrongMark = 'A quotation mark is opened and not closed, or stands inside a cell'
const unpartedWords = new Map<string, string>([
  [
    'CSV_MAX_RECORD_SIZE',
    'A line holds more than 250,000 characters. Shorten it; a quotation mark may be opened and not closed',
  ],
])

/** UTF-16 where its mark says so, as Excel's “Unicode text” has it; UTF-8 with or without its mark; or else what Windows programs write. */
function textOf(file: Buffer): string {
  const wide = wideOf(file)
  if (wide !== undefined) return decoded(file, wide) ?? unknownText()
  if (file.includes(0)) return unknownText()
  return decoded(file, 'utf-8') ?? new TextDecoder('windows-1252').decode(file)
}

function wideOf(file: Buffer): string | undefined {
  if (file[0] === 0xff && file[1] === 0xfe) return 'utf-16le'
  return file[0] === 0xfe && file[1] === 0xff ? 'utf-16be' : undefined
}

function decoded(file: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return undefined
  }
}

function unknownText(): never {
  throw new Unreadable(
    'This is neither a CSV nor an Excel (.xlsx) file. Open it in a spreadsheet program, save it as “CSV UTF-8” or “Excel Workbook (.xlsx)” and choose that file',
  )
}

// Spreadsheets write semicolons where the comma is the decimal point.
function delimiterOf(text: string): ',' | ';' | '\t' {
  const header = text.slice(0, pieceLength).split(/\r?\n|\r/, 1)[0] ?? ''
  if (header.includes(',')) return ','
  if (header.includes(';')) return ';'
  return header.includes('\t') ? '\t' : ','
}
