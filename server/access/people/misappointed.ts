import { Refusal } from '../../refusal.ts'
import type { PersonDetails } from './form.ts'

export type Days = Pick<PersonDetails, 'appointedFrom' | 'appointedTo'>

/** An appointment that cannot stand; `control` is the question on the form that says so. */
export class Misappointed extends Refusal {
  readonly control: 'appointedAs' | 'appointedFrom-day' | 'appointedTo-day'
  constructor(message: string, control: Misappointed['control']) {
    super(message)
    this.control = control
  }
}

/**
 * An appointment ends today at the earliest: what somebody did in their office stays done in it (SECURITY B9).
 * @throws Misappointed
 */
export function refusePastEnd(before: Days, after: Days, today: string): void {
  const { appointedTo: to } = after
  if (to !== null && to < today && to !== before.appointedTo)
    throw new Misappointed(
      'Enter today or a later day as the last day. An appointment cannot end in the past.',
      'appointedTo-day',
    )
}

/** Whether somebody may act by these days. */
export const isActing = ({ appointedFrom, appointedTo }: Days, today: string): boolean =>
  appointedFrom !== null && appointedFrom <= today && (appointedTo === null || appointedTo >= today)
