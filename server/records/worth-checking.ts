import { number } from '../../reports/wording.ts'
import type { Typed } from '../fields/field.ts'
import { fieldOwning, type AnyForm } from '../fields/form.ts'
import { looksPersonal } from '../fields/looks-personal.ts'

const most = 10

/** So many characters are looked through in all, far more than anybody writes of one incident (SECURITY IN-06). */
export const lookedThrough = 100_000

/** What the check page points out of what was typed: a text that looks like a name, a date of birth or a prison number. */
export function worthChecking(asked: AnyForm, typed: Typed): string[] {
  const lines = new Set<string>()
  let left = lookedThrough
  for (const { label, text } of textsIn(asked, typed)) {
    if (left < 0 || lines.size >= most) break
    for (const looks of looksPersonal(text.slice(0, left)))
      lines.add(`${label}: “${looks.text}” looks like ${looks.what}`)
    left -= text.length
  }
  return [...[...lines].slice(0, most), ...(left < 0 ? [tooLong] : [])]
}

const tooLong = `These texts are very long: only their first ${number(lookedThrough)} characters were looked through for names`

const textsIn = (asked: AnyForm, typed: Typed): { label: string; text: string }[] =>
  Object.entries(typed).flatMap(([control, text]) => {
    const label = fieldOwning(asked, control)?.label
    return label === undefined || typeof text !== 'string' ? [] : [{ label, text }]
  })
