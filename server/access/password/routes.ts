import { get, page, post } from '../../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../../http/route.ts'
import { paths } from '../../paths.ts'
import { answerForm, formAnswer, formParts } from '../../records/small-forms.ts'
import { recordFailure } from '../actions.ts'
import { hashPassword, passwordFits } from '../passwords.ts'
import { lanesFor, placeOf, refuseTooMany } from '../doors.ts'
import { findOwnAccount } from '../queries.ts'
import { renewed } from '../sessions/state.ts'
import type { Throttle } from '../throttle.ts'
import { changePassword } from './actions.ts'
import { passwordForm } from './form.ts'

/** One's own password. Wrong tries at the old one count with those at sign-in (SECURITY AUN-07). */
export const passwordRoutes = (guesses: Throttle): Route[] => [
  get(paths.password(), 'see home', (ask) => show(ask), { step: 'fresh' }),
  post(paths.password(), 'see home', (ask) => change(guesses, ask), { step: 'fresh', reads: 'a form' }),
  get(`${paths.password()}/changed`, 'see home', showChanged),
]

async function show(ask: SignedInAsk, back?: Back): Promise<Answer> {
  const { fields, errors, csrf, key } = formParts(ask, await formFor(ask), back)
  const content = {
    heading: 'Change your password',
    intro: ['Everywhere else that you are signed in, you will be signed out.'],
    errors,
    sections: [{ fields }],
    hidden: [{ name: 'key', value: key }],
    action: paths.password(),
    submit: 'Change password',
    cancel: { text: 'Back to the home page', href: paths.home() },
    csrf,
  }
  return formAnswer(content, { name: 'password', crumbs: [home] }, back)
}

const home = { href: paths.home(), text: 'Home' }

async function formFor(ask: SignedInAsk) {
  const { words } = await findOwnAccount(ask.db, ask.person)
  return passwordForm(ask.person.role, words)
}

const change = async (guesses: Throttle, ask: SignedInAsk): Promise<Answer> =>
  answerForm(ask, await formFor(ask), {
    again: (back) => show(ask, back),
    save: async (passwords) => {
      const account = await findOwnAccount(ask.db, ask.person)
      const lanes = await lanesFor(ask, { id: ask.person.id, email: account.email })
      const refused = refuseTooMany(guesses, lanes, ask)
      if (refused !== null) return refused
      if (!(await passwordFits(passwords.old, account.passwordHash))) {
        await recordFailure(ask.db, ask.act, placeOf(ask), ask.person.id)
        const message = 'This is not your current password. Check it and try again'
        return [{ control: 'old', message }]
      }
      guesses.giveBack(lanes)
      await changePassword(ask.db, ask.act, ask.person.id, await hashPassword(passwords.new))
      await ask.beginSession(renewed(ask.session, ask.session.confirmedAt ?? ''))
      return `${paths.password()}/changed`
    },
  })

const showChanged = (): Promise<Answer> =>
  Promise.resolve(
    page(
      'records/confirmation',
      {
        panel: { title: 'Password changed', text: 'Use the new one from now on' },
        next: [{ text: 'You stay signed in here. Everywhere else you were signed out.' }],
        links: [{ text: 'Go to the home page', href: paths.home() }],
      },
      {
        title: 'Password changed',
        name: 'password-changed',
        breadcrumbs: [home, { text: 'Change your password' }],
      },
    ),
  )
