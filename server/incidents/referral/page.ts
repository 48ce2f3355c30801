import { instant, longDate } from '../../../reports/wording.ts'
import type { FieldView } from '../../fields/field-view.ts'
import { incidentTitle } from '../naming.ts'
import { paths } from '../../paths.ts'
import type { ErrorLink, RecordCard, RecordFormPage } from '../../records/page-types.ts'
import { ringCard } from '../urgent/ring.ts'
import type { ReferralAnswer } from './queries.ts'

/** On the page of an incident that says that it was referred: who to, as its head has said. */
export const referralCard = (
  incidentId: string,
  answers: readonly ReferralAnswer[],
  mayAnswer: boolean,
): RecordCard => ({
  title: 'Who it was referred to',
  ...(mayAnswer
    ? { changeHref: paths.incidentReferral(incidentId), changeText: 'Say who you referred it to' }
    : {}),
  rows:
    answers.length === 0
      ? [
          {
            key: 'Referred to',
            value: [mayAnswer ? 'You have not said' : 'The head of safeguarding has not said'],
          },
        ]
      : answers.map(({ referredTo, referredOn, note, recordedAt }) => ({
          key: longDate(referredOn),
          value: [referredTo, ...(note === '' ? [] : [note]), `Recorded ${instant(recordedAt)}`],
        })),
})

interface Around {
  incident: { id: string; number: string; ownReference: string }
  fields: FieldView[]
  errors: ErrorLink[]
  csrf: string
  key: string
  numbers: readonly string[]
}

/** Where a head says who the incident was referred to. */
export const referralPage = ({ incident, fields, errors, csrf, key, numbers }: Around): RecordFormPage => ({
  heading: 'Who did you refer it to, and when?',
  caption: incidentTitle(incident),
  intro: [
    'The decision on this incident is “Referred to the LADO”. Recording that decision here does not refer it: this service has not told anybody.',
    'If nobody has been told yet, ring now. If the decision is wrong, correct the incident instead.',
  ],
  cards: [ringCard(numbers)],
  errors,
  sections: [{ fields }],
  hidden: [{ name: 'key', value: key }],
  action: paths.incidentReferral(incident.id),
  submit: 'Save',
  cancel: { text: 'Back to this incident', href: paths.incident(incident.id) },
  csrf,
})
