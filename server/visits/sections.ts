import { choice, choices } from '../fields/choice.ts'
import { date, dateOrNone } from '../fields/date.ts'
import { form } from '../fields/form.ts'
import { wholeNumber } from '../fields/number.ts'
import { repeated } from '../fields/repeated.ts'
import { section, type ValuesOf } from '../fields/sections.ts'
import { longText, text } from '../fields/text.ts'
import { timeOrNone } from '../fields/time.ts'
import { yesNoNotRecorded, type Vocabulary } from '../fields/vocabulary.ts'
import { announcements, concernLevels, dayParts, opinions, visitPurposes } from './vocabulary.ts'

/** What is asked about a visit (DOMAIN.md 3.1). */
export const visitSections = (establishments: Vocabulary) => [
  section('visit', 'The visit', {
    establishmentId: choice({
      question: 'Which establishment did you visit?',
      label: 'Establishment',
      from: establishments,
      missing: 'Choose the establishment you visited',
    }),
    ...visitQuestions,
  }),
  seen,
  opinion,
  concerns,
]

/** A visit as its form gives it and as its versions are stored. */
export type Visit = ValuesOf<typeof visitSections>

const noNames = 'Counts and roles only: no names of children or staff'

const concernForm = form({
  concern: longText({ question: 'What is the concern?', missing: 'Say what the concern is', rows: 3 }),
  level: choice({
    question: 'How serious is it?',
    from: concernLevels,
    missing: 'Say how serious the concern is',
  }),
  toldTo: text({
    question: 'Who did you tell?',
    hint: 'A role, such as duty governor',
    missing: 'Say who you told, or “nobody yet”',
  }),
  toldOn: dateOrNone({ question: 'When did you tell them?' }),
})

const count = (question: string, missing: string) => wholeNumber({ question, missing, max: 500 })

const visitQuestions = {
  visitedOn: date({
    question: 'When was the visit?',
    label: 'Date of the visit',
    missing: 'Enter the date of the visit',
  }),
  startedAt: timeOrNone({
    question: 'What time did it start?',
    label: 'Started',
    hint: 'For example, 09:30 or 9:30am. Leave empty if you do not know',
  }),
  endedAt: timeOrNone({
    question: 'What time did it end?',
    label: 'Ended',
    hint: 'After midnight, the time of the next day, such as 00:30',
  }),
  announcement: choice({
    question: 'Was the visit announced?',
    label: 'Announced',
    from: announcements,
    missing: 'Say whether the visit was announced',
  }),
  daysUsed: choice({
    question: 'How much of your day allowance did it use?',
    label: 'Days used',
    from: dayParts,
    missing: 'Say how much of the day allowance the visit used',
  }),
  purposes: choices({
    question: 'What was the visit about?',
    label: 'Purpose',
    from: visitPurposes,
    missing: 'Choose at least one purpose',
  }),
  accompaniedBy: text({
    question: 'Who came with you?',
    label: 'Accompanied by',
    hint: 'Roles only. Leave empty if you were alone',
  }),
}

const seen = section('seen', 'What you saw and who you spoke to', {
  areasSeen: longText({ question: 'Which areas did you see?', label: 'Areas seen', rows: 3, max: 2000 }),
  recordsSeen: count('How many records did you read?', 'Enter how many records you read, 0 if none'),
  footageSeen: choice({
    question: 'Did you watch any footage?',
    label: 'Footage watched',
    from: yesNoNotRecorded,
    missing: 'Say whether you watched any footage',
  }),
  childrenSpokenTo: count(
    'How many children did you speak to?',
    'Enter how many children you spoke to, 0 if none',
  ),
  childrenInPrivate: count(
    'How many of them in private?',
    'Enter how many children you spoke to in private, 0 if none',
  ),
  staffSpokenTo: count('How many staff did you speak to?', 'Enter how many staff you spoke to, 0 if none'),
  parentsSpokenTo: count(
    'How many parents or carers did you speak to?',
    'Enter how many parents or carers you spoke to, 0 if none',
  ),
  whatChildrenSaid: longText({
    question: 'What did the children say?',
    label: 'What children said',
    hint: `Themes, or words that could be anybody’s. ${noNames}`,
  }),
})

const opinion = section('opinion', 'Your opinion', {
  safeguarded: choice({
    question: 'Are children here effectively safeguarded?',
    from: opinions,
    missing: 'Give your opinion on safeguarding, or say that you formed none',
  }),
  safeguardedReason: longText({
    question: 'Why do you think so?',
    label: 'Reason for the opinion on safeguarding',
    rows: 3,
  }),
  wellbeing: choice({
    question: 'Does the way the establishment is run promote children’s wellbeing?',
    from: opinions,
    missing: 'Give your opinion on wellbeing, or say that you formed none',
  }),
  wellbeingReason: longText({
    question: 'What makes you say that?',
    label: 'Reason for the opinion on wellbeing',
    rows: 3,
  }),
  goodPractice: longText({
    question: 'What good practice did you see?',
    label: 'Good practice',
    rows: 3,
  }),
})

const concerns = section('concerns', 'Concerns and notes', {
  concerns: repeated({
    question: 'Did anything concern you?',
    label: 'Concerns',
    hint: 'Leave empty if nothing did',
    one: 'Concern',
    item: concernForm,
    max: 20,
  }),
  conflictOfInterest: text({
    question: 'Do you have any conflict of interest to declare?',
    label: 'Conflict of interest',
    hint: 'Leave empty if you have none',
    max: 1000,
  }),
  privateNotes: longText({
    question: 'Notes for yourself',
    label: 'Private notes',
    hint: 'Only you see these. They are in no report',
    hiddenFrom: ['head'],
  }),
  reportSentOn: dateOrNone({
    question: 'When did you send your report of the visit?',
    label: 'Report sent',
    hint: 'Leave empty if you have not sent it yet',
  }),
})
