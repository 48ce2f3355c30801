import type { Problem } from '../fields/field.ts'
import { readForm, viewForm } from '../fields/form.ts'
import { NotFound } from '../http/errors.ts'
import { actOf } from '../http/read.ts'
import { get, invalid, open, page, post, seeOther, seeOtherForgetting } from '../http/route.ts'
import type { Answer, Ask, Route, SignedInAsk } from '../http/route.ts'
import { noQuestion, refuseStrangers } from '../http/strangers.ts'
import { paths } from '../paths.ts'
import { errorLinks } from '../records/page.ts'
import { recordFailure, signOut } from './actions.ts'
import { arrive } from './arrival.ts'
import { isDemonstration } from './demonstration.ts'
import { lanesFor, placeOf, refuseTooMany } from './doors.ts'
import { factorsOf } from './factors/queries.ts'
import { factorRoutes } from './factors/routes.ts'
import { signInForm } from './form.ts'
import { linkRoutes } from './links/routes.ts'
import { signedInPage, type SignInPage } from './page.ts'
import { strengthenHash } from './password/actions.ts'
import { passwordRoutes } from './password/routes.ts'
import { hashPassword, isOutdated, passwordFits } from './passwords.ts'
import { findCredentials, listDemonstrators } from './queries.ts'
import { replacementRoutes } from './replacement/routes.ts'
import { secondStepRoutes } from './second-step/routes.ts'
import { sessionRoutes } from './sessions/routes.ts'
import { throttle, type Throttle } from './throttle.ts'

/** Signing in and out, and one's own account; each application counts wrong tries for itself, on every door alike. */
export function accessRoutes(): Route[] {
  const guesses = throttle({ minutes: 5 })
  return [
    open('GET', paths.signIn(), showSignIn),
    open('POST', paths.signIn(), (ask) => signIn(guesses, ask), { reads: 'a form' }),
    open('POST', paths.demonstrationSignIn(), signInToDemonstration, { reads: 'a form' }),
    post(paths.signOut(), 'see home', leave, { step: 'first' }),
    get(paths.signedIn(), 'see home', showSignedIn),
    ...secondStepRoutes(guesses),
    ...factorRoutes(),
    ...sessionRoutes(),
    ...passwordRoutes(guesses),
    ...linkRoutes(guesses),
    ...replacementRoutes(),
  ]
}

const wording = { title: 'Sign in', name: 'sign-in' }

const showSignIn = async (ask: Ask): Promise<Answer> =>
  page('access/sign-in', await signInPage(ask, []), wording)

async function signIn(guesses: Throttle, ask: Ask): Promise<Answer> {
  refuseStrangers(signInForm, ask.typed)
  const found = readForm(signInForm, ask.typed, ask)
  if (!found.ok) return invalid('access/sign-in', await signInPage(ask, found.problems), wording)
  const { email, password } = found.value
  const account = await findCredentials(ask.db, email, ask.today)
  const lanes = await lanesFor(ask, { email, ...account })
  const refused = refuseTooMany(guesses, lanes, ask)
  if (refused !== null) return refused
  const fits = await passwordFits(password, account?.passwordHash)
  if (account === undefined || !fits) return refuse(ask, account?.id)
  guesses.giveBack(lanes)
  if (isOutdated(account.passwordHash)) await strengthen(ask, account, password)
  return passwordFitted(ask, account)
}

type Account = NonNullable<Awaited<ReturnType<typeof findCredentials>>>

const strengthen = async ({ db }: Ask, { id, passwordHash }: Account, password: string): Promise<void> =>
  strengthenHash(db, id, { before: passwordHash, after: await hashPassword(password) })

// Nothing is shown before the second step; only a demonstration's account without one is in at once.
async function passwordFitted(ask: Ask, account: Account): Promise<Answer> {
  const held = await factorsOf(ask.db, account.id)
  const next = ask.query['next']
  if (held.length === 0 && isDemonstration(ask.parts))
    return arrive({ ...ask, session: goingTo(next) }, account)
  await ask.beginSession({ personId: account.id, ...goingTo(next) })
  return seeOther(held.length === 0 ? paths.secondFactors() : paths.secondStep())
}

const goingTo = (next: string | undefined) => (next === undefined ? {} : { next })

// One answer for a wrong password, an unknown address, a disabled account and an appointment that is over (AUN-08).
async function refuse(ask: Ask, personId: string | undefined): Promise<Answer> {
  const nobody = actOf(ask.parts, { id: 'nobody', role: 'nobody' }, ask)
  await recordFailure(ask.db, nobody, placeOf(ask), personId)
  const message =
    'The e-mail address or the password is not right, or the account may not be used today. Check both; if they are right, ask the business manager about your appointment'
  return invalid('access/sign-in', await signInPage(ask, [{ control: 'email', message }]), wording)
}

const whatThisIs =
  'This service records how staff use force on children in secure establishments, what the independent scrutineer does about it, and the yearly review.'

async function signInPage(ask: Ask, problems: readonly Problem[]): Promise<SignInPage> {
  const typed = { ...ask.typed, password: '' }
  const demonstrators = isDemonstration(ask.parts) ? await listDemonstrators(ask.db, ask.today) : []
  return {
    heading: 'Sign in',
    intro: ask.parts.demonstration.length === 0 ? [] : [...ask.parts.demonstration.slice(0, 1), whatThisIs],
    errors: errorLinks(problems),
    fields: viewForm(signInForm, typed, problems),
    action: paths.signIn(ask.query['next']),
    demonstrators: demonstrators.map(({ id, name }) => ({
      action: paths.demonstrationSignIn(ask.query['next']),
      text: `Continue as ${name}`,
      hidden: [{ name: 'person', value: id }],
      csrf: ask.csrf,
    })),
    csrf: ask.csrf,
  }
}

async function signInToDemonstration(ask: Ask): Promise<Answer> {
  if (!isDemonstration(ask.parts)) throw new NotFound('only a demonstration has this way in')
  refuseStrangers(noQuestion, ask.typed, ['person'])
  const account = (await listDemonstrators(ask.db, ask.today)).find(({ id }) => id === ask.typed['person'])
  if (account === undefined) throw new NotFound('no such account of the demonstration')
  return arrive({ ...ask, session: goingTo(ask.query['next']) }, account)
}

async function leave(ask: SignedInAsk): Promise<Answer> {
  await signOut(ask.db, ask.act, ask.session.complete === true)
  // What is being typed in another tab is kept, as it is when a session ends by itself.
  await ask.beginSession({ formerPersonId: ask.person.id })
  return seeOtherForgetting(paths.signIn())
}

const showSignedIn = (ask: SignedInAsk): Promise<Answer> =>
  Promise.resolve(
    page('text', signedInPage(ask.session, ask.now), { title: 'You are signed in', name: 'signed-in' }),
  )
