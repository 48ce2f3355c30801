import type { CommentarySection } from '../reviews/vocabulary.ts'
import type { Opinion } from '../visits/vocabulary.ts'
import type { House } from './calibration.ts'

export interface ToldCommentary {
  section: CommentarySection
  by: 'scrutineer' | 'businessManager'
  on: string
  /** Where the business manager drafted it. */
  adoptedOn?: string
  /** One paragraph each. */
  text: readonly string[]
  /** What is said to the public, if anything. */
  forPublic?: readonly string[]
}

export const commentaries: readonly ToldCommentary[] = [
  {
    section: 'method',
    by: 'scrutineer',
    on: '2019-07-02',
    text: [
      'Both establishments sent records of their uses of force. One use that the healthcare log of Cookham Wood tells of was missing in October and was sent in November. Two records were found to need a correction, and each stands with its reason.',
      'Some copies came more than a month late, most of them from Cookham Wood, among them those of one week in September. The force in them is counted, but it could not be looked at while it was fresh. A time that a record does not give is shown as not supplied, and is never counted as late.',
    ],
    forPublic: [
      'The establishments sent records of their uses of force. Some copies came late; the force in them is counted.',
    ],
  },
  {
    section: 'establishments',
    by: 'businessManager',
    on: '2019-06-11',
    adoptedOn: '2019-07-02',
    text: [
      'Neither establishment changed its operator, type or places in the year. Both were open in every month, so all rates divide by twelve months.',
      'Fewer children were held at Medway STC at the end of the year than at its beginning. Nearly all children in both were under 18.',
    ],
    forPublic: ['No establishment changed its operator or type, and all were open throughout the year.'],
  },
  {
    section: 'restraint',
    by: 'scrutineer',
    on: '2019-08-06',
    text: [
      'Force is used often in both establishments. At Cookham Wood the months from June to November hold 578 uses, the figure that the inspectors published, and every other month lies between 76 and 92. Fights and assaults are the most frequent reason, and the living units are the place to work on.',
      'At Medway STC self-harm is the most frequent single reason. December has nine uses of force, far fewer than any other month. Before anything is said of improvement it should be found out whether records are missing.',
      'A few children were restrained again and again. Each of them needs a plan that is looked at after every restraint, not at fixed dates.',
      'A pain-inducing technique was used in few incidents, and each record says why. None of these records was in a sample, so I cannot say whether I agree.',
    ],
    forPublic: [
      'Force is used often in these establishments. At Cookham Wood fights and assaults are the most frequent reason; at Medway STC self-harm is among the most frequent reasons. The living units are the place to work on.',
      'Children who are restrained again and again need a plan that is looked at after every restraint.',
    ],
  },
  {
    section: 'injuries',
    by: 'scrutineer',
    on: '2019-08-06',
    text: [
      'Two children at Cookham Wood and one at Medway STC were seriously injured during force. Each was examined, and each was taken to the LADO. One allegation at each establishment was substantiated.',
      'Most incidents with a warning sign were followed by a review of the footage within a day; the others were referred to the LADO, and of one of those there is no footage at all. Most involved a head hold. I ask both establishments to report, for each sign, how many seconds passed until the hold was released.',
    ],
    forPublic: [
      'Most incidents with a warning sign were followed by a review of the footage; the others were referred to the LADO. I ask the establishments to report how quickly a hold is released when a child is in danger.',
    ],
  },
  {
    section: 'records',
    by: 'scrutineer',
    on: '2019-08-20',
    text: [
      'Of the records that I sampled, most agreed with what else tells of them, or differed in small things; one left out a second hold. At Cookham Wood too many are signed after the second day, and children are too often spoken to after the fifth. At Medway STC both are better.',
      'Cameras are the weakest point at both. Where a camera was worn and not switched on, three reasons are given: that there was no time, that it was forgotten in the rush, and that the camera was thought to be running. At Cookham Wood the first is given most often.',
    ],
    forPublic: [
      'Most records that I sampled agreed with what else tells of them. Too many at Cookham Wood are signed late, and children there too often wait too long for somebody to speak with them. Cameras that are worn are not always switched on.',
    ],
  },
  {
    section: 'safeguarding',
    by: 'scrutineer',
    on: '2019-08-20',
    text: [
      'The LADO is consulted, but cases take longer than the local aims say. One referral from Cookham Wood came after eight working days because a nurse’s note was not read; the establishment has since changed who reads them.',
      'One referral of March is open, and the record says that the position of the member of staff has not changed. I ask the establishment to say in writing how the child is kept from contact.',
      'A few incidents have no safeguarding decision. Each stays on the home page of its head of safeguarding until it is decided.',
    ],
    forPublic: ['The LADO is consulted, but cases take longer than they should.'],
  },
  {
    section: 'scrutiny',
    by: 'businessManager',
    on: '2019-06-11',
    adoptedOn: '2019-08-20',
    text: [
      'Five visits were made, two of them without notice, and all four quality assurance meetings were attended. Three quarters of a day of the allowance were left.',
      'Children spoke with the scrutineer on every visit, most of them in private. What they said about evenings at Cookham Wood and about nights at Medway STC has shaped the opinions in this review.',
    ],
  },
]

export const opinionReasons: readonly {
  house: House
  safeguarded: Opinion
  reason: readonly string[]
  forPublic: readonly string[]
}[] = [
  {
    house: 'CKI',
    safeguarded: 'partly',
    reason: [
      'Most children are seen by a nurse after force, and the LADO is told. But force is used several times a day, some records came more than a month late, and children are too often spoken to after the fifth day.',
      'I expect the next year to show fewer uses of force on the living units and cameras that are switched on.',
    ],
    forPublic: [
      'Most children are seen by a nurse after force, and the LADO is told. But force is used too often, and children wait too long for somebody to speak with them afterwards.',
      'I expect the next year to show fewer uses of force on the living units and cameras that are switched on.',
    ],
  },
  {
    house: 'MED',
    safeguarded: 'partly',
    reason: [
      'Staff know the children well, and most records are in time. But two in five uses of force answer self-harm, and in July two plans for it could not be found at night.',
      'I expect the establishment to have every plan at hand on every shift, and to tell me whether December’s records are whole.',
    ],
    forPublic: [
      'Staff know the children well, and most records are in time. But force too often answers self-harm, and plans for it were not always at hand.',
    ],
  },
]
