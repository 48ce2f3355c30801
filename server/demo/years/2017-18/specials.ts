import { breathing, complained, decided, seen, sign, type Special } from '../../special.ts'

/** The special incidents of April 2017 to March 2018. */
export const specials2017: readonly Special[] = [
  sign('CKI', '2017-07', ['breathing'], breathing),
  sign('CKI', '2018-01', ['says-cannot-breathe'], breathing),
  sign('MED', '2017-11', ['vomiting'], 'The child was sick once, soon after release. Observed for an hour.'),
  {
    name: 'MED 2017 serious injury',
    house: 'MED',
    month: '2017-06',
    incident: {
      treatment: 'Seen by the nurse at once; an X-ray at hospital showed a broken collarbone.',
      ...decided(
        'lado-consultation',
        'The footage shows that both fell over a chair. Advice was taken the next day.',
      ),
      cctv: 'yes',
    },
    child: { ...seen, warningSigns: ['serious-injury'], injury: 'serious', position: 'floor-unintended' },
  },
  {
    name: 'CKI 2017 complaint',
    house: 'CKI',
    month: '2017-09',
    incident: decided(
      'lado-referral',
      'The child says that a knee was put on the arm. The advocate supports the complaint.',
    ),
    child: { ...complained, account: 'They had me and he still put his knee on my arm.' },
  },
  {
    name: 'MED 2017 social care',
    house: 'MED',
    month: '2018-02',
    incident: decided(
      'social-care',
      'What the child said afterwards about a visit needs the placing authority.',
    ),
    child: seen,
  },
]
