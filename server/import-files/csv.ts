import { Readable } from 'node:stream'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import { partingOf } from './delimiter.ts'
import { decodedText, noticeOfEncoding } from './encoding.ts'
import { limits } from './limits.ts'
import type { LineProblem, SheetLine } from './sheet.ts'
import { tally } from './tally.ts'
import { tooMuch, Unreadable } from './unreadable.ts'

/** So much is parted into cells before others have their turn; some milliseconds. */
const pieceLength = 16 * 1024

/** Characters in one line, however many cells it has. */
const recordLength = 250_000

interface Lines {
  lines: SheetLine[]
  problems: LineProblem[]
  notices: string[]
}

/**
 * The lines of a CSV file, parted by commas, semicolons, tabs or bars.
 * @throws Unreadable
 */
export async function readCsv(file: Buffer): Promise<Lines> {
  const { text, isSure } = await decodedText(file)
  const { delimiter, from, linesBefore } = partingOf(text)
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
    for await (const row of Readable.from(piecesOf(text.slice(from), delimiter)).compose(parted)) {
      const { record, info } = row as { record: string[]; info: { lines: number } }
      found.add({ line: info.lines + linesBefore, cells: record })
    }
  } catch (error) {
    throw unparted(error, linesBefore)
  }
  const { lines } = found
  return { lines, problems: errorsIn(lines), notices: isSure ? [] : await noticeOfEncoding(lines) }
}

/** What spreadsheets write into a CSV file where a formula has no value, or a column was too narrow to show it. */
const errorText =
  /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|GETTING_DATA|#+)$/i

const errorsIn = (lines: readonly SheetLine[]): LineProblem[] =>
  lines
    .flatMap(({ line, cells }) =>
      cells.flatMap((cell, place) =>
        errorText.test(cell)
          ? [
              {
                line,
                message: `cell ${place + 1} holds the error ${cell.slice(0, 20)}. Mend its formula, or type the value`,
              },
            ]
          : [],
      ),
    )
    .slice(0, limits.problems)

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
function unparted(error: unknown, linesBefore: number): unknown {
  if (!(error instanceof CsvError)) return error
  const { code, lines } = error as CsvError & { lines?: unknown }
  return new Unreadable(unpartedWords.get(code) ?? wrongMark, (Number(lines) || 0) + linesBefore)
}

const wrongMark = 'A quotation mark is opened and not closed, or is inside a cell'
const unpartedWords = new Map<string, string>([
  [
    'CSV_MAX_RECORD_SIZE',
    'A line holds more than 250,000 characters. Shorten it; a quotation mark may be opened and not closed',
  ],
])
