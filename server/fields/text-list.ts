import { boxOf, common, good, ownsItsName, textOf, wrong } from './field.ts'
import type { Field, FieldOptions } from './field.ts'
import { comparisonKey } from './comparison-key.ts'
import { quoted } from './as-typed.ts'
import { unwritableWords } from './text.ts'

export interface TextListOptions extends FieldOptions {
  /** How many there may be. */
  max: number
  /** Characters that each may have. */
  length: number
  /** How each is written in the end, such as in capitals. */
  normal?: (each: string) => string
}

/** Several short texts in one box, a line each or with a separator between; the same one twice, in whatever spelling, counts once. */
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
      const several = options.holds === 'pseudonyms' ? list.find(looksLikeSeveral) : undefined
      if (several !== undefined)
        return wrong(name, `${label}: ${quoted(several)} looks like more than one. Put a comma between them`)
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
        ...boxOf(options, name, typed, problems),
        rows: 2,
      },
    }),
  }
}

/** Other scripts have commas of their own. */
const separators = /[,;|•·，、；\t\r\n]|\s(?:and|&)\s/i

/** Whether a text that should be one pseudonym holds more than one: 'K-1, K-2', 'K-1 and K-2', 'K-1/K-2'. */
export const namesSeveral = (text: string): boolean => itemsIn(text).length > 1 || looksLikeSeveral(text)

/** Two codes with a figure each that nothing usual parts: 'K-1 K-2', 'K-1/K-2', but not 'K 12'. */
const looksLikeSeveral = (text: string): boolean =>
  text.split(/[\s/.+:]+/).filter((part) => /^\p{L}+\P{L}*\p{N}/u.test(part)).length > 1

/**
 * The texts in what was typed, parted by commas, semicolons, lines, tabs, bullets, bars, “and” or “&”; empty
 * ones are left out, and of those with one comparison key all but the first.
 */
export function itemsIn(typed: string, normal: (each: string) => string = (each) => each): string[] {
  const items = typed.split(separators).map((each) => normal(each.trim()))
  const byKey = Map.groupBy(items, comparisonKey)
  byKey.delete('')
  return [...byKey.values()].flatMap(([first]) => first ?? [])
}
