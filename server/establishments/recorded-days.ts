import { inForceOn } from '../../reports/in-force.ts'
import type { EstablishmentState } from './vocabulary.ts'

/** A local day, and how many incidents are recorded for it. */
export interface RecordedDay {
  day: string
  count: number
}

export type Dated = readonly { fromOn: string; state: EstablishmentState }[]

/** Whether it is open to children on a day. */
export const isOpenOn = (attributes: Dated, day: string): boolean =>
  inForceOn(attributes, day, ({ fromOn }) => fromOn)?.state === 'open'

/** Of these days those on which it would not be open: how many incidents, and the last day. */
export function recordedWhileNotOpen(
  recorded: readonly RecordedDay[],
  attributes: Dated,
): { count: number; lastOn: string } | undefined {
  const inOrder = [...attributes].sort((one, other) => (one.fromOn < other.fromOn ? -1 : 1))
  const shut = recorded.filter(({ day }) => !isOpenOn(inOrder, day))
  const last = shut.at(-1)
  if (last === undefined) return undefined
  return { count: shut.reduce((sum, { count }) => sum + count, 0), lastOn: last.day }
}
