import { Refusal } from '../../refusal.ts'
import type { PersonDetails } from './form.ts'

type Days = Pick<PersonDetails, 'appointedFrom' | 'appointedTo'>

/** An appointment that would end on a day that has passed; `control` is the day on the form that says so. */
export class PastEnd extends Refusal {
  readonly control: 'appointedFrom-day' | 'appointedTo-day'
  constructor(message: string, control: PastEnd['control']) {
    super(message)
    this.control = control
  }
}

/**
 * An appointment ends today at the earliest, and one that has begun is not moved to begin later: what somebody did in their
 * office stays done in it (SECURITY B9).
 * @throws PastEnd
 */
export function refusePastEnd(before: Days, after: Days, today: string): void {
  const { appointedFrom: from, appointedTo: to } = after
  if (to !== null && to < today && to !== before.appointedTo)
    throw new PastEnd('Enter today or a later day as the last day. An appointment cannot end in the past.', 'appointedTo-day')
  if (from !== null && from > today && isActing(before, today))
    throw new PastEnd(
      'This appointment has begun, so its first day cannot be moved ahead. Enter its last day instead.',
      'appointedFrom-day',
    )
}

const isActing = ({ appointedFrom, appointedTo }: Days, today: string): boolean =>
  appointedFrom !== null && appointedFrom <= today && (appointedTo === null || appointedTo >= today)
