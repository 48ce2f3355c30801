import { form, type Form } from '../../fields/form.ts'
import { reasonText } from '../../fields/reason.ts'

/** Why a version is sent back or replaced. */
export type ReasonForm = Form<{ reason: string }>

/** Read by the scrutineer and the business manager only. */
export const sendBackForm: ReasonForm = form({
  reason: reasonText({
    question: 'Why do you send it back?',
    hint: 'The scrutineer and the business manager read this. Names of people do not belong here.',
    missing: 'Say why you send the review back, such as “two records of June are still to be corrected”',
    max: 1000,
    rows: 3,
  }),
})

// Text that was written for partners never enters a public document (DOMAIN.md 5.5), and a cover has room for a few lines.
/** Printed on the cover of every edition. */
export const correctionForm: ReasonForm = form({
  reason: reasonText({
    question: 'What does the corrected version put right?',
    hint: 'This is printed on the cover of all four editions, also of the public one and the young people’s one. Plain words, no small numbers, no names.',
    missing: 'Say what the corrected version puts right, such as “the population of May 2018 was wrong”',
    max: 300,
    rows: 3,
  }),
})
