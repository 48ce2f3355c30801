import { z } from 'zod'
import { number as inWords } from '../../reports/wording.ts'
import { common, good, hintOf, messageFor, ownsItsName, textOf, wrong } from './field.ts'
import type { Field, FieldOptions } from './field.ts'

export interface NumberOptions extends FieldOptions {
  /** What to do when nothing was typed. */
  missing: string
  min?: number
  max: number
  suffix?: string
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
  const range = `${question.replace(/\?$/, '')}: enter a whole number from ${inWords(min)} to ${inWords(max)}`
  const schema = z
    .string()
    .regex(/^\d{1,9}$/, range)
    .transform(Number)
    .pipe(z.number().min(min, range).max(max, range))
  return {
    ...common(options, `a whole number from ${inWords(min)} to ${inWords(max)}`),
    owns: ownsItsName,
    read: (name, typed) => {
      const value = textOf(typed, name).trim()
      if (value === '') return good(null)
      const found = schema.safeParse(value)
      return found.success ? good(found.data) : wrong(name, range)
    },
    type: (name, value) => ({ [name]: value === null ? '' : String(value) }),
    words: (value) => (value === null ? [] : [inWords(value)]),
    view: (name, typed, problems) => ({
      kind: 'input',
      options: {
        id: name,
        name,
        label: { text: question },
        ...hintOf(options.hint),
        ...messageFor(problems, name),
        value: textOf(typed, name),
        inputmode: 'numeric',
        classes: 'govuk-input--width-4',
        ...(options.suffix === undefined ? {} : { suffix: { text: options.suffix } }),
      },
    }),
  }
}
