import type { ValueOf } from '../../fields/vocabulary.ts'

/** Whether a month-end count may still change. */
export const standings = [
  { value: 'provisional', label: 'Provisional' },
  { value: 'final', label: 'Final' },
] as const
export type Standing = ValueOf<typeof standings>
