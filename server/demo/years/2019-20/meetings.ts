import { action, agenda, type ToldMeeting } from '../../meeting.ts'

/** The quality assurance meetings of April to November 2019; the next is on 17 December. */
export const meetings2019: readonly ToldMeeting[] = [
  {
    year: 2019,
    quarter: 'Q1',
    metOn: '2019-07-16',
    recordedOn: '2019-07-23',
    agenda,
    away: { police: 'deputy', imb: 'apologies' },
    minutes: [
      'Use of force. Cookham Wood counted more uses in each month from April to June than in any month of the year before. The governor names fights between groups and staff who are new.',
      'Injuries. A broken finger at Cookham Wood in June is with the LADO.',
      'Cameras. The share that is switched on has not changed; the action is set again, with a date.',
    ].join('\n\n'),
    actions: [
      action(
        'Report the share of cameras switched on, by unit, to each meeting',
        'governor',
        'Cookham Wood',
        '2019-09-30',
      ),
      action(
        'Say which units the new staff of the summer work on, and who works beside them',
        'governor',
        'Cookham Wood',
        '2019-10-11',
      ),
    ],
    done: [1],
  },
  {
    year: 2019,
    quarter: 'Q2',
    metOn: '2019-10-15',
    recordedOn: '2019-10-22',
    agenda,
    away: { education: 'apologies' },
    minutes: [
      'Use of force. Medway STC counted 115 uses in September, more than twice the number of any month since April. Cookham Wood counted 832 from April to September.',
      'LADO log. Two referrals from Medway STC in September are open; one came after nine working days.',
      'Cameras. The share by unit was not brought. The action of July is overdue.',
      'The next meeting is on 17 December.',
    ].join('\n\n'),
    actions: [
      action(
        'Read every record of September and say what was different',
        'head-of-safeguarding',
        'Medway STC',
        '2019-12-10',
      ),
      action(
        'Show how long after force each child was first spoken to',
        'head-of-safeguarding',
        'Cookham Wood',
        '2019-12-10',
      ),
    ],
    done: [],
  },
]
