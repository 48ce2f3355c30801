import { listOf } from '../../../reports/wording.ts'
import { fileShapes, type FileShape } from './shapes.ts'

/** A header that was recognised: the column of the shape under which each cell of a row stands. */
export type HeaderReading = { ok: true; shape: FileShape; columns: string[] } | { ok: false; message: string }

/** Capitals, spaces, dashes and low lines in a column's name say nothing. */
const keyOf = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '_')

/** Which file a header is of, its columns in any order; or how it differs from the nearest. */
export function readHeader(cells: readonly string[]): HeaderReading {
  const keys = cells.map(keyOf)
  const common = ({ columns }: FileShape) => columns.filter((column) => keys.includes(column)).length
  const [nearest] = [...fileShapes].sort((one, other) => common(other) - common(one))
  if (nearest === undefined || 2 * common(nearest) < nearest.columns.length)
    return {
      ok: false,
      message: `The header must hold the columns ${fileShapes.map(columnsOf).join(' or ')}`,
    }
  const differences = differencesOf(cells, nearest.columns)
  if (differences.length === 0) return { ok: true, shape: nearest, columns: keys }
  const message = `The header is not that of a file of ${nearest.holds}: ${differences.join('; ')}`
  return { ok: false, message: `${message}. Its columns are ${columnsOf(nearest)}` }
}

const columnsOf = ({ columns }: FileShape): string => columns.join(', ')

/** Each column that is missing, called something else, too many or there twice. */
function differencesOf(cells: readonly string[], columns: readonly string[]): string[] {
  const keys = cells.map(keyOf)
  const missing = columns.filter((column) => !keys.includes(column))
  const others = cells.flatMap((_cell, place) => (columns.includes(keys[place] ?? '') ? [] : [place]))
  const inPlace = others.filter((place) => missing.includes(columns[place] ?? ''))
  const left = missing.filter((column) => !inPlace.some((place) => columns[place] === column))
  return [
    ...inPlace.map((place) => `${calledOf(cells, place)}, expected ${columns[place] ?? ''}`),
    ...others
      .filter((place) => !inPlace.includes(place))
      .map((place) => `${calledOf(cells, place)}, which is not expected`),
    ...left.map((column) => `there is no column ${column}`),
    ...twice(
      keys.filter((key) => columns.includes(key)),
      keys,
    ),
  ]
}

const calledOf = (cells: readonly string[], place: number): string =>
  cells[place] === ''
    ? `column ${place + 1} has no name`
    : `column ${place + 1} is called ${(cells[place] ?? '').slice(0, 40)}`

const twice = (known: readonly string[], keys: readonly string[]): string[] =>
  [...new Set(known)].flatMap((key) => {
    const places = keys.flatMap((each, place) => (each === key ? [String(place + 1)] : []))
    return places.length > 1 ? [`columns ${listOf(places)} are all called ${key}`] : []
  })
