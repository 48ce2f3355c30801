import type { Problem } from '../fields/field.ts'
import { readForm, viewForm } from '../fields/form.ts'
import { actOf } from '../http/read.ts'
import { get, invalid, open, page, post, seeOther, tooMany } from '../http/route.ts'
import type { Answer, Ask, Route, SignedInAsk } from '../http/route.ts'
import { paths } from '../paths.ts'
import { errorLinks } from '../records/page.ts'
import type { RecordFormPage } from '../records/page-types.ts'
import { recordSignIn } from './actions.ts'
import { signInForm } from './form.ts'
import { tooManyPage } from './page.ts'
import { passwordRoutes } from './password/routes.ts'
import { passwordFits } from './passwords.ts'
import { findCredentials } from './queries.ts'
import { throttle, type Throttle } from './throttle.ts'

/** Signing in and out, and one's own password; each application counts wrong tries for itself. */
export function accessRoutes(): Route[] {
  const guesses = throttle({ limit: 10, minutes: 5 })
  return [
    open('GET', '/sign-in', showSignIn),
    open('POST', '/sign-in', (ask) => signIn(guesses, ask)),
    post(paths.signOut(), 'see home', signOut),
    get('/signed-in', 'see home', () => Promise.resolve(seeOther(paths.home()))),
    ...passwordRoutes(guesses),
  ]
}

const wording = { title: 'Sign in', name: 'sign-in' }
const tooManyWording = { title: 'Too many tries', name: 'too-many' }

const showSignIn = (ask: Ask): Promise<Answer> =>
  Promise.resolve(page('records/form', signInPage(ask, []), wording))

async function signIn(guesses: Throttle, ask: Ask): Promise<Answer> {
  const found = readForm(signInForm, ask.typed, ask)
  if (!found.ok) return invalid('records/form', signInPage(ask, found.problems), wording)
  const keys = [`account ${found.value.email.toLowerCase()}`, `address ${ask.address}`]
  const wait = guesses.take(keys, ask.now)
  if (wait > 0) return tooMany('text', tooManyPage, { ...tooManyWording, retryAfterSeconds: wait })
  const account = await findCredentials(ask.db, found.value.email)
  const fits = await passwordFits(found.value.password, account?.passwordHash)
  if (account === undefined || !fits) return refuse(ask)
  guesses.giveBack(keys)
  await ask.beginSession(account.id)
  await recordSignIn(ask.db, actOf(ask.parts, account, ask), 'signed in')
  return seeOther(ownPath(ask.query['next']))
}

// One answer for a wrong password, an unknown address and a disabled account (SECURITY AUN-08).
async function refuse(ask: Ask): Promise<Answer> {
  await recordSignIn(ask.db, actOf(ask.parts, { id: 'nobody', role: 'nobody' }, ask), 'sign-in failed')
  const message = 'The e-mail address or the password is not right. Check both and try again'
  return invalid('records/form', signInPage(ask, [{ control: 'email', message }]), wording)
}

// Only a path of our own: nobody is sent elsewhere.
function ownPath(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])[\w\-/.]*$/.test(next) ? next : paths.home()
}

function signInPage(ask: Ask, problems: readonly Problem[]): RecordFormPage {
  const typed = { ...ask.typed, password: '' }
  return {
    heading: 'Sign in',
    intro: ask.parts.demonstration.slice(0, 1),
    errors: errorLinks(problems),
    sections: [{ fields: viewForm(signInForm, typed, problems) }],
    hidden: [],
    action: paths.signIn(ask.query['next']),
    submit: 'Sign in',
    csrf: ask.csrf,
  }
}

async function signOut(ask: SignedInAsk): Promise<Answer> {
  await recordSignIn(ask.db, ask.act, 'signed out')
  await ask.beginSession(null)
  return seeOther(paths.signIn())
}
