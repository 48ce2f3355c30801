import type { DeadlineState } from '../clocks.ts'
import type { Share } from '../wording.ts'

export interface OnTime {
  /** Met, of the records that were due and say when. */
  share: Share
  /** Due, but the time was not supplied: shown beside the share, never in it and never called late. */
  notSupplied: number
  /** Still within its time, left out of the share. */
  notYetDue: number
}

/** F13, DOMAIN.md 5.2: records that met their deadline ÷ records due, on the establishment's stated times. */
export function onTime(states: readonly DeadlineState[]): OnTime {
  const count = (state: DeadlineState) => states.filter((each) => each === state).length
  const met = count('met')
  return {
    share: { of: met, outOf: met + count('met-late') + count('overdue') },
    notSupplied: count('not-supplied'),
    notYetDue: count('due'),
  }
}
