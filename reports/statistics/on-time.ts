import type { DeadlineState } from '../clocks.ts'
import type { Share } from '../wording.ts'

export interface OnTime {
  /** Met, of the records that were due and say when. */
  share: Share
  /** Met, of all that were due: what is not supplied, or contradicts itself, is not met. */
  ofDue: Share
  /** Due, but the time was not supplied: never called late, never left out silently. */
  notSupplied: number
  /** Due, with a time before what it follows: pointed out, and in the second base only. */
  contradictory: number
  /** Still within its time, left out of both shares. */
  notYetDue: number
}

/** F13, DOMAIN.md 5.2 and 5.4: records that met their deadline ÷ those that state a time, and ÷ all due. */
export function onTime(states: readonly DeadlineState[]): OnTime {
  const count = (state: DeadlineState) => states.filter((each) => each === state).length
  const met = count('met')
  const stated = met + count('met-late') + count('overdue')
  const [notSupplied, contradictory] = [count('not-supplied'), count('contradiction')]
  return {
    share: { of: met, outOf: stated },
    ofDue: { of: met, outOf: stated + notSupplied + contradictory },
    notSupplied,
    contradictory,
    notYetDue: count('due'),
  }
}

/** Several establishments' or months' records together. */
export function together(some: readonly OnTime[]): OnTime {
  const sum = (countOf: (each: OnTime) => number): number =>
    some.reduce((total, each) => total + countOf(each), 0)
  return {
    share: { of: sum(({ share }) => share.of), outOf: sum(({ share }) => share.outOf) },
    ofDue: { of: sum(({ ofDue }) => ofDue.of), outOf: sum(({ ofDue }) => ofDue.outOf) },
    notSupplied: sum(({ notSupplied }) => notSupplied),
    contradictory: sum(({ contradictory }) => contradictory),
    notYetDue: sum(({ notYetDue }) => notYetDue),
  }
}
