import type { ValueOf } from '../../fields/vocabulary.ts'

/** How far a published figure can be relied on (DOMAIN.md 6). */
export const confidences = [
  { value: 'A', label: 'Official text' },
  { value: 'B', label: 'Official figure, reported by others' },
  { value: 'C', label: 'Compiled by others from official data' },
] as const
export type Confidence = ValueOf<typeof confidences>
