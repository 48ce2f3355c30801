import type { ValueOf } from '../fields/vocabulary.ts'

/** DOMAIN.md 1 and 2.1: the type decides the lawful reasons and the deadlines. */
export const establishmentTypes = [
  { value: 'yoi', label: 'Young offender institution' },
  { value: 'stc', label: 'Secure training centre' },
  { value: 'sch', label: 'Secure school (academy and secure children’s home)' },
] as const
export type EstablishmentType = ValueOf<typeof establishmentTypes>

export const establishmentStates = [
  { value: 'open', label: 'Open' },
  { value: 'paused', label: 'Paused: no children held for now' },
  { value: 'closed', label: 'Closed to children' },
] as const
export type EstablishmentState = ValueOf<typeof establishmentStates>

export const genderIntakes = [
  { value: 'boys', label: 'Boys' },
  { value: 'girls', label: 'Girls' },
  { value: 'mixed', label: 'Boys and girls' },
] as const
export type GenderIntake = ValueOf<typeof genderIntakes>
