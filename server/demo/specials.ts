import type { ChildInIncident } from '../incidents/people-form.ts'
import type { Incident } from '../incidents/form.ts'
import type { SafeguardingDecision, WarningSign } from '../incidents/vocabulary.ts'
import type { House } from './calibration.ts'

/** An incident that the review must be able to show: drawn like every other, then changed in what makes it so. */
export interface Special {
  /** What LADO contacts and corrections refer to. */
  name: string
  house: House
  month: string
  incident?: Partial<Incident>
  /** Of the first child. */
  child?: Partial<ChildInIncident>
}

/** The special incidents of one house in one month. */
export const specialsOf = (house: House, month: string): Special[] =>
  specials.filter((each) => each.house === house && each.month === month)

/** The drawn incident with what makes it special. */
export function madeSpecial({ incident: changes, child }: Special, drawn: Incident): Incident {
  const [first, ...others] = drawn.children
  const children = first === undefined ? [] : [{ ...first, ...child }, ...others]
  return { ...drawn, ...changes, children }
}

const seen: Partial<ChildInIncident> = {
  medicalExamination: 'done',
  warningSigns: ['none-seen'],
  signsLookedBy: 'healthcare',
  injuryLookedBy: 'healthcare',
}
const decidedBy = 'Head of safeguarding'

const decided = (safeguardingDecision: SafeguardingDecision, decisionReason: string): Partial<Incident> => ({
  safeguardingDecision,
  decisionReason,
  decidedBy,
})

const undecided: Partial<Incident> = { safeguardingDecision: 'undecided', decisionReason: '', decidedBy: '' }

const headHold = [
  { technique: 'figure-of-four', uses: 1 },
  { technique: 'head-hold', uses: 1 },
]

const breathing =
  'Holds were released at once. The nurse checked breathing and oxygen level, then again after an hour.'

function sign(house: House, month: string, warningSigns: WarningSign[], treatment: string): Special {
  const reason =
    'A warning sign: healthcare and the restraint coordinator reviewed the footage together within a day.'
  const incident = { treatment, techniques: headHold, ...decided('internal', reason) }
  return { name: `${house} sign in ${month}`, house, month, incident, child: { ...seen, warningSigns } }
}

const complained = {
  ...seen,
  debrief: 'done',
  account: 'He bent my arm after I had stopped. I told the advocate.',
  alleges: 'yes',
} as const satisfies Partial<ChildInIncident>

const withSigns: readonly Special[] = [
  sign('CKI', '2018-04', ['says-cannot-breathe'], breathing),
  sign('CKI', '2018-06', ['breathing', 'says-cannot-breathe'], breathing),
  sign('CKI', '2018-08', ['vomiting'], 'The child was sick shortly after release. Observed for two hours.'),
  sign(
    'CKI',
    '2018-11',
    ['petechial-rash'],
    'Small red marks around the eyes. Seen by the doctor the next morning.',
  ),
  sign('CKI', '2019-02', ['breathing'], breathing),
  sign('MED', '2018-05', ['says-cannot-breathe'], breathing),
  sign('MED', '2018-09', ['vomiting'], 'The child was sick once. Observed for an hour; nothing further.'),
  sign(
    'MED',
    '2019-03',
    ['breathing', 'petechial-rash'],
    'Oxygen level normal. A rash at the neck had gone within a day.',
  ),
]

const specials: readonly Special[] = [
  {
    name: 'CKI serious injury',
    house: 'CKI',
    month: '2018-07',
    incident: {
      treatment:
        'Seen by the nurse at once and taken to hospital: a broken bone in the wrist, set the same day.',
      durationMinutes: 6,
      ...decided(
        'lado-referral',
        'A fracture during force, and the child says that the hold went on after surrender. Referred the same day.',
      ),
    },
    child: {
      ...seen,
      warningSigns: ['serious-injury'],
      injury: 'serious',
      position: 'floor-unintended',
      debrief: 'done',
      account: 'I had stopped and he still held on. I heard it crack.',
      alleges: 'yes',
    },
  },
  {
    name: 'CKI second serious injury',
    house: 'CKI',
    month: '2019-01',
    incident: {
      treatment:
        'A deep cut above the eye, closed with stitches at hospital. The child returned the same evening.',
      ...decided(
        'lado-consultation',
        'The footage shows a fall against a door frame before any hold. Advice was taken all the same.',
      ),
    },
    child: { ...seen, injury: 'serious', position: 'kneeling' },
  },
  {
    name: 'MED serious injury',
    house: 'MED',
    month: '2018-10',
    incident: {
      treatment: 'Concussion. Kept under observation in healthcare for a day on the advice of the hospital.',
      ...decided(
        'lado-referral',
        'Loss of consciousness after a fall during a hold. Referred; the placing authority was told.',
      ),
    },
    child: {
      ...seen,
      warningSigns: ['consciousness', 'serious-injury'],
      injury: 'serious',
      position: 'floor-unintended',
    },
  },
  ...withSigns,
  {
    name: 'CKI arm complaint',
    house: 'CKI',
    month: '2018-05',
    incident: decided(
      'lado-referral',
      'The child says that the arm was bent after the struggle had ended. The advocate supports the complaint.',
    ),
    child: complained,
  },
  {
    name: 'CKI words',
    house: 'CKI',
    month: '2018-09',
    incident: decided(
      'lado-consultation',
      'Staff are said to have mocked the child during the hold. The LADO was asked whether it is for referral.',
    ),
    child: {
      ...seen,
      debrief: 'done',
      account: 'They were laughing about me while they held me.',
      alleges: 'yes',
    },
  },
  {
    name: 'CKI late referral',
    house: 'CKI',
    month: '2018-10',
    incident: decided(
      'lado-referral',
      'A nurse’s note of finger marks came to light only in the weekly review. It should have been referred at once.',
    ),
    child: { ...seen, injury: 'minor' },
  },
  {
    name: 'CKI open referral',
    house: 'CKI',
    month: '2019-03',
    incident: decided(
      'lado-referral',
      'Footage shows a knee on the back for several seconds. Referred the next morning.',
    ),
    child: { ...complained, position: 'prone', account: 'I could not get up, he had his knee on me.' },
  },
  {
    name: 'CKI police',
    house: 'CKI',
    month: '2018-12',
    incident: decided('police', 'The child alleges a punch. Reported to the police, who informed the LADO.'),
    child: { ...complained, account: 'He punched me in the ribs while they moved me.' },
  },
  {
    name: 'MED grip',
    house: 'MED',
    month: '2018-06',
    incident: decided(
      'lado-referral',
      'A social worker saw bruising on the upper arm that the record does not explain.',
    ),
    child: { ...seen, injury: 'minor' },
  },
  {
    name: 'MED consultation',
    house: 'MED',
    month: '2019-02',
    incident: decided(
      'lado-consultation',
      'A new member of staff used a hold that is not taught. Advice taken on whether more than training is needed.',
    ),
    child: seen,
  },
  {
    name: 'MED social care',
    house: 'MED',
    month: '2018-08',
    incident: decided(
      'social-care',
      'What the child said about home afterwards needs the placing authority.',
    ),
    child: seen,
  },
  {
    name: 'CKI staff injury',
    house: 'CKI',
    month: '2018-11',
    incident: {
      staffInjurySerious: 1,
      treatment: 'A member of staff was taken to hospital with a broken finger.',
    },
  },
  { name: 'CKI undecided 1', house: 'CKI', month: '2018-12', incident: undecided },
  { name: 'CKI undecided 2', house: 'CKI', month: '2019-02', incident: undecided },
  { name: 'CKI undecided 3', house: 'CKI', month: '2019-03', incident: undecided },
  { name: 'MED undecided 1', house: 'MED', month: '2019-01', incident: undecided },
  { name: 'MED undecided 2', house: 'MED', month: '2019-03', incident: undecided },
  // Corrected later: see recorded.ts.
  {
    name: 'CKI corrected injury',
    house: 'CKI',
    month: '2018-06',
    child: { ...seen, injury: 'none' },
  },
  { name: 'CKI corrected time', house: 'CKI', month: '2018-11' },
  {
    name: 'MED corrected camera',
    house: 'MED',
    month: '2018-07',
    incident: { bodyCamera: 'not-known', bodyCameraReason: '' },
  },
]
