import type { ValueOf } from '../../fields/vocabulary.ts'

export const withdrawalDecisions = [
  { value: 'agreed', label: 'Yes: it no longer counts' },
  { value: 'refused', label: 'No: it goes on counting' },
] as const
export type WithdrawalDecision = ValueOf<typeof withdrawalDecisions>
