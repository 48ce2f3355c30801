import { common, good, hintOf, messageFor, ownsItsName, textOf, textsOf, wrong } from './field.ts'
import type { Field, FieldOptions, Typed } from './field.ts'
import { labelOf, type Term, type Vocabulary } from './vocabulary.ts'

export interface ChoiceOptions<Value extends string> extends FieldOptions {
  from: Vocabulary<Value>
  /** Every code that a record may hold, where not all of them are offered here. */
  codes?: Vocabulary<Value>
  /** What to do when nothing was chosen. */
  missing: string
  /** A drop-down instead of radios: for lists too long to read at once. */
  asSelect?: boolean
  /** Radios beside each other, where there is room: for a few short words. */
  inRow?: true
}

/** Exactly one of a list. */
export function choice<Value extends string>(options: ChoiceOptions<Value>): Field<Value> {
  return {
    ...common(options, `one of: ${labelled(options.from)}`),
    codes: options.codes ?? options.from,
    owns: ownsItsName,
    read: (name, typed) => {
      const chosen = options.from.find((term) => term.value === textOf(typed, name))
      return chosen === undefined ? wrong(name, options.missing) : good(chosen.value)
    },
    type: (name, value) => ({ [name]: value }),
    words: (value) => [labelOf(options.codes ?? options.from, value)],
    view: options.asSelect === true ? selectView(options) : radiosView(options),
  }
}

const labelled = (from: Vocabulary) => from.map(({ label }) => label).join('; ')

const radiosView =
  (options: ChoiceOptions<string>): Field<string>['view'] =>
  (name, typed, problems) => ({
    kind: 'radios',
    options: {
      idPrefix: name,
      name,
      fieldset: { legend: { text: options.question, classes: 'govuk-fieldset__legend--s' } },
      ...hintOf(options.hint),
      ...messageFor(problems, name),
      ...(options.inRow === undefined ? {} : { classes: 'govuk-radios--inline govuk-radios--small' }),
      items: options.from.map((term) => ({
        value: term.value,
        text: term.label,
        ...(textOf(typed, name) === term.value ? { checked: true } : {}),
      })),
    },
  })

const selectView =
  (options: ChoiceOptions<string>, unchosen = 'Choose one'): Field<string>['view'] =>
  (name, typed, problems) => ({
    kind: 'select',
    options: {
      id: name,
      name,
      label: { text: options.question },
      ...hintOf(options.hint),
      ...messageFor(problems, name),
      items: [
        { value: '', text: unchosen },
        ...options.from.map(({ value, label }) => ({ value, text: label })),
      ].map((item) => ({ ...item, ...(textOf(typed, name) === item.value ? { selected: true } : {}) })),
    },
  })

/** One of a list, or none: null. A drop-down, since a radio button once chosen cannot be taken back. */
export function choiceOrNone<Value extends string>(
  options: Omit<ChoiceOptions<Value>, 'missing' | 'asSelect'>,
): Field<Value | null> {
  const asked = { ...options, missing: 'Choose one of the list' }
  const field = choice(asked)
  return {
    ...field,
    rule: `${field.rule}; may be left empty`,
    view: selectView(asked, 'None'),
    read: (name, typed, context) =>
      textOf(typed, name) === '' ? good(null) : field.read(name, typed, context),
    type: (name, value) => ({ [name]: value ?? '' }),
    words: (value) => (value === null ? [] : field.words(value)),
  }
}

export interface ChoicesOptions<Value extends string> extends FieldOptions {
  from: Vocabulary<Value>
  /** Every code that a record may hold, where not all of them are offered here. */
  codes?: Vocabulary<Value>
  /** What to do when nothing was chosen; without it none is an answer. */
  missing?: string
  /** Of these one is chosen alone, such as “None seen”, with what is said where it is not. */
  alone?: { values: readonly Value[]; message: string }
  /**
   * Confirms what the page shows: comes back ticked only where the page still shows it, which this says of what was typed; and
   * never from what was kept for later.
   */
  isOfThisPage?: (typed: Typed) => boolean
}

/** Any number of a list, kept in the list's order. */
export function choices<Value extends string>(options: ChoicesOptions<Value>): Field<Value[]> {
  return {
    ...common(options, `any of: ${labelled(options.from)}`),
    codes: options.codes ?? options.from,
    owns: ownsItsName,
    read: (name, typed) => {
      const chosen = textsOf(typed, name)
      const known = options.from.filter((term) => chosen.includes(term.value)).map((term) => term.value)
      if (known.length < new Set(chosen).size) return wrong(name, 'Choose from the list')
      if (known.length === 0 && options.missing !== undefined) return wrong(name, options.missing)
      if (known.length > 1 && known.some((value) => isAlone(options, value)))
        return wrong(name, options.alone?.message ?? '')
      return good(known)
    },
    type: (name, value) => ({ [name]: value }),
    words: (value) => labelsIn(options.from, value),
    view: checkboxesView(options),
  }
}

const isAlone = ({ alone }: ChoicesOptions<string>, value: string): boolean =>
  alone?.values.includes(value) === true

const checkboxesView =
  (options: ChoicesOptions<string>): Field<string[]>['view'] =>
  (name, typed, problems) => {
    const isShown = options.isOfThisPage?.(typed) !== false
    const itemOf = ({ value, label }: Term) => ({
      value,
      text: label,
      ...(isShown && textsOf(typed, name).includes(value) ? { checked: true } : {}),
    })
    const [alone, together] = [true, false].map((is) =>
      options.from.filter(({ value }) => isAlone(options, value) === is).map(itemOf),
    )
    return {
      kind: 'checkboxes',
      options: {
        idPrefix: name,
        name,
        fieldset: { legend: { text: options.question, classes: 'govuk-fieldset__legend--s' } },
        ...hintOf(options.hint ?? 'Choose all that apply'),
        ...messageFor(problems, name),
        ...(options.isOfThisPage === undefined ? {} : { isOfThisPage: true }),
        items: [
          ...(together ?? []),
          ...(options.alone === undefined ? [] : [{ divider: 'or' }]),
          ...(alone ?? []).map((item) => ({ ...item, behaviour: 'exclusive' as const })),
        ],
      },
    }
  }

/** In the list's order, whatever order the answer was stored in; what the list no longer holds comes last. */
function labelsIn(from: Vocabulary, value: readonly string[]): string[] {
  const listed = from.filter((term) => value.includes(term.value)).map((term) => term.label)
  return [...listed, ...value.filter((each) => !from.some((term) => term.value === each))]
}
