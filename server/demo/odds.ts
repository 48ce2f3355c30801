import type {
  BodyCamera,
  Cctv,
  ChildDebrief,
  Handcuffs,
  Injury,
  Location,
  MedicalExamination,
  Position,
  Reason,
} from '../incidents/vocabulary.ts'
import type { House } from './calibration.ts'
import type { Weighted } from './random.ts'

/** How often things are so in the invented records: shares in a hundred, by house where they differ. */
export interface Odds {
  reasons: Weighted<Reason>
  locations: Weighted<Location>
  /** Of the uses of force, how many overpower a child. */
  overpowering: number
  plannedRefusal: number
  plannedOther: number
  handcuffs: Weighted<Handcuffs>
  bodyCamera: Weighted<BodyCamera>
  writtenInTime: number
  signedInTime: number
  spokenToInTime: number
}

// Good order is no lawful ground in a secure training centre; nearly half of Medway STC's force in 2019 was reported
// to be in response to self-harm (DOMAIN.md 2.1 and 2.4).
export const odds: Record<House, Odds> = {
  CKI: {
    reasons: [
      ['fight', 25],
      ['assault-on-child', 18],
      ['assault-on-staff', 12],
      ['prevent-harm', 13],
      ['physical-threat', 4],
      ['self-harm', 6],
      ['refusal-to-relocate', 8],
      ['refusal-to-locate', 6],
      ['damage', 4],
      ['verbal-threat', 1],
      ['concerted-indiscipline', 1],
      ['incident-at-height', 1],
      ['administer-care', 1],
    ],
    locations: [
      ['living-unit', 38],
      ['education', 22],
      ['bedroom', 12],
      ['outside', 11],
      ['dining', 5],
      ['separation-unit', 5],
      ['visits', 3],
      ['reception', 2],
      ['healthcare', 2],
    ],
    overpowering: 0.58,
    plannedRefusal: 0.45,
    plannedOther: 0.02,
    handcuffs: [
      ['none', 89],
      ['ratchet', 8],
      ['rigid-bar', 1],
      ['not-recorded', 2],
    ],
    bodyCamera: [
      ['yes', 62],
      ['partial', 9],
      ['worn-not-on', 14],
      ['none', 9],
      ['not-known', 6],
    ],
    writtenInTime: 0.87,
    signedInTime: 0.76,
    spokenToInTime: 0.81,
  },
  MED: {
    reasons: [
      ['self-harm', 41],
      ['assault-on-child', 14],
      ['assault-on-staff', 13],
      ['fight', 11],
      ['prevent-harm', 12],
      ['damage', 6],
      ['incident-at-height', 1],
      ['incitement', 1],
      ['escape', 1],
    ],
    locations: [
      ['living-unit', 41],
      ['bedroom', 30],
      ['education', 15],
      ['outside', 6],
      ['dining', 4],
      ['visits', 2],
      ['healthcare', 2],
    ],
    overpowering: 0.74,
    plannedRefusal: 0,
    plannedOther: 0.02,
    handcuffs: [
      ['none', 96],
      ['ratchet', 3],
      ['not-recorded', 1],
    ],
    bodyCamera: [
      ['yes', 71],
      ['partial', 8],
      ['worn-not-on', 9],
      ['none', 7],
      ['not-known', 5],
    ],
    writtenInTime: 0.93,
    signedInTime: 0.88,
    spokenToInTime: 0.94,
  },
}

/** Serious injuries are never drawn: those of the year are listed in `specials.ts`. */
export const injuryOdds: Weighted<Injury> = [
  ['none', 83],
  ['minor', 10],
  ['minor-treated', 6],
  ['not-recorded', 1],
]

export const positionOdds: Weighted<Position> = [
  ['standing', 61],
  ['floor-unintended', 14],
  ['kneeling', 8],
  ['seated', 7],
  ['prone', 4],
  ['supine', 4],
  ['not-recorded', 2],
]

export const medicalOdds: Weighted<MedicalExamination> = [
  ['done', 87],
  ['refused', 8],
  ['offered', 2],
  ['not-offered', 1],
  ['not-recorded', 2],
]

export const debriefOdds: Weighted<ChildDebrief> = [
  ['done', 83],
  ['declined', 12],
  ['not-done', 0.4],
  ['not-recorded', 4],
]

export const cctvOdds = (location: Location): Weighted<Cctv> => [
  ['yes', location === 'bedroom' ? 30 : 82],
  ['blind-spot', location === 'bedroom' ? 58 : 8],
  ['not-retained', 6],
  ['not-known', 5],
]

/** Techniques that overpower, and those that do not. */
export const overpowering: Weighted<string> = [
  ['figure-of-four', 40],
  ['arm-hold', 25],
  ['head-hold', 16],
  ['double-embrace', 8],
  ['leg-hold', 7],
  ['back-hold', 4],
  ['prone-hold', 3],
]
export const lighter: Weighted<string> = [
  ['arm-hold', 45],
  ['escorting-hold', 35],
  ['guiding-hold', 20],
]
export const painInducing: Weighted<string> = [
  ['thumb-flexion', 55],
  ['wrist-flexion', 30],
  ['inverted-wrist-hold', 15],
]

/** The day's regime: most force falls between breakfast and bedtime. */
export const hourOdds: Weighted<number> = [
  [7, 1],
  [8, 6],
  [9, 10],
  [10, 10],
  [11, 10],
  [12, 7],
  [13, 6],
  [14, 10],
  [15, 10],
  [16, 8],
  [17, 8],
  [18, 8],
  [19, 7],
  [20, 5],
  [21, 3],
  [22, 1],
  [23, 1],
]
