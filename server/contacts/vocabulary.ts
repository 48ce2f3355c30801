import type { ValueOf } from '../fields/vocabulary.ts'

/** What a contact or a day's work of the scrutineer was: 'review' is work on the annual review itself. */
export const contactKinds = [
  { value: 'contact', label: 'Contact with a key person' },
  { value: 'review', label: 'Work on the annual review' },
] as const
export type ContactKind = ValueOf<typeof contactKinds>

export const contactedRoles = [
  { value: 'lado', label: 'LADO' },
  { value: 'head', label: 'Head of safeguarding' },
  { value: 'governor', label: 'Governor or director' },
  { value: 'ycs', label: 'Youth Custody Service' },
  { value: 'advocacy', label: 'Advocacy provider' },
  { value: 'imb', label: 'Independent Monitoring Board' },
  { value: 'inspectorate', label: 'Inspectorate' },
  { value: 'partner', label: 'Safeguarding partner' },
  { value: 'other', label: 'Someone else' },
  { value: 'none', label: 'Nobody: work alone' },
] as const
export type ContactedRole = ValueOf<typeof contactedRoles>

export const contactWays = [
  { value: 'in-person', label: 'In person' },
  { value: 'telephone', label: 'By telephone' },
  { value: 'video', label: 'By video' },
  { value: 'writing', label: 'In writing' },
  { value: 'not-applicable', label: 'Does not apply' },
] as const
export type ContactWay = ValueOf<typeof contactWays>
