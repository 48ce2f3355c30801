import type { ValueOf } from '../../fields/vocabulary.ts'

/** How far a published figure can be relied on (DOMAIN.md 6). */
export const confidences = [
  { value: 'A', label: 'Official text' },
  { value: 'B', label: 'Official figure, reported by others' },
  { value: 'C', label: 'Compiled by others from official data' },
] as const
export type Confidence = ValueOf<typeof confidences>

/** How a figure stopped counting; one that counts has none of these. */
export const withdrawals = [
  { value: 'withdrawn', label: 'Withdrawn' },
  { value: 'joined', label: 'Joined with another' },
] as const
export type Withdrawal = ValueOf<typeof withdrawals>

/** What the list of figures can be narrowed to. */
export const countingFilters = [
  { value: 'counts', label: 'Those that count' },
  { value: 'not', label: 'Withdrawn or joined' },
] as const
