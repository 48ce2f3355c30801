import { consultation, restraintReferral, type Case } from '../../lado-case.ts'

/** The LADO contacts of April 2017 to March 2018. */
export const cases2017: readonly Case[] = [
  {
    ...consultation,
    limbs: [],
    name: 'LADO collarbone',
    house: 'MED',
    incident: 'MED 2017 serious injury',
    received: 1,
    source: 'healthcare',
    category: 'physical-in-restraint',
    footageSecured: 'yes',
    account:
      'A broken collarbone. Footage shows a fall over a chair. Advice: no referral, keep the footage, tell the placing authority.',
    outcome: 'no-further-action',
    openDays: 2,
  },
  {
    ...restraintReferral,
    limbs: ['harmed'],
    name: 'LADO knee',
    house: 'CKI',
    incident: 'CKI 2017 complaint',
    received: 1,
    source: 'advocate',
    staffPseudonym: 'S-127',
    account: 'The child says that a knee was put on the arm once the struggle was over.',
    strategyDays: 2,
    staffPosition: 'moved',
    outcome: 'unsubstantiated',
    openDays: 41,
  },
  {
    ...consultation,
    limbs: [],
    name: 'LADO words on a unit',
    house: 'CKI',
    received: '2017-12-06',
    eventOn: '2017-12-04',
    source: 'imb',
    category: 'emotional',
    footageSecured: 'not-recorded',
    account:
      'How staff speak to children on one unit. Advice: the governor looks into it and tells the board.',
    outcome: 'no-further-action',
    openDays: 7,
  },
]
