import type { Problem } from '../../fields/field.ts'
import { readForm, viewForm } from '../../fields/form.ts'
import { newFormKey } from '../../http/read.ts'
import { get, invalid, page, post, seeOther } from '../../http/route.ts'
import type { Answer, Route, SignedInAsk } from '../../http/route.ts'
import { refuseStrangers } from '../../http/strangers.ts'
import { paths } from '../../paths.ts'
import { errorLinks } from '../../records/page.ts'
import type { RecordFormPage } from '../../records/page-types.ts'
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
  get(paths.password(), 'see home', show, { step: 'fresh' }),
  post(paths.password(), 'see home', (ask) => change(guesses, ask), { step: 'fresh', reads: 'a form' }),
  get(`${paths.password()}/changed`, 'see home', showChanged),
]

const show = async (ask: SignedInAsk): Promise<Answer> =>
  page('records/form', await formPage(ask, []), wording)

const breadcrumbs = [{ href: paths.home(), text: 'Home' }, { text: 'Change your password' }]
const wording = { title: 'Change your password', name: 'password', breadcrumbs }

async function formFor(ask: SignedInAsk) {
  const { words } = await findOwnAccount(ask.db, ask.person)
  return passwordForm(ask.person.role, words)
}

async function change(guesses: Throttle, ask: SignedInAsk): Promise<Answer> {
  const asked = await formFor(ask)
  refuseStrangers(asked, ask.typed)
  const found = readForm(asked, ask.typed, ask)
  if (!found.ok) return invalid('records/form', await formPage(ask, found.problems), wording)
  const account = await findOwnAccount(ask.db, ask.person)
  const lanes = await lanesFor(ask, { id: ask.person.id, email: account.email })
  const refused = refuseTooMany(guesses, lanes, ask)
  if (refused !== null) return refused
  if (!(await passwordFits(found.value.old, account.passwordHash))) {
    await recordFailure(ask.db, ask.act, placeOf(ask), ask.person.id)
    const message = 'This is not your current password. Check it and try again'
    return invalid('records/form', await formPage(ask, [{ control: 'old', message }]), wording)
  }
  guesses.giveBack(lanes)
  await changePassword(ask.db, ask.act, ask.person.id, await hashPassword(found.value.new))
  await ask.beginSession(renewed(ask.session, ask.session.confirmedAt ?? ''))
  return seeOther(`${paths.password()}/changed`)
}

async function formPage(ask: SignedInAsk, problems: readonly Problem[]): Promise<RecordFormPage> {
  return {
    heading: 'Change your password',
    intro: ['Everywhere else that you are signed in, you will be signed out.'],
    errors: errorLinks(problems),
    sections: [{ fields: viewForm(await formFor(ask), ask.typed, problems) }],
    hidden: [{ name: 'key', value: newFormKey() }],
    action: paths.password(),
    submit: 'Change password',
    cancel: { text: 'Back to the home page', href: paths.home() },
    csrf: ask.csrf,
  }
}

const showChanged = (): Promise<Answer> =>
  Promise.resolve(
    page(
      'records/confirmation',
      {
        panel: { title: 'Password changed', text: 'Use the new one from now on' },
        next: [{ text: 'You stay signed in here. Everywhere else you were signed out.' }],
        links: [{ text: 'Go to the home page', href: paths.home() }],
      },
      { title: 'Password changed', name: 'password-changed', breadcrumbs },
    ),
  )
