import type { Typed } from '../fields/field.ts'
import { fieldOwning, type AnyForm } from '../fields/form.ts'
import { looksPersonal } from '../fields/looks-personal.ts'

const most = 10

/** What the check page points out of what was typed: a text that looks like a name, a date of birth or a prison number. */
export function worthChecking(asked: AnyForm, typed: Typed): string[] {
  const lines = Object.entries(typed).flatMap(([control, value]) => {
    if (typeof value !== 'string') return []
    const label = fieldOwning(asked, control)?.label
    if (label === undefined) return []
    return looksPersonal(value).map(({ what, text }) => `${label}: “${text}” looks like ${what}`)
  })
  return [...new Set(lines)].slice(0, most)
}
