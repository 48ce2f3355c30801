import type { Later } from '../records/later.ts'
import type { Meeting } from './form.ts'
import { isUnfinished } from './vocabulary.ts'

/** What comes after a meeting is recorded: its minutes, and what became of its actions. */
export const meetingLater: readonly Later<Meeting>[] = [
  {
    slug: 'minutes',
    button: 'Say when the minutes were approved',
    title: 'The minutes',
    open: ({ minutes, minutesApprovedOn }) =>
      minutesApprovedOn === null
        ? [{ controls: [...(minutes === '' ? ['minutes'] : []), 'minutesApprovedOn'] }]
        : [],
  },
  {
    slug: 'actions',
    button: 'Say what became of the actions',
    title: 'What became of the actions',
    showsAnswers: true,
    open: ({ actions }) =>
      actions.flatMap((action, place) =>
        isUnfinished(action) ? [{ legend: action.action, controls: [`actions-${place}-status`] }] : [],
      ),
  },
]
