import type { ValueOf } from '../fields/vocabulary.ts'

export const roles = [
  { value: 'scrutineer', label: 'Independent scrutineer' },
  { value: 'head', label: 'Head of safeguarding' },
  { value: 'lado', label: 'LADO' },
  { value: 'partner', label: 'Partner' },
  { value: 'business-manager', label: 'Business manager' },
] as const
export type Role = ValueOf<typeof roles>

interface Traits {
  /** What somebody of the role belongs to: one establishment, an organisation of the partnership, or neither. */
  belongsTo: 'establishment' | 'organisation' | 'partnership'
  /** Whether it is an office that somebody is appointed to. */
  isOffice: boolean
  /** Whether a passkey is asked for until the setting says otherwise. */
  holdsPasskey: boolean
  /** Characters of a password at the least (SECURITY AUN-02): more for those who see or decide most. */
  shortestPassword: 12 | 15
}

/** What every role is like. Whoever asks one of these asks it here, not by a role's name. */
const traits: Record<Role, Traits> = {
  scrutineer: { belongsTo: 'partnership', isOffice: true, holdsPasskey: true, shortestPassword: 15 },
  head: { belongsTo: 'establishment', isOffice: true, holdsPasskey: false, shortestPassword: 12 },
  lado: { belongsTo: 'partnership', isOffice: true, holdsPasskey: false, shortestPassword: 12 },
  partner: { belongsTo: 'organisation', isOffice: false, holdsPasskey: false, shortestPassword: 12 },
  'business-manager': { belongsTo: 'partnership', isOffice: true, holdsPasskey: true, shortestPassword: 15 },
}

/** Whether somebody of the role belongs to one establishment and sees no other. */
export const isOfEstablishment = (role: Role): boolean => traits[role].belongsTo === 'establishment'

/** Whether they come from an organisation of the partnership, and see what it belongs to. */
export const isOfOrganisation = (role: Role): boolean => traits[role].belongsTo === 'organisation'

/** Whether the role is an office that somebody is appointed to. */
export const isOffice = (role: Role): role is Exclude<Role, 'partner'> => traits[role].isOffice

/** The offices that the partnership has one of. */
export const partnershipOffices: readonly Role[] = roles
  .map(({ value }) => value)
  .filter((role) => isOffice(role) && traits[role].belongsTo === 'partnership')

/** The roles that a passkey is asked of until the setting says otherwise. */
export const passkeyRolesAtFirst: readonly Role[] = roles
  .map(({ value }) => value)
  .filter((role) => traits[role].holdsPasskey)

/** Characters of a password at the least. */
export const shortestPassword = (role: Role): number => traits[role].shortestPassword

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
