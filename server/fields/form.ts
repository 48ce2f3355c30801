import type { FieldView } from './field-view.ts'
import type { Role } from '../access/vocabulary.ts'
import type { Context, Field, Item, Problem, Reading, Typed } from './field.ts'

export type Fields<Values> = { [Name in keyof Values & string]: Field<Values[Name]> }

/** Any form, where its values do not matter. */
export interface AnyForm {
  fields: unknown
}

/** A rule over several answers, run once they are all readable. */
export interface Rule<Values> {
  needs: readonly (keyof Values & string)[]
  /** The control its message links to. */
  at: string
  broken: (values: Values, context: Context) => boolean
  /** What to do; a function of the answers where it must name what is wrong. */
  message: string | ((values: Values) => string)
}

export interface Form<Values> {
  fields: Fields<Values>
  rules: readonly Rule<Values>[]
}

/** The values are what the fields read; the rules are held to them. */
export const form = <Values>(
  fields: Fields<Values>,
  rules: readonly Rule<NoInfer<Values>>[] = [],
): Form<Values> => ({
  fields,
  rules,
})

/** The part of a form with these fields, and the rules that need no other. */
export function formOf<Values>(
  whole: Form<Values>,
  names: readonly (keyof Values & string)[],
): Form<Partial<Values>> {
  const fields = Object.fromEntries(names.map((name) => [name, whole.fields[name]]))
  const rules = whole.rules.filter((rule) => rule.needs.every((name) => names.includes(name)))
  return { fields, rules } as unknown as Form<Partial<Values>>
}

/** Turns what was typed into typed values, or into every message at once. Past here nothing is checked twice. */
export function readForm<Values>(asked: Form<Values>, typed: Typed, context: Context): Reading<Values> {
  const values: Record<string, unknown> = {}
  const problems: Problem[] = []
  for (const [name, field] of entriesOf(asked)) {
    const found = field.read(name, typed, context)
    if (found.ok) values[name] = found.value
    else problems.push(...found.problems)
  }
  problems.push(...brokenRules(asked, values, context))
  return problems.length === 0 ? { ok: true, value: values as Values } : { ok: false, problems }
}

function brokenRules<Values>(
  asked: Form<Values>,
  values: Record<string, unknown>,
  context: Context,
): Problem[] {
  return asked.rules
    .filter((rule) => rule.needs.every((name) => name in values))
    .filter((rule) => rule.broken(values as Values, context))
    .map((rule) => ({ control: rule.at, message: messageOf(rule, values as Values) }))
}

const messageOf = <Values>({ message }: Rule<Values>, values: Values): string =>
  typeof message === 'string' ? message : message(values)

/** Values as somebody would have typed them. */
export function typeForm<Values>(asked: Form<Values>, values: Values): Typed {
  return Object.assign(
    {},
    ...entriesOf(asked).map(([name, field]) => field.type(name, values[name as keyof Values])),
  ) as Typed
}

/** The fields as they are drawn, with what was typed and its messages. */
export const viewForm = (asked: AnyForm, typed: Typed, problems: readonly Problem[]): FieldView[] =>
  entriesOf(asked).flatMap(([name, field]) => field.view(name, typed, problems) ?? [])

/** Whether a posted control belongs to the form. */
export const ownsControl = (asked: AnyForm, control: string): boolean =>
  entriesOf(asked).some(([name, field]) => field.owns(name, control))

/** The question that a posted control answers, within an answer of several too. */
export function questionOf(asked: AnyForm, control: string): Field<unknown> | undefined {
  const [name, field] = entriesOf(asked).find(([each, one]) => one.owns(each, control)) ?? []
  if (name === undefined || field?.item === undefined) return field
  const within = /^\d{1,3}-(.*)$/su.exec(control.slice(name.length + 1))?.[1]
  return within === undefined ? field : questionOf(field.item, within)
}

/** Question and answer in words, for check pages, records and histories; what a role may not see is left out. */
export function rowsOf<Values>(asked: Form<Values>, values: Partial<Values>, role: Role): Row[] {
  return entriesOf(asked)
    .filter(([name, field]) => name in values && !field.hiddenFrom.includes(role))
    .map(([name, field]) => {
      const value = values[name as keyof Values]
      const items = field.items?.(value) ?? []
      const leftOut = field.leftOut ?? []
      const words = value === null ? leftOut : field.words(value)
      const { onlyWhereGiven } = field
      return {
        name,
        key: field.label,
        value: words,
        leftOut,
        items,
        ...(onlyWhereGiven ? { onlyWhereGiven } : {}),
      }
    })
}

export interface Row {
  name: string
  key: string
  value: string[]
  /** What is said where the answer was left out. */
  leftOut: string[]
  /** Each of several, where the answer is several of the same. */
  items: Item[]
  /** Not shown on a page where the answer is empty. */
  onlyWhereGiven?: true
}

// The compiler loses the pairing of a name with its own field's type in a loop; within one form it always holds.
function entriesOf(asked: AnyForm): [string, Field<unknown>][] {
  return Object.entries(asked.fields as Record<string, Field<unknown>>)
}
