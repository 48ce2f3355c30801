import { choice } from '../../fields/choice.ts'
import { form } from '../../fields/form.ts'
import { reasonText } from '../../fields/reason.ts'
import { text } from '../../fields/text.ts'
import { agreements } from './vocabulary.ts'

/** What the scrutineer is asked about a value that waits. */
export const agreementForm = form({
  answer: choice({
    question: 'Do you agree that this value applies from that day?',
    label: 'Answer',
    from: agreements,
    missing: 'Say whether you agree',
  }),
  reason: reasonText({
    question: 'Why?',
    hint: 'Names of people do not belong here.',
    missing: 'Say why you agree or do not',
    max: 1000,
    rows: 3,
  }),
  seen: {
    ...text({ question: 'What was shown', missing: 'Reload the page', max: 64 }),
    view: () => null,
  },
})
