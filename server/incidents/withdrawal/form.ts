import { choice, choices } from '../../fields/choice.ts'
import { form } from '../../fields/form.ts'
import { reasonText } from '../../fields/reason.ts'
import type { Standing } from '../vocabulary.ts'
import { saysTooLittle } from './contradictions.ts'
import { lookedAt, withdrawalDecisions } from './vocabulary.ts'

const reason = (question: string, missing: string, refuse?: (typed: string) => string | undefined) =>
  reasonText({
    question,
    hint: 'Names of people do not belong here.',
    missing,
    max: 1000,
    rows: 3,
    ...(refuse === undefined ? {} : { refuse }),
  })

/** A reason that says nothing cannot be decided about. */
const refuseTooShort = (typed: string): string | undefined =>
  saysTooLittle(typed)
    ? 'Say in a sentence what is wrong and how you know, such as “recorded twice, see ASH-2019-0002”'
    : undefined

/** What a head of safeguarding is asked: why, whichever way it goes. */
export const standingForms = {
  submitted: form({
    reason: reason(
      'Why should this incident not count?',
      'Say why this incident should not count, such as “recorded twice, see the other number”',
      refuseTooShort,
    ),
  }),
  'withdrawal-asked': form({
    reason: reason('Why do you take the withdrawal back?', 'Say why you take the withdrawal back'),
  }),
  withdrawn: form({
    reason: reason('Why does this incident count again?', 'Say why this incident counts again'),
  }),
} as const satisfies Record<Standing, unknown>

/** What the scrutineer is asked. */
export const decisionForm = form({
  lookedAt: choices({
    question: 'What did you look at?',
    label: 'Looked at',
    from: lookedAt,
    missing: 'Say what you looked at',
  }),
  decision: choice({
    question: 'Do you agree that this incident is withdrawn?',
    label: 'Decision',
    from: withdrawalDecisions,
    missing: 'Say whether you agree to the withdrawal',
  }),
  reason: reason('Why?', 'Say why you agree or do not'),
})
