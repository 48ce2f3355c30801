import type { Person } from '../access/person.ts'
import type { Role } from '../access/vocabulary.ts'
import type { Db } from '../database/schema.ts'
import { disposable } from '../disposal/vocabulary.ts'
import type { AnyForm } from '../fields/form.ts'
import type { Field } from '../fields/field.ts'
import { recordKinds } from '../kinds.ts'
import type { RecordKind } from '../records/kind.ts'
import type { Texts } from './mask.ts'

type AnyKind = RecordKind<Record<string, unknown>>

/** The kinds of record in which a name can be masked: those that can hold anything about a person. */
export const maskableKinds = (recordKinds as unknown as readonly AnyKind[]).filter(
  ({ name }) => disposable(name) !== undefined,
)

export const maskableKind = (name: string): AnyKind | undefined =>
  maskableKinds.find((kind) => kind.name === name)

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

/** Which answers of a record may hold a name. */
export async function textsHeld(
  db: Db,
  kind: AnyKind,
  record: { id: string; establishmentId: string | null },
  viewer: { person: Person; today: string },
): Promise<Held> {
  const asked = await kind.formFor({ db, ...viewer, correcting: record })
  const fields = fieldsOf(asked.form)
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
