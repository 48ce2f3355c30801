import { choice, choiceOrNone } from '../../fields/choice.ts'
import { form, type Form, type Rule } from '../../fields/form.ts'
import { text } from '../../fields/text.ts'
import type { Vocabulary } from '../../fields/vocabulary.ts'
import { organisations, type Organisation } from '../../qa-meetings/vocabulary.ts'
import { roles, type Role } from '../vocabulary.ts'

/** What may be changed of an account. */
export interface PersonDetails {
  name: string
  role: Role
  establishmentId: string | null
  organisation: Organisation | null
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
    hint: 'As it stands beside what they record',
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
})

const rules: Rule<PersonDetails>[] = [
  {
    needs: ['role', 'establishmentId'],
    at: 'establishmentId',
    broken: ({ role, establishmentId }) => role === 'head' && establishmentId === null,
    message: 'Choose the establishment that they are head of safeguarding of',
  },
  {
    needs: ['role', 'establishmentId'],
    at: 'establishmentId',
    broken: ({ role, establishmentId }) => role !== 'head' && establishmentId !== null,
    message: 'Take the establishment away: only a head of safeguarding has one',
  },
  {
    needs: ['role', 'organisation'],
    at: 'organisation',
    broken: ({ role, organisation }) => role === 'partner' && organisation === null,
    message: 'Choose the organisation that they come from',
  },
  {
    needs: ['role', 'organisation'],
    at: 'organisation',
    broken: ({ role, organisation }) => role !== 'partner' && organisation !== null,
    message: 'Take the organisation away: only a partner has one',
  },
]

export const newAccountForm = (establishments: Vocabulary): Form<NewAccount> => {
  const { name, ...rest } = details(establishments)
  return form<NewAccount>({ name, email, ...rest }, rules)
}

export const personForm = (establishments: Vocabulary): Form<PersonDetails> =>
  form<PersonDetails>(details(establishments), rules)
