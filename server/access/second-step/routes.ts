import { textOf, type Problem } from '../../fields/field.ts'
import { readForm, viewForm } from '../../fields/form.ts'
import { actOf } from '../../http/read.ts'
import { get, invalid, page, post, seeOther } from '../../http/route.ts'
import type { Answer, Route, SignedInAsk } from '../../http/route.ts'
import { noQuestion, refuseStrangers } from '../../http/strangers.ts'
import { paths } from '../../paths.ts'
import { errorLinks } from '../../records/page.ts'
import { arrive, ownPath } from '../arrival.ts'
import { lanesFor, placeOf, refuseTooMany } from '../doors.ts'
import { passkeyOptions } from '../factors/passkeys.ts'
import { factorsOf, passkeysIn, unusedCodes, type Factor } from '../factors/queries.ts'
import { siteOf } from '../factors/site.ts'
import { passwordFits } from '../passwords.ts'
import { findOwnAccount } from '../queries.ts'
import { isFresh, renewed } from '../sessions/state.ts'
import type { Throttle } from '../throttle.ts'
import { takeSecondStep, type Proof } from './actions.ts'
import { codeForm, type Way } from './form.ts'
import { fewLeft, otherWays, refusals, type SecondStepPage } from './page.ts'

/** The second step of signing in, and the same again for what is asked for twice. */
export const secondStepRoutes = (guesses: Throttle): Route[] => [
  get(paths.secondStep(), 'see home', (ask) => show(signingIn, ask), { step: 'first' }),
  post(paths.secondStep(), 'see home', (ask) => take(signingIn, guesses, ask), {
    step: 'first',
    reads: 'a form',
  }),
  get(paths.confirm(), 'see home', (ask) => show(confirming, ask)),
  post(paths.confirm(), 'see home', (ask) => take(confirming, guesses, ask), { reads: 'a form' }),
]

/** What the second step is taken for. */
interface Purpose {
  name: string
  heading: string
  intro: string[]
  addressOf: (ask: SignedInAsk, way?: Way) => string
  /** Where whoever needs no second step now is sent. */
  past: (ask: SignedInAsk, held: readonly Factor[]) => string | null
  then: (ask: SignedInAsk) => Promise<Answer>
}

const signingIn: Purpose = {
  name: 'second-step',
  heading: 'Second step',
  intro: ['Now confirm it’s you with your second step.'],
  addressOf: (_ask, way) => paths.secondStep(way),
  past: ({ session, now }, held) => {
    if (session.complete === true) return paths.home()
    // Older than that, it is asked for again: a factor is added only with a fresh one.
    const isTaken = isFresh(session, now)
    return isTaken || held.length === 0 ? paths.secondFactors() : null
  },
  then: (ask) => arrive(ask, ask.person),
}

const confirming: Purpose = {
  name: 'confirm',
  heading: 'Confirm it’s you',
  intro: [
    'What you are about to do needs a second step from the last 15 minutes. After it you continue where you were.',
  ],
  addressOf: ({ query }, way) => {
    const words = new URLSearchParams({
      ...(query['next'] === undefined ? {} : { next: query['next'] }),
      ...(way === undefined ? {} : { way }),
    }).toString()
    return words === '' ? paths.confirm() : `${paths.confirm()}?${words}`
  },
  past: () => null,
  then: async (ask) => {
    // A new token at each step up, the absolute limit of the session as it was (SECURITY SES-02).
    await ask.beginSession(renewed(ask.session, ask.now))
    return seeOther(ownPath(ask.query['next']))
  },
}

async function show(purpose: Purpose, ask: SignedInAsk): Promise<Answer> {
  const held = await factorsOf(ask.db, ask.person.id)
  const past = purpose.past(ask, held)
  if (past !== null) return seeOther(past)
  const way = wayIn(ask.query['way'], waysOf(held))
  return page(
    'access/second-step',
    await pageFor(purpose, ask, { held, way, problems: [] }),
    wordingOf(purpose),
  )
}

const wordingOf = ({ heading, name }: Purpose) => ({ title: heading, name })

const order: readonly Way[] = ['passkey', 'app', 'sheet', 'recovery']

function waysOf(held: readonly Factor[]): Way[] {
  const ways = order.filter((way) => held.some(({ kind }) => kind === way))
  return ways.length === 0 ? ['password'] : ways
}

const wayIn = (asked: string | undefined, ways: readonly Way[]): Way =>
  ways.find((way) => way === asked) ?? ways[0] ?? 'password'

async function take(purpose: Purpose, guesses: Throttle, ask: SignedInAsk): Promise<Answer> {
  const held = await factorsOf(ask.db, ask.person.id)
  const past = purpose.past(ask, held)
  if (past !== null) return seeOther(past)
  const way = wayIn(textOf(ask.typed, 'way'), waysOf(held))
  const again = async (problems: readonly Problem[]) =>
    invalid('access/second-step', await pageFor(purpose, ask, { held, way, problems }), wordingOf(purpose))
  refuseStrangers(way === 'passkey' ? noQuestion : codeForm(way, 0), ask.typed, ['way', 'response'])
  const code = readCode(ask, way)
  if (!code.ok) return again(code.problems)
  const account = await findOwnAccount(ask.db, ask.person)
  const lanes = await lanesFor(ask, { id: ask.person.id, email: account.email })
  const refused = refuseTooMany(guesses, lanes, ask)
  if (refused !== null) return refused
  const fits =
    way === 'password'
      ? await passwordFits(code.value, account.passwordHash)
      : await takeSecondStep(
          ask.db,
          actOf(ask.parts, ask.person, ask),
          { factors: held, place: placeOf(ask) },
          proofOf(ask, way, code.value),
        )
  if (!fits) return again([{ control: way === 'passkey' ? 'passkey' : 'code', message: refusals[way] }])
  guesses.giveBack(lanes)
  return purpose.then(ask)
}

function readCode(ask: SignedInAsk, way: Way) {
  if (way === 'passkey') return { ok: true, value: '' } as const
  const found = readForm(codeForm(way, 0), ask.typed, ask)
  return found.ok ? ({ ok: true, value: found.value.code } as const) : found
}

function proofOf(ask: SignedInAsk, way: Exclude<Way, 'password'>, code: string): Proof {
  if (way === 'app') return { way, code, now: ask.parts.machineClock() }
  if (way !== 'passkey') return { way, code }
  const { challenge = '' } = ask.session
  // A challenge is answered once, whatever the answer.
  ask.keep({ challenge: '' })
  return { way, challenge, response: textOf(ask.typed, 'response'), site: siteOf(ask) }
}

interface State {
  held: readonly Factor[]
  way: Way
  problems: readonly Problem[]
}

async function pageFor(
  purpose: Purpose,
  ask: SignedInAsk,
  { held, way, problems }: State,
): Promise<SecondStepPage> {
  const others = waysOf(held).filter((each) => each !== way)
  return {
    heading: purpose.heading,
    intro: [...purpose.intro, ...(await warningsFor(ask, held, way))],
    errors: errorLinks(problems),
    action: purpose.addressOf(ask),
    way,
    submit: way === 'passkey' ? 'Use your passkey' : 'Continue',
    ...(await questionOf(ask, held, { way, problems })),
    others: others.map((each) => ({ text: otherWays[each], href: purpose.addressOf(ask, each) })),
    csrf: ask.csrf,
  }
}

async function questionOf(
  ask: SignedInAsk,
  held: readonly Factor[],
  { way, problems }: Omit<State, 'held'>,
): Promise<Pick<SecondStepPage, 'fields' | 'passkey'>> {
  if (way !== 'passkey') {
    const next = way === 'sheet' ? (await codesLeft(ask, held))[0] : undefined
    return { fields: viewForm(codeForm(way, next?.number ?? 0), {}, problems) }
  }
  const options = await passkeyOptions(siteOf(ask), passkeysIn(held))
  ask.keep({ challenge: options.challenge })
  return { fields: [], passkey: { options: JSON.stringify(options), act: 'get' } }
}

async function codesLeft({ db }: SignedInAsk, held: readonly Factor[]) {
  const sheet = held.find(({ kind }) => kind === 'sheet')
  return sheet === undefined ? [] : unusedCodes(db, sheet.id)
}

const warningsFor = async (ask: SignedInAsk, held: readonly Factor[], way: Way): Promise<string[]> =>
  way === 'sheet' ? fewLeft((await codesLeft(ask, held)).length) : []
