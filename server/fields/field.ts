import type { Role } from '../access/vocabulary.ts'
import type { FieldView } from './field-view.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What a form posted: text by control name, flat. */
export type Typed = Record<string, string | string[] | undefined>

/** The clock at the edge, for rules such as "not in the future". */
export interface Context {
  /** UTC instant, ISO. */
  now: string
  /** Local date. */
  today: string
}

export interface Problem {
  /** The id of the control that the message links to. */
  control: string
  message: string
}

export type Reading<Value> = { ok: true; value: Value } | { ok: false; problems: Problem[] }

/**
 * One question of a form: how its answer is read from text, typed again, shown in words and drawn. The name it has in
 * a form is given by the form, so that a field can stand in several.
 */
export interface Field<Value> {
  question: string
  /** The key in summaries and histories: the question, or something shorter. */
  label: string
  /** What an answer may be, in words: its type, length, range or set (SECURITY IN-01); what is read refuses the rest. */
  rule: string
  /** Roles that never receive this answer (SECURITY AC-06). */
  hiddenFrom: readonly Role[]
  /** What somebody may write in it, where it is a text: it is looked through for names before it is submitted. */
  holds?: Holds
  /** What each code that is stored means, where the answer is of a list. */
  codes?: Vocabulary
  /** Where an answer is several of the same: what is asked about each. */
  item?: { fields: unknown }
  /** Whether a posted control belongs to this field; anything that no field owns is refused. */
  owns: (name: string, control: string) => boolean
  read: (name: string, typed: Typed, context: Context) => Reading<Value>
  type: (name: string, value: Value) => Typed
  words: (value: Value) => string[]
  /** Lines for an answer that was left out or never asked for; none where nothing is said. */
  leftOut?: string[]
  /** Not shown on a page where nothing was answered: only some records have it. */
  onlyWhereGiven?: true
  /** On no page of the form that asks for the rest. */
  isOffPage?: true
  /** Where an answer is several of the same: each as a card of its own. */
  items?: (value: unknown) => Item[]
  /** Null where there is nothing to ask. */
  view: (name: string, typed: Typed, problems: readonly Problem[]) => FieldView | null
}

/** One of several: 'Child 2', with its answers in words. */
export interface Item {
  title: string
  rows: { key: string; value: string[] }[]
}

/**
 * What a text may hold: anything; a child's own account, which is pointed out and never stopped; or pseudonyms, which have
 * rules of their own (`children/pseudonym.ts`).
 */
export type Holds = 'text' | 'own words' | 'pseudonyms'

export interface FieldOptions {
  question: string
  label?: string
  hint?: string
  hiddenFrom?: readonly Role[]
  holds?: Holds
}

export const good = <Value>(value: Value): Reading<Value> => ({ ok: true, value })

export const wrong = (control: string, message: string): { ok: false; problems: Problem[] } => ({
  ok: false,
  problems: [{ control, message }],
})

/** The one text of a control; an array in its place counts as nothing typed. */
export function textOf(typed: Typed, control: string): string {
  const value = typed[control]
  return typeof value === 'string' ? value : ''
}

/** All texts of a control that may be posted several times. */
export function textsOf(typed: Typed, control: string): string[] {
  const value = typed[control]
  if (Array.isArray(value)) return value
  return value === undefined || value === '' ? [] : [value]
}

export const messageFor = (
  problems: readonly Problem[],
  control: string,
): { errorMessage?: { text: string } } => {
  const problem = problems.find((each) => each.control === control)
  return problem === undefined ? {} : { errorMessage: { text: problem.message } }
}

export const hintOf = (hint: string | undefined): { hint?: { text: string } } =>
  hint === undefined ? {} : { hint: { text: hint } }

/** What every box to type in has: its name, its question with the hint and the message, and what was typed. */
export const boxOf = (options: FieldOptions, name: string, typed: Typed, problems: readonly Problem[]) => ({
  id: name,
  name,
  label: { text: options.question },
  ...hintOf(options.hint),
  ...messageFor(problems, name),
  value: textOf(typed, name),
})

/** What every field has in common. */
export const common = (
  options: FieldOptions & { missing?: string },
  rule: string,
): Pick<Field<unknown>, 'question' | 'label' | 'hiddenFrom' | 'rule' | 'holds'> => ({
  question: options.question,
  rule: options.missing === undefined ? `${rule}; may be left empty` : rule,
  label: options.label ?? options.question,
  hiddenFrom: options.hiddenFrom ?? [],
  ...(options.holds === undefined ? {} : { holds: options.holds }),
})

export const ownsItsName = (name: string, control: string): boolean => name === control

/** An answer that is known already, such as a head's own establishment: never asked, never taken from what was posted. */
export const known = <Value>(question: string, value: Value, word: string): Field<Value> => ({
  ...common({ question, missing: '' }, 'set by the service, never taken from what is sent'),
  owns: () => false,
  read: () => good(value),
  type: () => ({}),
  words: () => [word],
  leftOut: [word],
  view: () => null,
})
