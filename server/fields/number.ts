import { number as inWords } from '../../reports/wording.ts'
import { plainMarks } from './as-typed.ts'
import { boxOf, common, good, ownsItsName, textOf, wrong } from './field.ts'
import type { Field, FieldOptions, Problem, Typed } from './field.ts'
import type { FieldView } from './field-view.ts'
import { readNumber, readWholeNumber } from './read-number.ts'

export interface NumberOptions extends FieldOptions {
  /** What to do when nothing was typed. */
  missing: string
  min?: number
  max: number
  /** The unit, for many and for one where that has no s less: both may be typed after the number. */
  suffix?: string
  singular?: string
}

/** A whole number in figures. */
export function wholeNumber(options: NumberOptions): Field<number> {
  const optional = wholeNumberOrNone(options)
  return {
    ...optional,
    read: (name, typed, context) => {
      const found = optional.read(name, typed, context)
      if (!found.ok) return found
      return found.value === null ? wrong(name, options.missing) : good(found.value)
    },
    type: optional.type,
    words: optional.words,
  }
}

/** A whole number, or nothing: null is not the same as 0. */
export function wholeNumberOrNone(options: Omit<NumberOptions, 'missing'>): Field<number | null> {
  const { question, min = 0, max } = options
  const label = question.replace(/\?$/, '')
  const range = `a whole number from ${inWords(min)} to ${inWords(max)}`
  return {
    ...common(options, range),
    owns: ownsItsName,
    read: (name, typed) => {
      const value = withoutUnit(textOf(typed, name), options)
      if (value === '') return good(null)
      const found = readWholeNumber(value)
      if (!found.ok && /\d/.test(value)) return wrong(name, `${label}: ${found.why}. Enter ${range}`)
      const count = found.ok ? Number(found.digits) : NaN
      return count >= min && count <= max ? good(count) : wrong(name, `${label}: enter ${range}`)
    },
    type: (name, value) => ({ [name]: value === null ? '' : String(value) }),
    words: (value) => (value === null ? [] : [inWords(value)]),
    view: numberView(options, 'govuk-input--width-4'),
  }
}

/** '12 minutes' and '1 minute' are 12 and 1, where minutes are asked for. */
function withoutUnit(
  typed: string,
  { suffix, singular }: Pick<NumberOptions, 'suffix' | 'singular'>,
): string {
  const text = typed.trim()
  if (suffix === undefined) return text
  const plain = plainMarks(text)
  const units = [suffix, singular ?? suffix.replace(/s$/, '')]
  const end = units.find((unit) => plain.toLowerCase().endsWith(` ${unit}`))
  return end === undefined ? text : plain.slice(0, -end.length).trim()
}

/** A number not below nought, whole or with up to six decimal places. */
export function decimalNumber(options: FieldOptions & { missing: string; wrong: string }): Field<number> {
  return {
    ...common(options, 'a number from 0 to 999,999,999.999999 in figures'),
    owns: ownsItsName,
    read: (name, typed) => {
      const text = textOf(typed, name).trim()
      if (text === '') return wrong(name, options.missing)
      const found = readNumber(text)
      if (!found.ok || !/^\d{1,9}(\.\d{1,6})?$/.test(found.digits)) return wrong(name, options.wrong)
      // The wording shows no more.
      if (found.digits.length > 13)
        return wrong(name, `${options.label ?? options.question}: use 12 figures at most`)
      return good(Number(found.digits))
    },
    type: (name, value) => ({ [name]: String(value) }),
    words: (value) => [inWords(value)],
    view: numberView(options, 'govuk-input--width-10'),
  }
}

const numberView =
  (options: FieldOptions & { suffix?: string }, width: string) =>
  (name: string, typed: Typed, problems: readonly Problem[]): FieldView => ({
    kind: 'input',
    options: {
      ...boxOf(options, name, typed, problems),
      ...(width === 'govuk-input--width-4' ? { inputmode: 'numeric' } : {}),
      classes: width,
      ...(options.suffix === undefined ? {} : { suffix: { text: options.suffix } }),
    },
  })
