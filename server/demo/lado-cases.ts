import type { LadoContact } from '../lado-contacts/form.ts'
import type { LadoOutcome } from '../lado-contacts/vocabulary.ts'
import type { House } from './calibration.ts'

/** One LADO contact of the worked year: what is told, and how it ended. */
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
  /** The incident's name in specials.ts. */
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

const consultation = {
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

const restraintReferral = {
  type: 'referral',
  referrer: 'establishment',
  category: 'physical-in-restraint',
  limbs: ['harmed'],
  threshold: 'yes',
  footageSecured: 'yes',
  childInformed: 'yes',
  shared: 'yes',
} as const satisfies Partial<Case>

export const cases: readonly Case[] = [
  {
    ...restraintReferral,
    limbs: [...restraintReferral.limbs],
    name: 'LADO arm',
    house: 'CKI',
    incident: 'CKI arm complaint',
    received: 1,
    source: 'advocate',
    staffPseudonym: 'S-118',
    account:
      'The child says that the arm was bent behind the back after the struggle had ended. The advocate was present when it was said.',
    strategyDays: 2,
    staffPosition: 'moved',
    outcome: 'unsubstantiated',
    openDays: 29,
  },
  {
    ...restraintReferral,
    limbs: ['harmed', 'risk'],
    name: 'LADO fracture',
    house: 'CKI',
    incident: 'CKI serious injury',
    received: 1,
    source: 'healthcare',
    staffPseudonym: 'S-204',
    account:
      'A broken wrist during a hold on the floor. The child says that the grip was kept after surrender. No camera was on, and the place is in a blind spot.',
    footageSecured: 'no',
    strategyDays: 1,
    staffPosition: 'suspended',
    outcome: 'substantiated',
    openDays: 118,
  },
  {
    ...restraintReferral,
    limbs: [...restraintReferral.limbs],
    name: 'LADO late',
    house: 'CKI',
    incident: 'CKI late referral',
    received: 8,
    source: 'healthcare',
    staffPseudonym: 'S-141',
    account:
      'Finger marks on the upper arm, noted by the nurse on the day. The note was read eight working days later.',
    strategyDays: 3,
    staffPosition: 'non-contact',
    outcome: 'unfounded',
    openDays: 63,
  },
  {
    ...restraintReferral,
    limbs: ['harmed', 'offence'],
    name: 'LADO police',
    house: 'CKI',
    incident: 'CKI police',
    received: 1,
    referrer: 'police',
    source: 'police',
    staffPseudonym: 'S-233',
    account:
      'The child alleges a punch during the relocation. Police viewed the footage with the LADO and found no punch on it.',
    strategyDays: 2,
    staffPosition: 'suspended',
    shared: 'no',
    outcome: 'false',
    openDays: 27,
  },
  {
    ...restraintReferral,
    limbs: [...restraintReferral.limbs],
    name: 'LADO open',
    house: 'CKI',
    incident: 'CKI open referral',
    received: 1,
    source: 'child',
    staffPseudonym: 'S-172',
    account:
      'Footage shows a knee on the back for several seconds while the child was face down. The child complained the same evening.',
    staffPosition: 'no-change',
    outcome: 'open',
    openDays: 0,
  },
  {
    ...consultation,
    limbs: [...consultation.limbs],
    name: 'LADO words',
    house: 'CKI',
    incident: 'CKI words',
    received: 1,
    source: 'child',
    category: 'emotional',
    footageSecured: 'yes',
    account:
      'Whether laughter during a hold is for referral. Advice: deal with it as conduct, tell the child what was done.',
    outcome: 'no-further-action',
    openDays: 2,
  },
  {
    ...consultation,
    limbs: [...consultation.limbs],
    name: 'LADO cut',
    house: 'CKI',
    incident: 'CKI second serious injury',
    received: 1,
    source: 'healthcare',
    category: 'physical-in-restraint',
    footageSecured: 'yes',
    account:
      'A cut above the eye. Footage shows a fall before any hold. Advice: no referral, keep the footage, tell the placing authority.',
    outcome: 'no-further-action',
    openDays: 1,
  },
  {
    ...restraintReferral,
    limbs: [...restraintReferral.limbs],
    name: 'LADO grip',
    house: 'MED',
    incident: 'MED grip',
    received: 1,
    referrer: 'social-care',
    source: 'parent',
    staffPseudonym: 'S-417',
    account: 'A social worker saw bruising on the upper arm on a visit. The record does not mention it.',
    strategyDays: 2,
    staffPosition: 'moved',
    shared: 'no',
    outcome: 'unsubstantiated',
    openDays: 24,
  },
  {
    ...restraintReferral,
    limbs: ['harmed', 'risk'],
    name: 'LADO concussion',
    house: 'MED',
    incident: 'MED serious injury',
    received: 1,
    source: 'healthcare',
    staffPseudonym: 'S-452',
    account: 'Loss of consciousness after a fall during a hold. Two holds on the footage are not taught.',
    strategyDays: 1,
    staffPosition: 'non-contact',
    outcome: 'substantiated',
    openDays: 87,
  },
  {
    ...consultation,
    limbs: [...consultation.limbs],
    name: 'LADO training',
    house: 'MED',
    incident: 'MED consultation',
    received: 1,
    category: 'physical-in-restraint',
    footageSecured: 'yes',
    account:
      'A new member of staff used a hold that is not taught. Advice: refresher before the next shift with children.',
    outcome: 'no-further-action',
    openDays: 1,
  },
  {
    ...consultation,
    limbs: [...consultation.limbs],
    name: 'LADO outside work',
    house: 'MED',
    received: '2018-11-21',
    eventOn: '2018-11-17',
    category: 'private-life',
    footageSecured: 'no',
    childInformed: 'not-recorded',
    account: 'Something seen outside work. Advice on which questions the employer may ask.',
    outcome: 'no-further-action',
    openDays: 5,
  },
  {
    ...restraintReferral,
    limbs: ['unsuitable'],
    type: 'historical',
    name: 'LADO historical',
    house: 'MED',
    received: '2019-02-13',
    eventOn: null,
    referrer: 'other',
    source: 'anonymous',
    staffPseudonym: 'S-401',
    category: 'conduct',
    footageSecured: 'not-recorded',
    childInformed: 'not-recorded',
    threshold: 'undecided',
    account:
      'A letter without a name about how children were spoken to some years ago. No child could be identified from it.',
    staffPosition: 'left',
    shared: 'no',
    outcome: 'unsubstantiated',
    openDays: 96,
  },
]
