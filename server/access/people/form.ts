import { dateOrNone } from '../../fields/date.ts'
import { choice, choiceOrNone } from '../../fields/choice.ts'
import { form, type Form, type Rule } from '../../fields/form.ts'
import { text } from '../../fields/text.ts'
import type { Vocabulary } from '../../fields/vocabulary.ts'
import { organisations, type Organisation } from '../../qa-meetings/vocabulary.ts'
import {
  appointedAs,
  isOfEstablishment,
  isOffice,
  isOfOrganisation,
  roles,
  type AppointedAs,
  type Role,
} from '../vocabulary.ts'

/** What may be changed of an account. */
export interface PersonDetails {
  name: string
  role: Role
  establishmentId: string | null
  organisation: Organisation | null
  appointedAs: AppointedAs | null
  /** Local dates, both included; no end where none was agreed. */
  appointedFrom: string | null
  appointedTo: string | null
}

export interface NewAccount extends PersonDetails {
  email: string
}

/** One plain address and nothing else: no display name, no list, no control characters. */
export const plainAddress = {
  regex: /^[a-z0-9.!#$%&*+/=?^_{|}~'-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,63}$/i,
  message: 'Enter one e-mail address in full, such as head@example.org',
}

const email = text({
  question: 'E-mail address',
  hint: 'They sign in with it. It cannot be changed later',
  missing: 'Enter their e-mail address',
  max: 254,
  pattern: plainAddress,
  autocomplete: 'off',
  type: 'email',
})

const details = (establishments: Vocabulary) => ({
  name: text({
    question: 'Name',
    hint: 'As it should appear beside what they record',
    missing: 'Enter their name',
    autocomplete: 'off',
  }),
  role: choice({ question: 'Role', from: roles, missing: 'Choose their role' }),
  establishmentId: choiceOrNone({
    question: 'Establishment',
    hint: 'Only for a head of safeguarding, who sees no other',
    from: establishments,
  }),
  organisation: choiceOrNone({
    question: 'Organisation',
    hint: 'Only for a partner, who sees the meetings that it was invited to',
    from: organisations,
  }),
  appointedAs: choiceOrNone({
    question: 'How are they appointed?',
    label: 'Appointed as',
    hint: 'Not for a partner. An office has one holder at a time; a deputy may do whatever its holder may, under their own name',
    from: appointedAs,
  }),
  appointedFrom: dateOrNone({
    question: 'From which day?',
    label: 'Appointed from',
    hint: 'They cannot sign in before. For example, 1 4 2027',
    mayBeAhead: true,
  }),
  appointedTo: dateOrNone({
    question: 'Until which day?',
    label: 'Appointed until',
    hint: 'The last day on which they can sign in, today at the earliest. Leave it empty if no end was agreed',
    mayBeAhead: true,
  }),
})

const appointmentRules: Rule<PersonDetails>[] = [
  {
    needs: ['role', 'appointedAs'],
    at: 'appointedAs',
    broken: (person) => isOffice(person.role) && person.appointedAs === null,
    message: 'Say whether they hold the office or deputise for it',
  },
  {
    needs: ['role', 'appointedFrom'],
    at: 'appointedFrom-day',
    broken: ({ role, appointedFrom }) => isOffice(role) && appointedFrom === null,
    message: 'Enter the first day of their appointment',
  },
  {
    needs: ['role', 'appointedAs', 'appointedFrom', 'appointedTo'],
    at: 'appointedAs',
    broken: ({ role, ...person }) =>
      !isOffice(role) &&
      [person.appointedAs, person.appointedFrom, person.appointedTo].some((each) => each !== null),
    message: 'Take the appointment and its days away: a partner holds no office',
  },
  {
    needs: ['appointedFrom', 'appointedTo'],
    at: 'appointedTo-day',
    broken: ({ appointedFrom, appointedTo }) =>
      appointedFrom !== null && appointedTo !== null && appointedTo < appointedFrom,
    message: 'Enter a last day that is not before the first',
  },
]

const rules: Rule<PersonDetails>[] = [
  {
    needs: ['role', 'establishmentId'],
    at: 'establishmentId',
    broken: ({ role, establishmentId }) => isOfEstablishment(role) && establishmentId === null,
    message: 'Choose the establishment that they are head of safeguarding of',
  },
  {
    needs: ['role', 'establishmentId'],
    at: 'establishmentId',
    broken: ({ role, establishmentId }) => !isOfEstablishment(role) && establishmentId !== null,
    message: 'Take the establishment away: only a head of safeguarding has one',
  },
  {
    needs: ['role', 'organisation'],
    at: 'organisation',
    broken: ({ role, organisation }) => isOfOrganisation(role) && organisation === null,
    message: 'Choose the organisation that they come from',
  },
  {
    needs: ['role', 'organisation'],
    at: 'organisation',
    broken: ({ role, organisation }) => !isOfOrganisation(role) && organisation !== null,
    message: 'Take the organisation away: only a partner has one',
  },
]

const allRules = [...rules, ...appointmentRules]

export const newAccountForm = (establishments: Vocabulary): Form<NewAccount> => {
  const { name, ...rest } = details(establishments)
  return form<NewAccount>({ name, email, ...rest }, allRules)
}

export const personForm = (establishments: Vocabulary): Form<PersonDetails> =>
  form<PersonDetails>(details(establishments), allRules)
