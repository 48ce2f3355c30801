import type { NumberKind } from './formats.ts'
import { shownNumber, shownOfDay } from './numbers.ts'
import { ownCopy } from './texts.ts'
import { damaged } from './unreadable.ts'

/** What a workbook keeps once for all its sheets. */
export interface Book {
  texts: readonly string[]
  /** The kind of each style's number. */
  kinds: readonly NumberKind[]
  /** Whether its days are counted from 1904. */
  is1904: boolean
}

/** A cell as its file has it. */
export interface Cell {
  /** As people name it: 'B7'. */
  name: string
  type: string
  style: number
  raw: string
  hasFormula: boolean
}

/** What a cell shows, and whether it is a number there and no text; or why nobody can say, with what to do. */
export type CellReading = { text: string; isNumber?: true } | { problem: string }

/**
 * What a cell shows; of a formula, the value that its program stored.
 * @throws Unreadable where it names a shared text that there is none of
 */
export function readCell(cell: Cell, book: Book): CellReading {
  const { name, type, raw, hasFormula } = cell
  // Some programs write formulas and never work them out.
  if (raw === '' && hasFormula && type !== 'str')
    return {
      problem: `cell ${name} holds a formula without its value. Open the file in a spreadsheet program, save it and choose it again`,
    }
  switch (type) {
    case 's':
      return raw === '' ? { text: '' } : { text: sharedText(raw.trim(), book) }
    case 'str':
    case 'inlineStr':
      return { text: ownCopy(raw) }
    case 'b':
      return { text: raw.trim() === '' ? '' : raw.trim() === '0' ? 'FALSE' : 'TRUE' }
    case 'e':
      return { problem: `cell ${name} holds the error ${raw.trim()}. Mend its formula, or type the value` }
    case 'd':
      return dayCell(cell, book)
    case 'n':
      return numberCell(cell, book)
    default:
      throw damaged()
  }
}

function dayCell({ name, style, raw }: Cell, { kinds }: Book): CellReading {
  const text = shownOfDay(day(raw.trim()), kinds[style] ?? 'moment')
  return text === undefined ? { problem: partOfDate(name) } : { text }
}

const partOfDate = (name: string) => `cell ${name} does not show the whole of its date. Type it as 2018-06-30`

function sharedText(raw: string, { texts }: Book): string {
  const text = /^\d{1,9}$/.test(raw) ? texts[Number(raw)] : undefined
  if (text === undefined) throw damaged()
  return text
}

/** '2018-06-30T14:30:00' without what says nothing: a time of nought, seconds of nought, parts of seconds. */
const day = (raw: string): string =>
  raw
    .slice(0, 19)
    .replace('T', ' ')
    .replace(/ 00:00(:00)?$/, '')
    .replace(/( \d\d:\d\d):00$/, '$1')

function numberCell({ name, style, raw }: Cell, { kinds, is1904 }: Book): CellReading {
  const digits = raw.trim()
  if (digits === '') return { text: '' }
  // The longest that a program writes is shorter; what is longer is not even tried.
  const value = digits.length <= 50 && /^[\d.eE+-]+$/.test(digits) ? Number(digits) : NaN
  if (!Number.isFinite(value)) throw damaged()
  const kind = kinds[style] ?? 'number'
  const text = shownNumber(value, kind, is1904)
  if (text !== undefined) return { text, isNumber: true }
  return {
    problem:
      kind === 'some'
        ? partOfDate(name)
        : `cell ${name} holds a date that there is none of. Type it as 2018-06-30`,
  }
}
