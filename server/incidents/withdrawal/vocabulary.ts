import type { ValueOf } from '../../fields/vocabulary.ts'

export const withdrawalDecisions = [
  { value: 'agreed', label: 'Yes: it no longer counts' },
  { value: 'refused', label: 'No: it goes on counting' },
] as const
export type WithdrawalDecision = ValueOf<typeof withdrawalDecisions>

/** What was looked at before a withdrawal was decided: codes alone, since they are kept in the history's event. */
export const lookedAt = [
  { value: 'record-here', label: 'The record on this page' },
  { value: 'other-record', label: 'The other record that it is said to repeat' },
  { value: 'own-record', label: 'The establishment’s own record' },
  { value: 'footage', label: 'Footage' },
  { value: 'medical-record', label: 'The medical record' },
  { value: 'spoke-to-child', label: 'I spoke to the child' },
  { value: 'spoke-to-staff', label: 'I spoke to staff who were there' },
  { value: 'spoke-to-head', label: 'I spoke to the head of safeguarding' },
  { value: 'spoke-to-others', label: 'I spoke to somebody else: say who, by role, under “Why?”' },
] as const
export type LookedAt = ValueOf<typeof lookedAt>
