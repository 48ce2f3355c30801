import type { ValueOf } from '../fields/vocabulary.ts'

export const roles = [
  { value: 'scrutineer', label: 'Independent scrutineer' },
  { value: 'head', label: 'Head of safeguarding' },
  { value: 'lado', label: 'LADO' },
  { value: 'partner', label: 'Partner' },
  { value: 'business-manager', label: 'Business manager' },
] as const
export type Role = ValueOf<typeof roles>
