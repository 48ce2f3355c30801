import { common, good, hintOf, messageFor, ownsItsName, textOf, wrong } from './field.ts'
import type { Field, FieldOptions } from './field.ts'
import { unwritableWords } from './text.ts'

export interface TextListOptions extends FieldOptions {
  /** How many there may be. */
  max: number
  /** Characters that each may have. */
  length: number
  /** How each is written in the end, such as in capitals. */
  normal?: (each: string) => string
}

/** Several short texts in one box, a line each or with commas between; the same one twice counts once. */
export function textList(options: TextListOptions): Field<string[]> {
  const label = options.label ?? options.question.replace(/\?$/, '')
  return {
    ...common(options, `${options.max} texts at most, each of ${options.length} characters at most`),
    owns: ownsItsName,
    read: (name, typed) => {
      const list = itemsIn(textOf(typed, name), options.normal)
      const long = list.find((each) => Array.from(each).length > options.length)
      if (long !== undefined)
        return wrong(name, `${label}: use ${options.length} characters or fewer for each`)
      if (list.length > options.max) return wrong(name, `${label}: enter ${options.max} at most`)
      const unwritable = list.map((each) => unwritableWords(each)).find((each) => each !== undefined)
      if (unwritable !== undefined) return wrong(name, `${label}: ${unwritable}`)
      return good(list)
    },
    type: (name, value) => ({ [name]: value.join('\n') }),
    words: (value) => value,
    view: (name, typed, problems) => ({
      kind: 'textarea',
      options: {
        id: name,
        name,
        label: { text: options.question },
        ...hintOf(options.hint),
        ...messageFor(problems, name),
        value: textOf(typed, name),
        rows: 2,
      },
    }),
  }
}

/** The texts in what was typed; empty ones are left out. */
export function itemsIn(typed: string, normal: (each: string) => string = (each) => each): string[] {
  const items = typed.split(/[,\r\n]/).map((each) => normal(each.trim()))
  return [...new Set(items.filter((each) => each !== ''))]
}
