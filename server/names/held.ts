import type { Role } from '../access/vocabulary.ts'
import type { AnyForm } from '../fields/form.ts'
import type { Field } from '../fields/field.ts'
import type { Texts } from './mask.ts'

/** A question that takes texts. */
export interface TextAnswer {
  name: string
  label: string
  hiddenFrom: readonly Role[]
  /** Pseudonyms, which are corrected and not masked while the record holds them. */
  isPseudonym: boolean
}

export interface Held {
  texts: Texts
  answers: TextAnswer[]
}

/** Which answers of a form may hold a name. */
export function heldIn(form: AnyForm): Held {
  const fields = fieldsOf(form)
  const texts = fields.flatMap(([name, field]) => {
    const held = heldBy(field)
    return held === undefined ? [] : [[name, held] as const]
  })
  return { texts: new Map(texts), answers: fields.flatMap(([name, field]) => answersOf(name, field)) }
}

const fieldsOf = (form: AnyForm) => Object.entries(form.fields as Record<string, Field<unknown>>)

function heldBy(field: Field<unknown>): 'text' | ReadonlySet<string> | undefined {
  if (field.item === undefined) return field.holds === undefined ? undefined : 'text'
  const names = fieldsOf(field.item).flatMap(([name, { holds }]) => (holds === undefined ? [] : [name]))
  return names.length === 0 ? undefined : new Set(names)
}

function answersOf(name: string, field: Field<unknown>): TextAnswer[] {
  const { label, hiddenFrom } = field
  if (field.item === undefined)
    return field.holds === undefined
      ? []
      : [{ name, label, hiddenFrom, isPseudonym: field.holds === 'pseudonyms' }]
  return heldBy(field) === undefined ? [] : [{ name, label, hiddenFrom, isPseudonym: false }]
}
