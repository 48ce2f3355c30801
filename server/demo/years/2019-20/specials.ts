import type { Incident } from '../../../incidents/sections.ts'
import { breathing, complained, decided, seen, sign, undecided, type Special } from '../../special.ts'

/** The special incidents of April to November 2019. */
export const specials2019: readonly Special[] = [
  sign('CKI', '2019-05', ['says-cannot-breathe'], breathing),
  sign('CKI', '2019-08', ['breathing'], breathing),
  { ...sign('CKI', '2019-11', ['says-cannot-breathe'], breathing), day: 28, receivedOn: '2019-12-02' },
  sign('MED', '2019-07', ['vomiting'], 'The child was sick once. Observed for an hour; nothing further.'),
  sign('MED', '2019-09', ['breathing'], breathing),
  {
    name: 'CKI finger',
    house: 'CKI',
    month: '2019-06',
    incident: {
      treatment: 'A broken finger, set at hospital the same afternoon.',
      cctv: 'yes',
      ...decided(
        'lado-referral',
        'A fracture during a hold that is taught. Referred the same day, with the footage.',
      ),
    },
    child: { ...seen, warningSigns: ['serious-injury'], injury: 'serious', position: 'standing' },
  },
  {
    name: 'MED punch',
    house: 'MED',
    month: '2019-09',
    day: 12,
    incident: {
      cctv: 'yes',
      ...decided(
        'lado-referral',
        'The child says that a member of staff struck twice. The footage shows one blow.',
      ),
    },
    child: {
      ...complained,
      account: 'She hit me twice on the side. I had let go by then.',
    },
  },
  {
    name: 'MED late in September',
    house: 'MED',
    month: '2019-09',
    day: 17,
    incident: decided(
      'lado-referral',
      'Marks on the wrists were noted at once and read only in the weekly review. It should have been referred at once.',
    ),
    child: { ...seen, injury: 'minor' },
  },
  {
    name: 'CKI November referral',
    house: 'CKI',
    month: '2019-11',
    day: 25,
    receivedOn: '2019-11-27',
    incident: {
      cctv: 'yes',
      ...decided(
        'lado-referral',
        'The child says that his head was pushed against the floor after he had stopped.',
      ),
    },
    child: {
      ...complained,
      position: 'prone',
      account: 'I had stopped and he pushed my head down on the floor.',
    },
  },
  {
    name: 'CKI not yet with the LADO',
    house: 'CKI',
    month: '2019-11',
    day: 27,
    receivedOn: '2019-11-29',
    incident: decided(
      'lado-referral',
      'A nurse saw marks of fingers on both arms that the statements do not explain.',
    ),
    child: { ...seen, injury: 'minor' },
  },
  {
    name: 'CKI undecided in November',
    house: 'CKI',
    month: '2019-11',
    day: 26,
    receivedOn: '2019-11-29',
    incident: undecided,
  },
  {
    name: 'MED undecided in November',
    house: 'MED',
    month: '2019-11',
    day: 22,
    receivedOn: '2019-11-26',
    incident: undecided,
  },
  // Recorded a second time some days later: see recorded.ts.
  {
    name: 'CKI recorded twice',
    house: 'CKI',
    month: '2019-11',
    day: 19,
    receivedOn: '2019-11-22',
    child: seen,
  },
  // Corrected in December so that October holds one less: see recorded.ts.
  { name: 'CKI lowered', house: 'CKI', month: '2019-10', day: 22, child: { ...seen, injury: 'none' } },
  // The head asks to withdraw it: see recorded.ts.
  {
    name: 'MED asked to withdraw',
    house: 'MED',
    month: '2019-10',
    day: 16,
    incident: {
      techniques: [
        { technique: 'figure-of-four', uses: 1 },
        { technique: 'arm-hold', uses: 1 },
      ],
    },
    child: { ...seen, injury: 'minor' },
  },
  // Typed with the long dash of a word processor: it is the same child.
  {
    name: 'MED other dash',
    house: 'MED',
    month: '2019-11',
    day: 20,
    receivedOn: '2019-11-25',
    change: withLongDash,
  },
]

function withLongDash(drawn: Incident): Incident {
  const children = drawn.children.map((child) => ({ ...child, pseudonym: child.pseudonym.replace('-', '–') }))
  return { ...drawn, children }
}
