import { localDateOf } from '../../../reports/clocks.ts'
import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { form } from '../../fields/form.ts'
import { reasonText, whoText } from '../../fields/reason.ts'
import type { ValuesOf } from '../../fields/sections.ts'
import { cameOfIt } from './vocabulary.ts'

/** @param happenedAt of the incident, undefined where the form is only read */
export const followUpForm = (happenedAt?: string) =>
  form(fields, [
    {
      needs: ['cameOfIt', 'toldWhom'],
      at: 'toldWhom',
      broken: ({ cameOfIt: came, toldWhom }) => came === 'told' && toldWhom === '',
      message: 'Say who you told, by their role',
    },
    {
      needs: ['cameOfIt', 'toldWhom'],
      at: 'toldWhom',
      broken: ({ cameOfIt: came, toldWhom }) => came !== 'told' && toldWhom !== '',
      message: 'Choose “Told”, or take out who was told',
    },
    {
      needs: ['doneOn'],
      at: 'doneOn-day',
      broken: ({ doneOn }) => happenedAt !== undefined && doneOn < localDateOf(happenedAt),
      message: 'It cannot have been done before the incident happened',
    },
  ])

/** What the scrutineer says came of an urgent incident. */
export type FollowUpAnswers = ValuesOf<typeof followUpForm>

const fields = {
  cameOfIt: choice({
    question: 'What came of it?',
    label: 'What came of it',
    from: cameOfIt,
    missing: 'Say what came of it',
  }),
  toldWhom: whoText({
    question: 'If you told somebody, who?',
    label: 'Who was told',
    hint: 'Their role, such as “LADO” or “Governor”. No names',
    max: 200,
  }),
  doneOn: date({
    question: 'On which day?',
    label: 'Day',
    missing: 'Enter the day on which you did it',
  }),
  note: reasonText({
    question: 'Note',
    label: 'Note on what came of it',
    hint: 'Only the scrutineer reads this. It may be left empty. No names of children or staff',
    max: 1000,
    rows: 3,
  }),
}
