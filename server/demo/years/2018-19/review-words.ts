import type { ToldReview } from '../../review.ts'

/** What was written in the review of 2018-19: begun in May, written over the summer, signed and released in November 2019. */
export const review2018: ToldReview = {
  year: 2018,
  begun: ['2019-05-07', '09:30'],
  opinionsWritten: ['2019-11-06', '14:20'],
  read: { businessManager: ['2019-11-08', '10:40'], scrutineer: ['2019-11-11', '09:15'] },
  signed: ['2019-11-14', '11:05'],
  released: ['2019-11-28', '10:00'],
  commentaries: [
    {
      section: 'method',
      by: 'scrutineer',
      on: '2019-07-02',
      text: [
        'Both establishments sent records of their uses of force. One use that the healthcare log of Cookham Wood tells of was missing in October and was sent in November. Two records were found to need a correction, and each stands with its reason.',
        'Copies of 39 of 1,133 incidents at Cookham Wood and of 27 of 657 at Medway STC came more than 31 days after the incident; 19 of those at Cookham Wood are of one week in September. The force in them is counted, but it could not be looked at while it was fresh. A time that a record does not give is shown as not supplied, and is never counted as late.',
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
        'The month-ends show no steady rise or fall: between 150 and 167 children were held at Cookham Wood, and between 47 and 57 at Medway STC. Nearly all children in both were under 18.',
      ],
      forPublic: ['No establishment changed its operator or type, and all were open throughout the year.'],
    },
    {
      section: 'restraint',
      by: 'scrutineer',
      on: '2019-08-06',
      text: [
        'Force is used often in both establishments. At Cookham Wood the months from June to November hold 578 uses, and every other month lies between 76 and 92. In the year before, no month held more than 83. Fights and assaults are the most frequent reason, and the living units are the place to work on.',
        'At Medway STC two in five incidents answer self-harm. December has nine uses of force, far fewer than any other month. I asked whether records are missing. The control room’s log and healthcare’s log of the month hold as many entries as the records tell of, and children told me in January that December was calm. One quiet month is no lasting change: from January to March force was used 47, 54 and 58 times.',
        'Most children who were restrained were restrained more than once: 216 of 283 at Cookham Wood and 78 of 96 at Medway STC. There 14 children account for at least half of the times, and at Cookham Wood 48 do. A child who is restrained again and again needs a plan that is looked at after every restraint, not at fixed dates.',
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
        'Two children at Cookham Wood and one at Medway STC were seriously injured in incidents of force; of one of them the footage shows a fall before any hold. Each was examined. Two were referred to the LADO and one was taken to the LADO for advice. One allegation at each establishment was substantiated.',
        'Most incidents with a warning sign were followed by a review of the footage within a day; the others were referred to the LADO, and of one of those there is no footage at all. Most involved a head hold. I ask both establishments to report, for each sign, how many seconds passed until the hold was released.',
      ],
      forPublic: [
        'Not every incident with a warning sign was followed by a review of the footage. I ask the establishments to report how quickly a hold is released when a child is in danger.',
      ],
    },
    {
      section: 'records',
      by: 'scrutineer',
      on: '2019-08-20',
      text: [
        'I sampled eight records, all of Cookham Wood. Four agreed with what else tells of them and one differed in small things; one left out a second hold, one was not in the records until November, and one could not be checked. None of Medway STC was sampled. At Cookham Wood too many are signed after the second day, and children are too often spoken to after the fifth. At Medway STC both are better.',
        'Cameras are the weakest point at both. Where a camera was worn and not switched on, three reasons are given: that there was no time, that it was forgotten in the rush, and that the camera was thought to be running. At Cookham Wood the second is given most often.',
      ],
      forPublic: [
        'I compared some records of Cookham Wood with what else tells of them: not all agreed. Too many at Cookham Wood are signed late, and children there too often wait too long for somebody to speak with them. Cameras that are worn are not always switched on.',
      ],
    },
    {
      section: 'safeguarding',
      by: 'scrutineer',
      on: '2019-08-20',
      text: [
        'The LADO is consulted, but cases take longer than the local aims say. One referral from Cookham Wood came eight working days after the incident because a nurse’s note was not read; the establishment has since changed who reads them.',
        'One referral from Cookham Wood of March 2019 is still open, eight months after it was made, and the record says that the position of the member of staff has not changed. I ask the establishment to say in writing how the child is kept from contact.',
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
        'Children spoke with the scrutineer on every visit, more than half of them in private. At Cookham Wood they said that evenings are when fights start, and some had been asked about a restraint only after a week. At Medway STC several spoke in July of feeling watched rather than helped on bad nights, and in January of plans and more staff on the flats.',
      ],
    },
  ],
  opinions: [
    {
      house: 'CKI',
      safeguarded: 'partly',
      reason: [
        'Most children are seen by a nurse after force. But force is used about three times a day, too many records are signed late, and children are too often spoken to after the fifth day. A referral of March is still open, and the member of staff has not been moved.',
        'I expect the next year to show fewer uses of force on the living units and cameras that are switched on.',
      ],
      forPublic: [
        'Most children are seen by a nurse after force. But force is used too often, and children wait too long for somebody to speak with them afterwards.',
        'I expect the next year to show fewer uses of force on the living units and cameras that are switched on.',
      ],
    },
    {
      house: 'MED',
      safeguarded: 'partly',
      reason: [
        'Staff know the children well, and most records are in time. But two in five incidents answer self-harm. In July two plans for it could not be found at night; in January plans were at hand in every flat.',
        'I expect the establishment to have every plan at hand on every shift, and to say what made December calm and why it did not last.',
      ],
      forPublic: [
        'Staff know the children well, and most records are in time. But force too often answers self-harm, and plans for it were not always at hand.',
        'I expect the establishment to have every plan at hand on every shift.',
      ],
    },
  ],
}
