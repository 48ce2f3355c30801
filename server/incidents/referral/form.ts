import { localDateOf } from '../../../reports/clocks.ts'
import { date } from '../../fields/date.ts'
import { form } from '../../fields/form.ts'
import { reasonText, whoText } from '../../fields/reason.ts'
import type { ValuesOf } from '../../fields/sections.ts'

/** @param happenedAt of the incident, undefined where the form is only read */
export const referralForm = (happenedAt?: string) =>
  form(
    {
      referredTo: whoText({
        question: 'Who did you refer it to?',
        label: 'Referred to',
        hint: 'The office, such as “LADO of Medway Council, by the referral form”. No names',
        missing: 'Say who you referred it to',
        max: 200,
      }),
      referredOn: date({
        question: 'On which day?',
        label: 'Referred on',
        missing: 'Enter the day on which you referred it',
      }),
      note: reasonText({
        question: 'Anything to add',
        label: 'Note on the referral',
        hint: 'Such as their reference, or that it was not referred after all and why. The scrutineer reads this. No names of children or staff',
        max: 1000,
        rows: 3,
      }),
    },
    [
      {
        needs: ['referredOn'],
        at: 'referredOn-day',
        broken: ({ referredOn }) => happenedAt !== undefined && referredOn < localDateOf(happenedAt),
        message: 'It cannot have been referred before the incident happened',
      },
    ],
  )

/** What a head of safeguarding says of a referral that the incident’s decision names. */
export type ReferralAnswers = ValuesOf<typeof referralForm>
