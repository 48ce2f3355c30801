import type { LadoContact } from '../lado-contacts/sections.ts'
import type { LadoOutcome } from '../lado-contacts/vocabulary.ts'
import type { House } from './calibration.ts'

/** One LADO contact of the example: what is told, and how it ended. */
export interface Case extends Pick<
  LadoContact,
  | 'type'
  | 'referrer'
  | 'source'
  | 'staffPseudonym'
  | 'category'
  | 'limbs'
  | 'account'
  | 'threshold'
  | 'staffPosition'
  | 'footageSecured'
  | 'childInformed'
  | 'shared'
> {
  name: string
  house: House
  /** The special incident's name. */
  incident?: string
  /** A day, or working days after the incident. */
  received: string | number
  /** Where there is no incident. */
  eventOn?: string | null
  strategyDays?: number
  outcome: LadoOutcome
  /** From the day received to the outcome; nought where it is open. */
  openDays: number
}

/** What is the same in each consultation. */
export const consultation = {
  type: 'consultation',
  referrer: 'establishment',
  source: 'staff',
  staffPseudonym: '',
  limbs: [],
  threshold: 'advice',
  staffPosition: 'no-change',
  childInformed: 'yes',
  shared: 'yes',
} as const satisfies Partial<Case>

/** What is the same in each referral about restraint. */
export const restraintReferral = {
  type: 'referral',
  referrer: 'establishment',
  category: 'physical-in-restraint',
  limbs: ['harmed'],
  threshold: 'yes',
  footageSecured: 'yes',
  childInformed: 'yes',
  shared: 'yes',
} as const satisfies Partial<Case>
