import type { ValueOf } from '../fields/vocabulary.ts'

export const roles = [
  { value: 'scrutineer', label: 'Independent scrutineer' },
  { value: 'head', label: 'Head of safeguarding' },
  { value: 'lado', label: 'LADO' },
  { value: 'partner', label: 'Partner' },
  { value: 'business-manager', label: 'Business manager' },
] as const
export type Role = ValueOf<typeof roles>

/** How somebody holds an office; a deputy may do whatever its holder may, under the own name. */
export const appointedAs = [
  { value: 'holder', label: 'Holds the office' },
  { value: 'deputy', label: 'Deputises for it' },
] as const
export type AppointedAs = ValueOf<typeof appointedAs>

/** When and how somebody was appointed to the office that their role names; local dates, both included. */
export interface Appointment {
  appointedAs: AppointedAs
  appointedFrom: string
  /** Null: no end was agreed. */
  appointedTo: string | null
}

/** A partner is no officer: the account has no appointment. */
export const noAppointment = { appointedAs: null, appointedFrom: null, appointedTo: null } as const
