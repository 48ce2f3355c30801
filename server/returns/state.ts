import { upperFirst } from '../../reports/wording.ts'
import { localDateOf } from '../../reports/clocks.ts'
import type { TagView } from '../records/page-types.ts'
import type { SignedReturn } from './queries.ts'

/** A month of which a return is asked. */
export interface MonthState {
  month: string
  dueOn: string
  /** Undefined while it is not signed. */
  signed: SignedReturn | undefined
}

export const isOverdue = ({ signed, dueOn }: MonthState, today: string): boolean =>
  signed === undefined && today > dueOn

/** Whether records changed the month after it was last signed. */
export const isRestated = ({ signed }: MonthState): boolean => signed?.isRestated === 1

/** By the first signature: signing again is never late. */
const wasLate = ({ firstSignedAt }: SignedReturn, dueOn: string): boolean =>
  localDateOf(firstSignedAt) > dueOn

/** Where a month stands, in one tag: what must be seen first. */
export function monthTag(state: MonthState, today: string): TagView {
  const { signed, dueOn } = state
  if (signed === undefined)
    return isOverdue(state, today) ? { text: 'Overdue', colour: 'red' } : { text: 'Due', colour: 'blue' }
  if (isRestated(state)) return { text: 'Changed since signed', colour: 'purple' }
  const nil = signed.confirmed === 'nil' ? 'Nil return, ' : ''
  if (wasLate(signed, dueOn)) return { text: upperFirst(`${nil}signed late`), colour: 'orange' }
  const how = signed.version > 1 ? 'signed again' : 'signed on time'
  return { text: upperFirst(`${nil}${how}`), colour: 'green' }
}
