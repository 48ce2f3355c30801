import { action, agenda, type ToldMeeting } from '../../meeting.ts'

/** The quality assurance meetings of April 2018 to March 2019. */
export const meetings2018: readonly ToldMeeting[] = [
  {
    year: 2018,
    quarter: 'Q1',
    metOn: '2018-07-17',
    recordedOn: '2018-07-24',
    agenda,
    away: { imb: 'apologies', education: 'deputy' },
    minutes: [
      'Use of force. Cookham Wood reported a rise from April to June, most of it fights on the living units. Medway STC reported that two in five uses answer self-harm.',
      'Warning signs. Each was reviewed by healthcare with the restraint coordinator. The meeting asked to see how soon the child was seen.',
      'Cameras. The scrutineer found cameras worn but not switched on. Cookham Wood will brief each shift.',
      'LADO log. One referral from Cookham Wood is open.',
    ].join('\n\n'),
    actions: [
      action(
        'Brief each shift on switching cameras on, and report the share each month',
        'governor',
        'Cookham Wood, head of operations',
        '2018-09-28',
      ),
      action(
        'Show for each warning sign how soon the child was seen',
        'healthcare',
        'lead nurse',
        '2018-10-09',
      ),
    ],
    done: [0, 1],
  },
  {
    year: 2018,
    quarter: 'Q2',
    metOn: '2018-10-16',
    recordedOn: '2018-10-23',
    agenda,
    away: { ycs: 'deputy', police: 'present' },
    minutes: [
      'Use of force. Levels at Cookham Wood stayed high through the summer. The copies of one week in September have not reached the scrutineer; the head of safeguarding will send them by early November.',
      'Injuries. A broken wrist at Cookham Wood in July is with the LADO.',
      'Self-harm. Medway STC has put plans in each flat’s night folder after the scrutineer’s visit.',
      'Advocacy. Advocates are offered later than they should be after a weekend.',
    ].join('\n\n'),
    actions: [
      action('Send the records of 10 to 16 September', 'head-of-safeguarding', 'Cookham Wood', '2018-11-09'),
      action(
        'Offer an advocate within a day after a weekend restraint',
        'advocacy',
        'service manager',
        '2018-12-14',
      ),
      action(
        'Set out what happens when a nurse’s note is not read on the day',
        'head-of-safeguarding',
        'Cookham Wood',
        '2018-11-30',
      ),
    ],
    done: [0, 2],
    doneLater: [[1, '2019-04-16']],
  },
  {
    year: 2018,
    quarter: 'Q3',
    metOn: '2019-01-22',
    recordedOn: '2019-01-29',
    agenda,
    away: { 'council-lado': 'deputy', education: 'apologies' },
    minutes: [
      'Use of force. Cookham Wood counted 578 uses of force from June to November, eight with a pain-inducing technique. December was lower at both establishments, and at Medway STC the quietest month of the year.',
      'Late referral. A referral of October reached the LADO after eight working days. The establishment has changed who reads nurses’ notes.',
      'Recipients. The Youth Custody Service and HM Inspectorate of Prisons will receive the annual review.',
      'Advocacy. Weekend offers are better but not yet within a day; the action stays open.',
    ].join('\n\n'),
    actions: [
      action(
        'Write down what made December calm at Medway STC and share it',
        'governor',
        'Medway STC',
        '2019-02-28',
      ),
      action(
        'Speak with every child within five days after force; report each week',
        'head-of-safeguarding',
        'Cookham Wood',
        '2019-03-29',
      ),
    ],
    done: [0],
    doneLater: [[1, '2019-10-15']],
  },
  {
    year: 2018,
    quarter: 'Q4',
    metOn: '2019-04-16',
    recordedOn: '2019-04-24',
    agenda,
    away: { nhs: 'deputy', imb: 'apologies' },
    minutes: [
      'Use of force. January to March stood close to the year’s average at both establishments.',
      'Children spoken to. Cookham Wood is not yet at five days for every child. The action of January is overdue and stays open.',
      'LADO log. One referral of March is open; the member of staff has not been moved. The LADO will ask the establishment in writing.',
      'The annual review. Drafts of the commentaries are due from May; the scrutineer plans to sign in the autumn.',
    ].join('\n\n'),
    actions: [
      action(
        'Report each week which children were spoken to after the fifth day, and why',
        'head-of-safeguarding',
        'Cookham Wood',
        '2019-06-28',
      ),
      action(
        'Answer the LADO in writing on the position of the member of staff',
        'governor',
        'Cookham Wood',
        '2019-04-30',
      ),
      action('Send the scrutineer the year’s advocacy figures', 'advocacy', 'service manager', null),
    ],
    done: [2],
    doneLater: [
      [0, '2019-10-15'],
      [1, '2019-10-15'],
    ],
  },
]
