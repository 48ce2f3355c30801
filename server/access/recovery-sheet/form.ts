import { date } from '../../fields/date.ts'
import { form } from '../../fields/form.ts'

export const envelopeTestForm = form({
  testedOn: date({
    question: 'When were both envelopes opened and compared?',
    label: 'Tested on',
    hint: 'For example, 27 3 2026',
    missing: 'Enter the day on which both envelopes were opened',
  }),
})
