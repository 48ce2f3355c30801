import { listOf } from '../../reports/wording.ts'
import type { Field } from './field.ts'
import { looksPersonal } from './looks-personal.ts'
import { longText, text, type TextOptions } from './text.ts'

/**
 * A reason in a form that is sent at once. What is submitted by a check page is looked through there, and its writer decides
 * about each find; here what reads as a forename with a surname, or as a number of one person, is refused.
 */
export const reasonText = (options: TextOptions): Field<string> =>
  longText({ ...options, refuse: (typed) => options.refuse?.(typed) ?? whoIsNamed(typed) })

/** Likewise of a short text that says who, by role. */
export const whoText = (options: TextOptions): Field<string> =>
  text({ ...options, refuse: (typed) => options.refuse?.(typed) ?? whoIsNamed(typed) })

function whoIsNamed(typed: string): string | undefined {
  const finds = looksPersonal(typed).filter(({ what, text: found }) =>
    what === 'a name' ? /\s/u.test(found) : what !== 'a date of birth',
  )
  if (finds.length === 0) return undefined
  const said = [...new Set(finds.map(({ what, text: found }) => `“${found}” looks like ${what}`))]
  return `${listOf(said)}. Write a pseudonym or a role instead: names and numbers of people do not belong here`
}
