import { listOf, plural } from '../../reports/wording.ts'
import { messageFor, textOf, type Problem, type Typed } from '../fields/field.ts'
import { findId, type Find } from './finds.ts'
import type { FindView } from './page-types.ts'

interface State {
  finds: readonly Find[]
  errors: readonly Problem[]
  /** What came back with a message. */
  typed: Typed
  csrf: string
  key: string
  draftBase: string
}

/** What looks as if it named a person, each with its two ways: other words in its place, or accepted. */
export const findsView = (state: State): { intro: string[]; finds: FindView[] } => ({
  intro: [
    'No names, dates of birth or numbers of people belong in a record. Replace each by a pseudonym, a role or other words, or say that it is not a name: then it is not pointed out again to your office at this establishment.',
  ],
  finds: state.finds.map((find, place) => findView(find, place, state)),
})

function findView(find: Find, place: number, { errors, typed, csrf, key, draftBase }: State): FindView {
  const id = findId(place)
  return {
    title: `“${find.text}” looks like ${find.what}`,
    question: find.question,
    before: find.before,
    text: find.text,
    after: find.after,
    notes: notesOn(find),
    action: `${draftBase}/finds`,
    hidden: [
      { name: 'key', value: `${key}-find-${place + 1}` },
      { name: 'find', value: find.text },
    ],
    field: {
      kind: 'input',
      options: {
        id,
        name: id,
        label: { text: insteadOf(find) },
        ...messageFor(errors, id),
        value: textOf(typed, id),
        classes: 'govuk-input--width-10',
      },
    },
    replace: { name: 'decision', value: 'replace', text: 'Replace it' },
    accept: { name: 'decision', value: 'accept', text: `This is not ${find.what}` },
    csrf,
  }
}

/** What can stand in its place depends on what it is. */
function insteadOf({ what, text }: Find): string {
  switch (what) {
    case 'a name':
      return `Pseudonym or role to write in place of “${text}”`
    case 'a date of birth':
      return `Write instead of “${text}”, for example the child’s age`
    case 'a prison number':
    case 'a personal number':
      return `Write instead of “${text}”, for example the child’s pseudonym`
  }
}

const notesOn = ({ count, questions, mustDecide }: Find): string[] => [
  ...(count > 1
    ? [`It appears in ${plural(count, 'place')}${inQuestions(questions)}: all of them are replaced.`]
    : []),
  ...(mustDecide ? [] : ['It appears only in a child’s own account, which you can submit as it is.']),
]

/** Named where they are several: an own reference is not to change unseen. */
const inQuestions = (questions: readonly string[]): string =>
  questions.length > 1 ? `, in ${listOf(questions.map((question) => `“${question}”`))}` : ''
