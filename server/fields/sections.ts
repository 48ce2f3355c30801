import type { Field } from './field.ts'
import type { Fields, Form, Rule } from './form.ts'

/** One page of a form: its address, its title, and which questions it asks. */
export interface Section<Values> {
  slug: string
  title: string
  hint?: string
  names: readonly (keyof Values & string)[]
}

export interface RecordForm<Values> {
  form: Form<Values>
  sections: readonly Section<Values>[]
}

/** A section with the questions that it asks, from which `recordForm` makes the form of a record. */
export interface OwnSection<Values> {
  slug: string
  title: string
  hint?: string
  fields: Fields<Values>
}

/** A section whose values do not matter. */
interface AnySection extends Omit<OwnSection<unknown>, 'fields'> {
  fields: unknown
}

/** @param hint what is said once over all of its questions */
export const section = <Values>(
  slug: string,
  title: string,
  fields: Fields<Values>,
  hint?: string,
): OwnSection<Values> => ({ slug, title, fields, ...(hint === undefined ? {} : { hint }) })

/**
 * What somebody answers, by the name of the field: exactly what each field reads. Of a form, of a list of sections, or of the
 * function that makes either.
 */
export type ValuesOf<Source> = Source extends (...facts: never[]) => infer Made
  ? ValuesOf<Made>
  : Source extends readonly (infer One)[]
    ? Flat<Together<AnswersIn<One>>>
    : Source extends Form<infer Values>
      ? Values
      : never

type AnswersIn<One> = One extends OwnSection<infer Values> ? Values : never
type Together<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never
type Flat<Values> = { [Name in keyof Values]: Values[Name] }

/**
 * The form of a record: its fields are those of its sections, in their order. A field that is off the page belongs to the
 * form alone, and a section of nothing else is no page.
 */
export function recordForm<const Sections extends readonly AnySection[]>(
  sections: Sections,
  rules: readonly Rule<ValuesOf<Sections>>[],
): RecordForm<ValuesOf<Sections>> {
  const fields = Object.assign({}, ...sections.map((each) => each.fields)) as Fields<ValuesOf<Sections>>
  const pages = sections.map(({ fields: own, ...page }) => ({ ...page, names: shownOf(own) }))
  return { form: { fields, rules }, sections: pages.filter(({ names }) => names.length > 0) as never }
}

const shownOf = (fields: unknown): string[] =>
  Object.entries(fields as Record<string, Field<unknown>>)
    .filter(([, { isOffPage }]) => isOffPage !== true)
    .map(([name]) => name)

/** A field that is part of a record and stands on none of the pages where it is filled in. */
export const offPage = <Value>(field: Field<Value>): Field<Value> => ({ ...field, isOffPage: true })
