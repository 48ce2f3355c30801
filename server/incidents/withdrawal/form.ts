import { choice, choices } from '../../fields/choice.ts'
import { form } from '../../fields/form.ts'
import { reasonText } from '../../fields/reason.ts'
import type { Standing } from '../vocabulary.ts'
import { isNoSentence, saysTooLittle, type Compared } from './contradictions.ts'
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

/** What the scrutineer is asked of a withdrawn incident: agreed by mistake, it can be undone. */
export const undoForm = standingForms.withdrawn

/**
 * What the scrutineer is asked. No other record is offered where there is none, and what the page points out against the
 * reason is answered in words by whoever agrees all the same.
 * @param compared undefined where no withdrawal waits any more
 */
export const decisionForm = (compared?: Pick<Compared, 'hasOther' | 'contradictions'>) =>
  form(
    {
      lookedAt: choices({
        question: 'What did you look at?',
        label: 'Looked at',
        from: lookedAt.filter(({ value }) => value !== 'other-record' || compared?.hasOther !== false),
        missing: 'Say what you looked at',
      }),
      decision: choice({
        question: 'Do you agree that this incident is withdrawn?',
        label: 'Decision',
        from: withdrawalDecisions,
        missing: 'Say whether you agree to the withdrawal',
      }),
      reason: reason('Why?', 'Say why you agree or do not'),
    },
    [
      {
        needs: ['decision', 'reason'],
        at: 'reason',
        broken: ({ decision, reason: why }) =>
          decision === 'agreed' && (compared?.contradictions.length ?? 0) > 0 && isNoSentence(why),
        message:
          'The record and the reason say different things. Say in a sentence why you agree all the same, and how you know',
      },
    ],
  )
