import { plainMarks, quoted } from './as-typed.ts'

/** What stands before the parts of one: our own pages have the point, and commas between thousands. */
export type DecimalSign = '.' | ','

/** A number in plain digits, '1234.5'; or why it is none, for the end of a message. */
export type NumberReading = { ok: true; digits: string } | { ok: false; why: string }

const shapes: Record<DecimalSign, RegExp> = {
  '.': /^(?<whole>\d{1,15}|[1-9]\d{0,2}(?:,\d{3}){1,4}|[1-9]\d{0,2}(?: \d{3}){1,4})(?:\.(?<part>\d{1,15}))?$/,
  ',': /^(?<whole>\d{1,15}|[1-9]\d{0,2}(?:\.\d{3}){1,4}|[1-9]\d{0,2}(?: \d{3}){1,4})(?:,(?<part>\d{1,15}))?$/,
}

/**
 * Reads a number that is not below nought: '1234', '1,234', '1 234', '27.5'. Where its decimal sign is not known, only what
 * has one meaning is read: '1,234.5', '27,5' and '1.234.567', never '1.234'.
 */
export function readNumber(typed: string, sign: DecimalSign | 'unknown' = '.'): NumberReading {
  const meanings =
    sign === 'unknown' ? meaningsOf(typed) : [digitsBy(sign, typed)].flatMap((each) => each ?? [])
  const [first, other] = meanings
  if (first === undefined) return { ok: false, why: `${quoted(typed)} is not a number in figures` }
  if (other === undefined) return { ok: true, digits: first }
  const [most, least] = [first, other].sort((one, two) => Number(two) - Number(one))
  return {
    ok: false,
    why: `${quoted(typed)} can be ${most ?? ''} or ${least ?? ''}. Write it as ${most ?? ''}, or as ${least ?? ''}0`,
  }
}

/** Which sign a number shows by itself to stand before the parts of one; undefined where it does not. */
export function signShownBy(typed: string): DecimalSign | undefined {
  const readable = (['.', ','] as const).filter((sign) => digitsBy(sign, typed) !== undefined)
  return readable.length === 1 && /[.,]/.test(typed) ? readable[0] : undefined
}

const meaningsOf = (typed: string): string[] => [
  ...new Set((['.', ','] as const).flatMap((sign) => digitsBy(sign, typed) ?? [])),
]

function digitsBy(sign: DecimalSign, typed: string): string | undefined {
  const { whole, part } = shapes[sign].exec(plainMarks(typed))?.groups ?? {}
  if (whole === undefined) return undefined
  return `${whole.replace(/[., ]/g, '')}${part === undefined ? '' : `.${part}`}`
}

/** A whole number, as our own pages write one: '1234', '1,234', '1 234'. */
export function readWholeNumber(typed: string): NumberReading {
  const reading = readNumber(typed)
  if (!reading.ok || !reading.digits.includes('.')) return reading
  return { ok: false, why: `${quoted(typed)} is not a whole number` }
}
