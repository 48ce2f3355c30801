import { setImmediate as othersTurn } from 'node:timers/promises'
import { comparisonKey } from '../../fields/comparison-key.ts'
import type { Context, Problem, Typed } from '../../fields/field.ts'
import { readForm, type Form } from '../../fields/form.ts'
import type { LineProblem, Numbered, Refusal, Sheet } from '../../import-files/sheet.ts'
import { publishedFigureForm, type PublishedFigure } from './form.ts'
import { keyOf, saysTheSame } from './keys.ts'
import { fileShapes, type FileShape } from './shapes.ts'

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
  const shape = shapeOf(header.cells)
  if (shape === undefined) return refused(numbered, headerMessage, header.line)
  const read = rowReader(names, context)
  return readRows({ numbered, lines: rows }, header.cells, (row) => read(shape.typedOf(row)))
}

const headerMessage = `The header must hold the columns ${fileShapes.map(({ columns }) => columns.join(', ')).join(' or ')}`

const shapeOf = (header: readonly string[]): FileShape | undefined =>
  fileShapes.find(
    ({ columns }) => columns.length === header.length && columns.every((each) => header.includes(each)),
  )

type RowReading = { figure: PublishedFigure } | { problems: string[] }

function rowReader(names: ReadonlyMap<string, string>, context: Context): (typed: Typed) => RowReading {
  const ours = [...new Set(names.values())].map((value) => ({ value, label: value }))
  const asked = publishedFigureForm(ours)
  return (typed) => {
    const establishment =
      typeof typed['establishment'] === 'string' ? comparisonKey(typed['establishment']) : ''
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

/** So many rows are read before others have their turn; some milliseconds. */
const rowsAtOnce = 25

async function readRows(
  { numbered, lines }: Sheet,
  header: readonly string[],
  read: (row: Record<string, string>) => RowReading,
): Promise<FileReading> {
  const figures = new Map<string, { line: number; figure: PublishedFigure }>()
  const problems: LineProblem[] = []
  for (const [place, { line, cells }] of lines.entries()) {
    if (place % rowsAtOnce === 0) await othersTurn()
    const found =
      cells.length === header.length
        ? read(Object.fromEntries(header.map((name, column) => [name, cells[column] ?? ''])))
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
      : 'Take out what stands beside the columns'
  }`

const clashOf = (
  same: { line: number; figure: PublishedFigure } | undefined,
  numbered: Numbered,
  figure: PublishedFigure,
): string[] =>
  same === undefined || saysTheSame(same.figure, figure)
    ? []
    : [`this is the same figure as in ${numbered} ${same.line} and says something else. Keep one of them`]
