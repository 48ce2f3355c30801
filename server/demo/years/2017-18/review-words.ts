import type { ToldReview } from '../../review.ts'

/** What was written in the review of 2017-18. */
export const review2017: ToldReview = {
  year: 2017,
  begun: ['2018-05-08', '09:30'],
  opinionsWritten: ['2018-11-05', '14:20'],
  read: { businessManager: ['2018-11-07', '10:40'], scrutineer: ['2018-11-09', '09:15'] },
  signed: ['2018-11-14', '11:05'],
  released: ['2018-11-27', '10:00'],
  commentaries: [
    {
      section: 'method',
      by: 'scrutineer',
      on: '2018-07-03',
      text: [
        'This is the first year for which the establishments sent records of their uses of force, so there is no earlier year to compare it with.',
      ],
      forPublic: [
        'The establishments sent records of their uses of force. Records of the years before are not held.',
      ],
    },
    {
      section: 'restraint',
      by: 'scrutineer',
      on: '2018-08-07',
      text: [
        'At Cookham Wood fights and assaults are the most frequent reasons; at Medway STC self-harm is the most frequent single reason. Both establishments should say for each living unit what they have tried before force.',
      ],
      forPublic: ['Each establishment should say for each living unit what was tried before force.'],
    },
    {
      section: 'safeguarding',
      by: 'scrutineer',
      on: '2018-08-21',
      text: [
        'One referral reached the LADO, on the next working day. It has its outcome, so no case of the year is open.',
      ],
      forPublic: ['Cases with the LADO are described to the partners, and not here.'],
    },
    {
      section: 'scrutiny',
      by: 'businessManager',
      on: '2018-06-12',
      adoptedOn: '2018-08-21',
      text: [
        'Four visits were made, two of them without notice, and all four quality assurance meetings were attended.',
      ],
    },
  ],
  opinions: [
    {
      house: 'CKI',
      safeguarded: 'partly',
      reason: [
        'Staff try to talk first, and most records are in time. But children stay in their rooms to keep out of fights, and complaints were answered late in the first half of the year.',
      ],
      forPublic: [
        'Staff try to talk before they use force, and most records are in time. But some children stay in their rooms to keep out of fights.',
      ],
    },
    {
      house: 'MED',
      safeguarded: 'partly',
      reason: [
        'Records are prompt and staff know the children. Much of the force answers self-harm, and at first only some records named the plan for it.',
      ],
      forPublic: ['Records are prompt and staff know the children. Much of the force answers self-harm.'],
    },
  ],
}
