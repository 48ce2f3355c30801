import { choice, choiceOrNone } from '../fields/choice.ts'
import { date } from '../fields/date.ts'
import type { Rule } from '../fields/form.ts'
import { recordForm, section, type RecordForm, type ValuesOf } from '../fields/sections.ts'
import { longText } from '../fields/text.ts'
import type { Vocabulary } from '../fields/vocabulary.ts'
import { dayParts } from '../visits/vocabulary.ts'
import { contactedRoles, contactKinds, contactWays } from './vocabulary.ts'

const sectionsFor = (establishments: Vocabulary) => [
  section('contact', 'The contact or work', {
    ...whatItWas,
    withRole: choice({
      question: 'Who was it with?',
      label: 'With',
      hint: 'For work on the annual review, choose “Nobody: work alone”',
      from: contactedRoles,
      missing: 'Say who the contact was with',
    }),
    establishmentId: choiceOrNone({
      question: 'Which establishment was it about?',
      label: 'Establishment',
      hint: 'Leave empty if it was about none, or about all of them',
      from: establishments,
    }),
    ...howItWent,
  }),
]

/** A contact with a key person, or work on the annual review. */
export type Contact = ValuesOf<typeof sectionsFor>

const whatItWas = {
  kind: choice({
    question: 'What was it?',
    label: 'Kind',
    from: contactKinds,
    missing: 'Say whether it was a contact or work on the annual review',
  }),
  contactedOn: date({
    question: 'When was it?',
    label: 'Date',
    missing: 'Enter the date of the contact or of the work',
  }),
}

const howItWent = {
  way: choice({
    question: 'How did you speak or write?',
    label: 'Way',
    hint: 'For work on the annual review, choose “Does not apply”',
    from: contactWays,
    missing: 'Say how you spoke or wrote',
  }),
  note: longText({
    question: 'What was it about?',
    label: 'Note',
    hint: 'For example, “Two referrals still open”. Roles only: no names of children or staff',
    rows: 4,
  }),
  daysUsed: choice({
    question: 'How much of your day allowance did it use?',
    label: 'Days used',
    from: dayParts,
    missing: 'Say how much of the day allowance it used',
  }),
}

// Work on the review is done alone; a contact is with somebody, in some way. The counts of the review rest on it.
const aloneRules: Rule<Contact>[] = [
  {
    needs: ['kind', 'withRole'],
    at: 'withRole',
    broken: ({ kind, withRole }) => kind === 'review' && withRole !== 'none',
    message: 'Work on the annual review is with nobody: choose “Nobody: work alone”, or make it a contact',
  },
  {
    needs: ['kind', 'withRole'],
    at: 'withRole',
    broken: ({ kind, withRole }) => kind === 'contact' && withRole === 'none',
    message: 'A contact is with somebody: say who, or make it work on the annual review',
  },
  {
    needs: ['kind', 'way'],
    at: 'way',
    broken: ({ kind, way }) => kind === 'review' && way !== 'not-applicable',
    message: 'Work on the annual review has no way of contact: choose “Does not apply”',
  },
  {
    needs: ['kind', 'way'],
    at: 'way',
    broken: ({ kind, way }) => kind === 'contact' && way === 'not-applicable',
    message: 'Say how the contact was made',
  },
]

/** What is asked about a contact with a key person, or about work on the review (DOMAIN.md 0 and 3.1). */
export const contactRecordForm = (establishments: Vocabulary): RecordForm<Contact> =>
  recordForm(sectionsFor(establishments), aloneRules)
