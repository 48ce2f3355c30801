import type { ValueOf } from '../fields/vocabulary.ts'

export const ladoContactTypes = [
  { value: 'consultation', label: 'Consultation' },
  { value: 'referral', label: 'Referral' },
  { value: 'information', label: 'Information only' },
  { value: 'historical', label: 'Historical allegation' },
] as const
export type LadoContactType = ValueOf<typeof ladoContactTypes>

export const ladoSources = [
  { value: 'child', label: 'Child' },
  { value: 'parent', label: 'Parent or carer' },
  { value: 'staff', label: 'Member of staff' },
  { value: 'advocate', label: 'Advocate' },
  { value: 'imb', label: 'Independent Monitoring Board' },
  { value: 'inspector', label: 'Inspector' },
  { value: 'scrutineer', label: 'Scrutineer' },
  { value: 'healthcare', label: 'Healthcare' },
  { value: 'police', label: 'Police' },
  { value: 'anonymous', label: 'Anonymous' },
] as const
export type LadoSource = ValueOf<typeof ladoSources>

/** Who made the contact with the LADO: the head of an establishment sees those of the own establishment. */
export const ladoReferrers = [
  { value: 'establishment', label: 'The establishment' },
  { value: 'scrutineer', label: 'The scrutineer' },
  { value: 'social-care', label: 'Children’s social care' },
  { value: 'police', label: 'Police' },
  { value: 'healthcare', label: 'Healthcare' },
  { value: 'other', label: 'Someone else' },
] as const
export type LadoReferrer = ValueOf<typeof ladoReferrers>

export const ladoCategories = [
  { value: 'physical-in-restraint', label: 'Physical, during restraint' },
  { value: 'physical', label: 'Physical, other' },
  { value: 'sexual', label: 'Sexual' },
  { value: 'emotional', label: 'Emotional' },
  { value: 'neglect', label: 'Neglect' },
  { value: 'conduct', label: 'Conduct at work' },
  { value: 'private-life', label: 'Private life' },
] as const
export type LadoCategory = ValueOf<typeof ladoCategories>

/** The four limbs of the harm threshold (DOMAIN.md 3.2). */
export const harmLimbs = [
  { value: 'harmed', label: 'Behaved in a way that harmed, or may have harmed, a child' },
  { value: 'offence', label: 'Possibly committed a criminal offence against or related to a child' },
  { value: 'risk', label: 'Behaved in a way that indicates a risk of harm to children' },
  {
    value: 'unsuitable',
    label: 'Behaved in a way that indicates they may not be suitable to work with children',
  },
] as const
export type HarmLimb = ValueOf<typeof harmLimbs>

export const thresholds = [
  { value: 'yes', label: 'Threshold met' },
  { value: 'no', label: 'Threshold not met' },
  { value: 'advice', label: 'Advice only' },
  { value: 'undecided', label: 'Not decided yet' },
] as const
export type Threshold = ValueOf<typeof thresholds>

export const staffPositions = [
  { value: 'no-change', label: 'No change' },
  { value: 'moved', label: 'Moved away from the child' },
  { value: 'non-contact', label: 'No contact with children' },
  { value: 'suspended', label: 'Suspended' },
  { value: 'left', label: 'Left' },
  { value: 'not-recorded', label: 'Not recorded' },
] as const
export type StaffPosition = ValueOf<typeof staffPositions>

/** Outcome definitions: DOMAIN.md 3.2. */
export const ladoOutcomes = [
  { value: 'open', label: 'Open' },
  { value: 'substantiated', label: 'Substantiated' },
  { value: 'malicious', label: 'Malicious' },
  { value: 'false', label: 'False' },
  { value: 'unsubstantiated', label: 'Unsubstantiated' },
  { value: 'unfounded', label: 'Unfounded' },
  { value: 'no-further-action', label: 'Advice given, no further action' },
] as const
export type LadoOutcome = ValueOf<typeof ladoOutcomes>

/** Whether the LADO shares a contact: what an establishment made known itself, its head of safeguarding reads either way. */
export const sharings = [
  { value: 'yes', label: 'Shared with the establishment' },
  { value: 'no', label: 'Not shared with the establishment, unless it made the contact itself' },
] as const
