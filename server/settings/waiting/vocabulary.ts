import type { ValueOf } from '../../fields/vocabulary.ts'

/** The subject of a waiting value in the history. */
export const waitingSubject = 'waiting-setting'

/** What the scrutineer answers. */
export const agreements = [
  { value: 'agreed', label: 'Yes: it applies from that day' },
  { value: 'refused', label: 'No: nothing changes' },
] as const
export type Agreement = ValueOf<typeof agreements>

/** How a waiting value ended. */
export const waitingAnswers = [
  { value: 'agreed', label: 'Agreed' },
  { value: 'refused', label: 'Refused' },
  { value: 'taken-back', label: 'Taken back' },
] as const
export type WaitingAnswer = ValueOf<typeof waitingAnswers>
