import { boxOf, common, good, ownsItsName, textOf, wrong } from './field.ts'
import type { Field, FieldOptions } from './field.ts'
import { labelOf } from './date.ts'
import { readClock } from './read-clock.ts'

/** A UK clock time 'HH:mm' of a day that is asked for elsewhere; '' where nothing was typed. */
export function timeOrNone(options: FieldOptions): Field<string> {
  return {
    ...common(options, 'a time of the UK clock'),
    owns: ownsItsName,
    read: (name, typed) => {
      const text = textOf(typed, name).trim()
      if (text === '') return good('')
      const found = readClock(text)
      return found.ok ? good(found.time) : wrong(name, `${labelOf(options)}: ${found.why}`)
    },
    type: (name, value) => ({ [name]: value }),
    words: (value) => (value === '' ? [] : [value]),
    view: (name, typed, problems) => ({
      kind: 'input',
      options: {
        ...boxOf(options, name, typed, problems),
        classes: 'govuk-input--width-5',
      },
    }),
  }
}
