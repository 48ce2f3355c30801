import { breathing, complained, decided, seen, sign, type Special } from '../../special.ts'

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

/** The special incidents of April 2018 to March 2019. */
export const specials2018: readonly Special[] = [
  {
    name: 'CKI serious injury',
    house: 'CKI',
    month: '2018-07',
    incident: {
      treatment:
        'Seen by the nurse at once and taken to hospital: a broken bone in the wrist, set the same day.',
      durationMinutes: 6,
      bodyCamera: 'worn-not-on',
      bodyCameraReason: 'There was no time to switch it on',
      cctv: 'blind-spot',
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
      cctv: 'yes',
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
      cctv: 'yes',
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
    day: 14,
    receivedOn: '2019-03-18',
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
