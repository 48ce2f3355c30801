import { parse } from 'csv-parse/sync'
import type { Context, Problem, Typed } from '../../fields/field.ts'
import { readForm, type Form } from '../../fields/form.ts'
import { publishedFigureForm, type PublishedFigure } from './form.ts'
import { keyOf, saysTheSame } from './keys.ts'
import { fileShapes, type FileShape } from './shapes.ts'

export interface LineProblem {
  /** The line of the file, its header being line 1; 0 for the file as a whole. */
  line: number
  message: string
}

export type FileReading = { ok: true; figures: PublishedFigure[] } | { ok: false; problems: LineProblem[] }

const maxBytes = 1024 * 1024
const maxRows = 5000

const refused = (message: string, line = 0): { ok: false; problems: LineProblem[] } => ({
  ok: false,
  problems: [{ line, message }],
})

/** A file’s text: UTF-8 with or without its mark, or else what Windows programs write. */
export function textOfFile(
  file: Buffer,
): { ok: true; text: string } | { ok: false; problems: LineProblem[] } {
  if (file.length === 0) return refused('The file is empty. Choose the CSV file')
  if (file.length > maxBytes) return refused('The file is larger than 1 MiB. Split it into smaller files')
  if (file.includes(0)) return refused('This is not a CSV file. Save it as “CSV UTF-8” and choose that file')
  return { ok: true, text: decoded(file) }
}

function decoded(file: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return new TextDecoder('windows-1252').decode(file)
  }
}

interface Line {
  line: number
  cells: string[]
}

/** Reads a file of published figures or populations: every row, or every row that cannot stand with what to do about it. */
export function readFigures(text: string, names: ReadonlyMap<string, string>, context: Context): FileReading {
  const found = linesOf(text)
  if (!found.ok) return found
  const [header, ...rows] = found.lines
  if (header === undefined || rows.length === 0)
    return refused('The file has no rows. Keep the header in line 1 and one figure a line below it')
  if (rows.length > maxRows) return refused('The file has more than 5,000 rows. Split it into smaller files')
  const shape = shapeOf(header.cells)
  if (shape === undefined) return refused(headerMessage, 1)
  return readRows(shape, header.cells, rows, rowReader(names, context))
}

function linesOf(text: string): { ok: true; lines: Line[] } | { ok: false; problems: LineProblem[] } {
  const delimiter = delimiterOf(text)
  try {
    const rows = parse(text, {
      delimiter,
      info: true,
      bom: true,
      trim: true,
      relax_column_count: true,
    }) as unknown
    const lines = (rows as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      line: info.lines,
      cells: record,
    }))
    return { ok: true, lines: lines.filter(({ cells }) => cells.some((cell) => cell !== '')) }
  } catch (error) {
    const line = (error as { lines?: unknown }).lines
    return refused('A quotation mark is opened and not closed, or stands inside a cell', Number(line) || 0)
  }
}

// Spreadsheets write semicolons where the comma is the decimal point.
function delimiterOf(text: string): ',' | ';' {
  const [header = ''] = text.split('\n', 1)
  return header.includes(';') && !header.includes(',') ? ';' : ','
}

const headerMessage = `The header must hold the columns ${fileShapes.map(({ columns }) => columns.join(', ')).join(' or ')}`

const shapeOf = (header: readonly string[]): FileShape | undefined =>
  fileShapes.find(
    ({ columns }) => columns.length === header.length && columns.every((each) => header.includes(each)),
  )

type RowReader = (typed: Typed) => { figure: PublishedFigure } | { problems: string[] }

function rowReader(names: ReadonlyMap<string, string>, context: Context): RowReader {
  const ours = [...new Set(names.values())].map((value) => ({ value, label: value }))
  const asked = publishedFigureForm(ours)
  return (typed) => {
    const establishment =
      typeof typed['establishment'] === 'string' ? typed['establishment'].toLowerCase() : ''
    const found = readForm(asked, { ...typed, establishmentId: names.get(establishment) ?? '' }, context)
    return found.ok
      ? { figure: found.value }
      : { problems: found.problems.map((problem) => wordsOf(asked, problem)) }
  }
}

// A message stands alone in the list of lines, so it names its column where its words do not.
function wordsOf({ fields }: Form<PublishedFigure>, { control, message }: Problem): string {
  const field = Object.entries(fields).find(([name, each]) => each.owns(name, control))?.[1]
  return field === undefined || message.startsWith(field.label) ? message : `${field.label}: ${message}`
}

function readRows(
  shape: FileShape,
  header: readonly string[],
  rows: readonly Line[],
  read: RowReader,
): FileReading {
  const figures = new Map<string, { line: number; figure: PublishedFigure }>()
  const problems: LineProblem[] = []
  for (const { line, cells } of rows) {
    const found =
      cells.length === header.length
        ? read(shape.typedOf(Object.fromEntries(header.map((name, place) => [name, cells[place] ?? '']))))
        : {
            problems: [
              `this line has ${cells.length} cells and the header ${header.length}. Put cells that hold a comma in quotation marks`,
            ],
          }
    const wrong = 'problems' in found ? found.problems : clashOf(figures, found.figure)
    problems.push(...wrong.map((message) => ({ line, message })))
    if ('figure' in found && !figures.has(keyOf(found.figure)))
      figures.set(keyOf(found.figure), { line, figure: found.figure })
  }
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, figures: [...figures.values()].map(({ figure }) => figure) }
}

function clashOf(
  earlier: ReadonlyMap<string, { line: number; figure: PublishedFigure }>,
  figure: PublishedFigure,
): string[] {
  const same = earlier.get(keyOf(figure))
  return same === undefined || saysTheSame(same.figure, figure)
    ? []
    : [`this is the same figure as in line ${same.line} and says something else. Keep one of them`]
}
