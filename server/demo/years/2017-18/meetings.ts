import { action, agenda, type ToldMeeting } from '../../meeting.ts'

/** The quality assurance meetings of April 2017 to March 2018. */
export const meetings2017: readonly ToldMeeting[] = [
  {
    year: 2017,
    quarter: 'Q1',
    metOn: '2017-07-18',
    recordedOn: '2017-07-25',
    agenda,
    away: { imb: 'apologies' },
    minutes: [
      'Use of force. Both establishments brought their figures from April to June for the first time.',
      'Injuries. A broken collarbone at Medway STC in June: the LADO was consulted and the footage is kept.',
    ].join('\n\n'),
    actions: [
      action(
        'Answer complaints about force within ten working days',
        'governor',
        'Cookham Wood',
        '2017-09-29',
      ),
    ],
    done: [0],
  },
  {
    year: 2017,
    quarter: 'Q2',
    metOn: '2017-10-17',
    recordedOn: '2017-10-24',
    agenda,
    away: { police: 'deputy' },
    minutes: [
      'LADO log. One referral from Cookham Wood is open.',
      'Self-harm. Medway STC will name the plan in each record of force that answers self-harm.',
    ].join('\n\n'),
    actions: [
      action(
        'Name the self-harm plan in each record that answers self-harm',
        'head-of-safeguarding',
        'Medway STC',
        '2017-12-15',
      ),
    ],
    done: [0],
  },
  {
    year: 2017,
    quarter: 'Q3',
    metOn: '2018-01-23',
    recordedOn: '2018-01-30',
    agenda,
    away: { education: 'apologies' },
    minutes: [
      'Footage. On an unannounced visit to Cookham Wood in November nobody on shift could show footage. Each duty governor will be trained.',
      'LADO log. No referral is open.',
    ].join('\n\n'),
    actions: [action('Train each duty governor to show footage', 'governor', 'Cookham Wood', '2018-03-30')],
    done: [0],
  },
  {
    year: 2017,
    quarter: 'Q4',
    metOn: '2018-04-17',
    recordedOn: '2018-04-24',
    agenda,
    away: { nhs: 'deputy' },
    minutes: [
      'Use of force. Cookham Wood reported more fights in January to March than before.',
      'The annual review. The scrutineer plans to sign in the autumn.',
    ].join('\n\n'),
    actions: [
      action(
        'Send the scrutineer the year’s figures of debts and fights',
        'governor',
        'Cookham Wood',
        '2018-06-15',
      ),
    ],
    done: [0],
  },
]
