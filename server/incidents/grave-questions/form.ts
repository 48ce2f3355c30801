import { choice, choices } from '../../fields/choice.ts'
import { textsOf, type Field } from '../../fields/field.ts'
import type { Rule } from '../../fields/form.ts'
import type { IncidentFormFacts } from '../form-facts.ts'
import { warningSigns, injuries, medicalExaminations, type WarningSign } from '../vocabulary.ts'
import {
  allegationAnswers,
  lookers,
  noSign,
  signAnswers,
  signsOn,
  type GraveAnswers,
  type SignAnswer,
} from './vocabulary.ts'

/** What stands in a record from before the question was asked for each child. */
const notAsked = 'Not asked for each child when this was recorded'

/** A question that earlier records were not asked: left out of them, and never answered by itself. */
const notAskedBefore = <Value extends string>(field: Field<Value>, word = notAsked): Field<Value | null> => ({
  ...field,
  type: (name, value) => (value === null ? {} : field.type(name, value)),
  words: (value) => (value === null ? [word] : field.words(value)),
  leftOut: [word],
})

const whoLooked = (question: string, label: string) =>
  notAskedBefore(
    choice({
      question,
      label,
      from: lookers,
      missing: `${question.replace(/\?$/, '')}: choose one, or “Not known”`,
      inRow: true,
    }),
  )

const signs: Field<SignAnswer[]> = choices({
  question: 'Was any warning sign seen on this child, during or after?',
  label: 'Warning signs',
  from: signAnswers,
  missing: 'Choose the warning signs that were seen on this child, or “None seen”, or “Not known”',
  alone: {
    values: noSign,
    message: 'Choose “None seen” or “Not known” alone, or take it out and leave the signs that were seen',
  },
})

/** Asked for each child, each to be chosen: nothing is answered by silence. */
export const graveFields = {
  warningSigns: {
    ...signs,
    words: (value: SignAnswer[]) => (value.length === 0 ? [notAsked] : signs.words(value)),
    leftOut: [notAsked],
  },
  signsLookedBy: whoLooked('Who looked for warning signs?', 'Who looked for warning signs'),
  injury: choice({
    question: 'Was the child injured?',
    label: 'Injury',
    hint: 'The most serious injury. A serious injury counts as such even where the child was treated on site',
    from: injuries,
    missing: 'Say whether the child was injured, or that it is not known',
  }),
  injuryLookedBy: whoLooked('Who looked for injuries?', 'Who looked for injuries'),
  medicalExamination: choice({
    question: 'Was a medical examination done?',
    label: 'Medical examination',
    from: medicalExaminations,
    missing: 'Say whether a medical examination was done, or that it is not known',
  }),
}

/** Beside what the child said. “Somebody” as a child would say it; the hint says who is meant. */
export const allegationField = {
  alleges: notAskedBefore(
    choice({
      question: 'Does the child say that somebody hurt or mistreated them?',
      label: 'Says that somebody hurt or mistreated them',
      hint: 'A member of staff or another adult. Answer “Yes” if the child said so to anybody, in any words, and whether or not you believe it. What another child did in a fight is not meant',
      from: allegationAnswers,
      missing: 'Say whether the child says that somebody hurt or mistreated them, or that it is not known',
      inRow: true,
    }),
    'Not asked when this was recorded',
  ),
}

export const graveRules: Rule<GraveAnswers>[] = [
  {
    needs: ['warningSigns', 'signsLookedBy'],
    at: 'signsLookedBy',
    broken: (child) => child.signsLookedBy === 'nobody' && signsOn(child).length > 0,
    message: 'A warning sign was seen: say who saw it',
  },
  {
    needs: ['injury', 'injuryLookedBy'],
    at: 'injuryLookedBy',
    broken: ({ injury, injuryLookedBy }) =>
      injuryLookedBy === 'nobody' && injury !== 'none' && injury !== 'not-recorded',
    message: 'The child was injured: say who saw it',
  },
]

/**
 * The warning signs of a record from before they were asked for each child. Whoever corrects it sees them and can give each
 * to its child; any other record has none and is not asked.
 */
export function signsWithoutChild({ record }: Pick<IncidentFormFacts, 'record'>): Field<WarningSign[]> {
  const field = choices({
    question: 'Which warning signs are recorded for the incident, without a child?',
    label: 'Warning signs, not known on which child',
    hint: 'Where you know the child, choose the sign with the child below and take it out here',
    from: warningSigns,
  })
  const none = record === 'from-before' ? ['None was chosen'] : []
  return {
    ...field,
    onlyWhereGiven: true,
    words: (value) => (value.length === 0 ? none : field.words(value)),
    view: (name, typed, problems) =>
      textsOf(typed, name).length === 0 ? null : field.view(name, typed, problems),
  }
}
