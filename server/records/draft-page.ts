import { clockOf } from '../../reports/wording.ts'
import { textsOf, type Context, type Field, type Typed } from '../fields/field.ts'
import type { AnyForm } from '../fields/form.ts'
import type { RecordConflictPage } from './page-types.ts'

interface CrossingState {
  theirs: Typed
  yours: Typed
  context: Context
  savedAt: string
  action: string
  csrf: string
  key: string
  version: number
}

/** One writer in two tabs or windows: what was saved from the other beside what was typed in this one. */
export function draftCrossingPage(asked: AnyForm, state: CrossingState): RecordConflictPage {
  const controls = Object.keys(state.yours).flatMap((name) =>
    textsOf(state.yours, name).map((value) => ({ name, value })),
  )
  return {
    heading: 'You changed this part in another tab or window',
    theirsHeading: `Saved at ${clockOf(state.savedAt)}`,
    explanation: [
      'Nothing is lost. Below is what was saved from the other tab or window, beside what you typed here, which is not saved yet.',
    ],
    rows: rowsOf(asked, state),
    forms: [
      {
        action: state.action,
        text: 'Save what I typed here instead',
        hidden: [
          { name: 'key', value: state.key },
          { name: 'version', value: String(state.version) },
          ...controls,
        ],
        csrf: state.csrf,
      },
    ],
    links: [{ text: 'Keep what is saved and continue with that', href: state.action }],
  }
}

interface SubmittedState extends Pick<CrossingState, 'theirs' | 'yours' | 'context'> {
  record: { one: string; title: string; href: string }
}

/** A part of a draft that was submitted from another tab: the record as it stands beside what was typed in this one. */
export const submittedPage = (asked: AnyForm, state: SubmittedState): RecordConflictPage => ({
  heading: 'You submitted this in another tab or window',
  theirsHeading: 'In the record',
  explanation: [
    `It is ${state.record.title} now. Below is what that record says, beside what you typed here, which is not saved: to change the record, open it and correct it.`,
  ],
  rows: rowsOf(asked, state),
  forms: [],
  links: [{ text: `See the ${state.record.one}`, href: state.record.href }],
})

const rowsOf = (
  asked: AnyForm,
  { theirs, yours, context }: Pick<CrossingState, 'theirs' | 'yours' | 'context'>,
): RecordConflictPage['rows'] =>
  Object.entries(asked.fields as Record<string, Field<unknown>>).map(([name, field]) => {
    const [was, is] = [wordsOf(field, name, theirs, context), wordsOf(field, name, yours, context)]
    return { key: field.label, theirs: was, yours: is, differs: was.join('\n') !== is.join('\n') }
  })

// What can be read is put into words; anything else stands as it was typed.
function wordsOf(field: Field<unknown>, name: string, typed: Typed, context: Context): string[] {
  const found = field.read(name, typed, context)
  if (found.ok) return field.words(found.value)
  return Object.keys(typed)
    .filter((control) => field.owns(name, control))
    .flatMap((control) => textsOf(typed, control))
    .flatMap((text) => text.split('\n'))
}
