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
    rows: Object.entries(asked.fields as Record<string, Field<unknown>>).map(([name, field]) => {
      const [theirs, yours] = [
        wordsOf(field, name, state.theirs, state.context),
        wordsOf(field, name, state.yours, state.context),
      ]
      return { key: field.label, theirs, yours, differs: theirs.join('\n') !== yours.join('\n') }
    }),
    forms: [
      {
        action: state.action,
        text: 'Save what I typed here in its place',
        hidden: [
          { name: 'key', value: state.key },
          { name: 'version', value: String(state.version) },
          ...controls,
        ],
        csrf: state.csrf,
      },
    ],
    links: [{ text: 'Keep what is saved and go on with that', href: state.action }],
  }
}

// What can be read is put into words; anything else stands as it was typed.
function wordsOf(field: Field<unknown>, name: string, typed: Typed, context: Context): string[] {
  const found = field.read(name, typed, context)
  if (found.ok) return field.words(found.value)
  return Object.keys(typed)
    .filter((control) => field.owns(name, control))
    .flatMap((control) => textsOf(typed, control))
    .flatMap((text) => text.split('\n'))
}
