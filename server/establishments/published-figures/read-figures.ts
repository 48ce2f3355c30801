import { setImmediate as othersTurn } from 'node:timers/promises'
import { comparisonKey } from '../../fields/comparison-key.ts'
import type { Context, Problem } from '../../fields/field.ts'
import { quoted } from '../../fields/as-typed.ts'
import { readForm, type Form } from '../../fields/form.ts'
import { readNumber, signShownBy, type DecimalSign } from '../../fields/read-number.ts'
import type { LineProblem, Numbered, Refusal, Sheet, SheetLine } from '../../import-files/sheet.ts'
import { publishedFigureRecordForm } from './form.ts'
import type { PublishedFigure } from './sections.ts'
import { keyOf, saysTheSame } from './keys.ts'
import { readHeader } from './header.ts'
import { listedOf, termIn, type FileShape } from './shapes.ts'

export type FileReading = { ok: true; figures: PublishedFigure[] } | Refusal

const maxRows = 5000

const refused = (numbered: Numbered, message: string, line = 0): FileReading => ({
  ok: false,
  numbered,
  problems: [{ line, message }],
})

/**
 * Reads the lines of a file of published figures or populations: every row, or every row that cannot stand with what to
 * do about it. Others have their turn meanwhile.
 */
export async function readFigures(
  { numbered, lines }: Sheet,
  names: ReadonlyMap<string, string>,
  context: Context,
): Promise<FileReading> {
  const [header, ...rows] = lines
  if (header === undefined || rows.length === 0)
    return refused(
      numbered,
      `The file has no rows. Keep the header in ${numbered} 1 and one figure a ${numbered} below it`,
    )
  if (rows.length > maxRows)
    return refused(numbered, 'The file has more than 5,000 rows. Split it into smaller files')
  const found = readHeader(withoutEmptyEnd(header.cells))
  if (!found.ok) return refused(numbered, found.message, header.line)
  const { shape, columns } = found
  const signs = signsIn(rows, columns.indexOf(shape.figure))
  const mixed = mixedSigns(signs, numbered)
  if (mixed !== undefined) return refused(numbered, `${shape.figure}: ${mixed}`, header.line)
  const sign = signs[0]?.sign ?? 'unknown'
  const read = rowReader(names, context)
  return readRows({ numbered, lines: rows }, columns, (line) => {
    const row = Object.fromEntries(columns.map((name, column) => [name, line.cells[column] ?? '']))
    const isTyped = line.typed?.includes(columns.indexOf(shape.figure)) === true
    return withFigure(shape, row, isTyped ? sign : '.', (plain) => read(shape, plain))
  })
}

/** Programs write empty cells at a line's end. */
function withoutEmptyEnd(cells: readonly string[], least = 0): readonly string[] {
  const last = cells.findLastIndex((cell) => cell !== '')
  return cells.slice(0, Math.max(last + 1, least))
}

/** A figure that is text and shows which decimal sign it has. */
interface SignShown {
  sign: DecimalSign
  cell: string
  line: number
}

const signsIn = (rows: readonly SheetLine[], column: number): SignShown[] =>
  rows.flatMap(({ cells, typed, line }) => {
    const cell = cells[column] ?? ''
    const sign = typed?.includes(column) === true ? signShownBy(cell) : undefined
    return sign === undefined ? [] : [{ sign, cell, line }]
  })

/** What to do about a column in which some figures have a comma before their parts and others a point: one of them is a slip. */
function mixedSigns(shown: readonly SignShown[], numbered: Numbered): string | undefined {
  const [comma, point] = [',', '.'].map((sign) => shown.find((each) => each.sign === sign))
  if (comma === undefined || point === undefined) return undefined
  const where = ({ cell, line }: SignShown) => `${quoted(cell)} in ${numbered} ${line}`
  return `${where(comma)} has a decimal comma, and ${where(point)} a decimal point. Write every figure of this column with a decimal point, and with no comma, such as 1234.5`
}

type RowReading = { figure: PublishedFigure } | { problems: string[] }

/** Reads a row whose figure has one meaning; another is refused, whatever else the row holds. */
function withFigure(
  { figure }: FileShape,
  row: Record<string, string>,
  sign: DecimalSign | 'unknown',
  read: (row: Record<string, string>) => RowReading,
): RowReading {
  const found = readNumber(row[figure] ?? '', sign)
  if (found.ok) return read({ ...row, [figure]: found.digits })
  if (sign === '.' || !readNumber(row[figure] ?? '').ok) return read(row)
  const whole = read({ ...row, [figure]: '0' })
  return { problems: ['problems' in whole ? whole.problems : [], `${figure}: ${found.why}`].flat() }
}

function rowReader(names: ReadonlyMap<string, string>, context: Context) {
  const ours = [...new Set(names.values())].map((value) => ({ value, label: value }))
  const { form: asked } = publishedFigureRecordForm(ours)
  return (shape: FileShape, row: Record<string, string>): RowReading => {
    const typed = shape.typedOf(row)
    const establishment =
      typeof typed['establishment'] === 'string' ? comparisonKey(typed['establishment']) : ''
    const found = readForm(asked, { ...typed, establishmentId: names.get(establishment) ?? '' }, context)
    const notListed = listProblems(shape, row)
    if (found.ok && notListed.length === 0) return { figure: found.value }
    const others = found.ok ? [] : found.problems.filter(({ control }) => !isOfList(shape, control))
    return { problems: [...others.map((each) => wordsOf(asked, each)), ...notListed] }
  }
}

/** The answers that come of the list columns: their own messages name what may stand there. */
const isOfList = ({ lists }: FileShape, control: string): boolean =>
  lists.some(({ answers }) => answers.includes(control))

/** What stands in a column that holds one of a list, and is none of them. */
const listProblems = ({ lists }: FileShape, row: Record<string, string>): string[] =>
  lists.flatMap(({ column, from }) => {
    const cell = row[column] ?? ''
    if (termIn(from, cell) !== undefined) return []
    const what = cell === '' ? 'nothing was entered' : `${quoted(cell)} is not on the list`
    return [`${column}: ${what}. Enter one of ${listedOf(from)}`]
  })

// A message stands alone in the list of lines, so it names its column where its words do not.
function wordsOf({ fields }: Form<PublishedFigure>, { control, message }: Problem): string {
  const field = Object.entries(fields).find(([name, each]) => each.owns(name, control))?.[1]
  return field === undefined || message.startsWith(field.label) ? message : `${field.label}: ${message}`
}

/** So many rows are read before others have their turn; some milliseconds. */
const rowsAtOnce = 25

async function readRows(
  { numbered, lines }: Sheet,
  header: readonly string[],
  read: (line: SheetLine) => RowReading,
): Promise<FileReading> {
  const figures = new Map<string, { line: number; figure: PublishedFigure }>()
  const problems: LineProblem[] = []
  for (const [place, { cells: all, ...rest }] of lines.entries()) {
    if (place % rowsAtOnce === 0) await othersTurn()
    const { line } = rest
    const cells = [...withoutEmptyEnd(all, header.length)]
    const found =
      cells.length === header.length
        ? read({ ...rest, cells })
        : { problems: [wrongLength(numbered, cells.length, header.length)] }
    const wrong =
      'problems' in found ? found.problems : clashOf(figures.get(keyOf(found.figure)), numbered, found.figure)
    problems.push(...wrong.map((message) => ({ line, message })))
    if ('figure' in found && !figures.has(keyOf(found.figure)))
      figures.set(keyOf(found.figure), { line, figure: found.figure })
  }
  if (problems.length > 0) return { ok: false, numbered, problems }
  return { ok: true, figures: [...figures.values()].map(({ figure }) => figure) }
}

const wrongLength = (numbered: Numbered, own: number, asked: number) =>
  `this ${numbered} has ${own} cells and the header ${asked}. ${
    numbered === 'line'
      ? 'Put cells that hold a comma in quotation marks'
      : 'Take out what is beside the columns'
  }`

const clashOf = (
  same: { line: number; figure: PublishedFigure } | undefined,
  numbered: Numbered,
  figure: PublishedFigure,
): string[] =>
  same === undefined || saysTheSame(same.figure, figure)
    ? []
    : [`this is the same figure as in ${numbered} ${same.line} and says something else. Keep one of them`]
