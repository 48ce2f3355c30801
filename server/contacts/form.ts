import { choice, choiceOrNone } from '../fields/choice.ts'
import { date } from '../fields/date.ts'
import { form, type Form } from '../fields/form.ts'
import { longText } from '../fields/text.ts'
import type { Vocabulary } from '../fields/vocabulary.ts'
import type { RecordForm } from '../records/kind.ts'
import { dayParts, type DayPart } from '../visits/vocabulary.ts'
import { contactedRoles, contactKinds, contactWays } from './vocabulary.ts'
import type { ContactedRole, ContactKind, ContactWay } from './vocabulary.ts'

export interface Contact {
  kind: ContactKind
  contactedOn: string
  withRole: ContactedRole
  establishmentId: string | null
  way: ContactWay
  note: string
  daysUsed: DayPart
}

/** What is asked about a contact with a key person, or about work on the review (DOMAIN.md 0 and 3.1). */
const contactForm = (establishments: Vocabulary): Form<Contact> =>
  form<Contact>(
    {
      ...whatItWas,
      withRole: choice({
        question: 'Whom was it with?',
        label: 'With',
        hint: 'For work on the annual review, choose “Nobody: work alone”',
        from: contactedRoles,
        missing: 'Say whom the contact was with',
      }),
      establishmentId: choiceOrNone({
        question: 'Which establishment was it about?',
        label: 'Establishment',
        hint: 'Leave empty if it was about none, or about all of them',
        from: establishments,
      }),
      ...howItWent,
    },
    aloneRules,
  )

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
const aloneRules: Form<Contact>['rules'] = [
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
    message: 'A contact is with somebody: say with whom, or make it work on the annual review',
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

export const contactRecordForm = (establishments: Vocabulary): RecordForm<Contact> => ({
  form: contactForm(establishments),
  sections: [
    {
      slug: 'contact',
      title: 'The contact or work',
      names: ['kind', 'contactedOn', 'withRole', 'establishmentId', 'way', 'note', 'daysUsed'],
    },
  ],
})
