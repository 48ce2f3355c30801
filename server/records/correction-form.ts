import { form } from '../fields/form.ts'
import { longText } from '../fields/text.ts'

/** The reason for a correction is asked on the check page, beside what it is a reason for. */
export const correctionForm = form({
  reason: longText({
    question: 'Why are you correcting this?',
    hint: 'For example, “The child’s injury was found the next morning”. Names of people do not belong here.',
    missing: 'Say why you are correcting this',
    max: 1000,
    rows: 3,
  }),
})
