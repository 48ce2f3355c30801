import { textOf, type Problem } from '../../fields/field.ts'
import { readForm, viewForm } from '../../fields/form.ts'
import { Conflict, NotFound } from '../../http/errors.ts'
import { get, invalid, page, post, seeOther } from '../../http/route.ts'
import type { Answer, Route, SignedInAsk } from '../../http/route.ts'
import { refuseStrangers } from '../../http/strangers.ts'
import { paths } from '../../paths.ts'
import { errorLinks } from '../../records/page.ts'
import type { ActionForm } from '../../records/page-types.ts'
import { arrive, stillOwes } from '../arrival.ts'
import { findOwnAccount } from '../queries.ts'
import type { SecondStepPage } from '../second-step/page.ts'
import { isFresh, renewed } from '../sessions/state.ts'
import { addApp, addPasskey, removeFactor, renewRecoveryCodes, renewSheet } from './actions.ts'
import { appAddress, newAppSecret, squareCode, stepOfCode } from './app.ts'
import { inFours } from './codes.ts'
import { appForm, passkeyForm } from './form.ts'
import { factorsPage, newSheetPage, recoveryPage, removalText, sheetPage } from './page.ts'
import type { AddAppPage, CodesPage } from './page.ts'
import { newPasskeyOptions, readNewPasskey } from './passkeys.ts'
import { factorsOf, mustHoldPasskey, passkeysIn, unusedCodes, type Factor } from './queries.ts'
import { siteOf } from './site.ts'

/**
 * One's own second factors. Who has none yet comes here by the password alone; everybody else needs a second step of the
 * last 15 minutes.
 */
export const factorRoutes = (): Route[] => [
  get(paths.secondFactors(), 'see home', guarded(showFactors), first),
  get(paths.secondFactor('app'), 'see home', guarded(showApp), first),
  post(paths.secondFactor('app'), 'see home', guarded(takeApp), { ...first, reads: 'a form' }),
  get(paths.secondFactor('sheet'), 'see home', guarded(showSheet), first),
  post(paths.secondFactor('sheet'), 'see home', guarded(makeSheet), first),
  get(paths.secondFactor('passkey'), 'see home', guarded(showPasskey), first),
  post(paths.secondFactor('passkey'), 'see home', guarded(takePasskey), { ...first, reads: 'a form' }),
  post(paths.secondFactor('recovery-codes'), 'see home', guarded(makeRecoveryCodes), first),
  post(`${paths.secondFactors()}/:id/removal`, 'see home', guarded(remove), first),
]

const first = { step: 'first' } as const

type Handle = (ask: SignedInAsk, held: Factor[]) => Promise<Answer>

function guarded(handle: Handle): (ask: SignedInAsk) => Promise<Answer> {
  return async (ask) => {
    const held = await factorsOf(ask.db, ask.person.id)
    const { complete = false } = ask.session
    if (complete || held.length > 0) {
      if (!isFresh(ask.session, ask.now))
        return seeOther(complete ? paths.confirm(paths.secondFactors()) : paths.secondStep())
    }
    return handle(ask, held)
  }
}

const breadcrumbs = [{ href: paths.home(), text: 'Home' }, { text: 'Second step' }]
const trail = (session: SignedInAsk['session']) => (session.complete === true ? breadcrumbs : [])

async function showFactors(ask: SignedInAsk, held: Factor[]): Promise<Answer> {
  const owes = (await stillOwes(ask, ask.person)) ? (held.length === 0 ? 'first' : 'passkey') : null
  if (owes === null && ask.session.complete !== true) return arrive(ask, ask.person)
  const left = new Map<string, number>()
  for (const { id, kind } of held)
    if (kind === 'sheet' || kind === 'recovery') left.set(id, (await unusedCodes(ask.db, id)).length)
  const content = factorsPage(held, { left, forms: formsFor(ask, held, owes === null), owes })
  const wording = { title: content.heading, name: 'second-factors', breadcrumbs: trail(ask.session) }
  return page('records/show', content, wording)
}

function formsFor({ csrf }: SignedInAsk, held: readonly Factor[], mayRemove: boolean): ActionForm[] {
  if (!mayRemove || held.length === 0) return []
  const form = (action: string, text: string) => ({ action, text, hidden: [], csrf })
  return [
    form(paths.secondFactor('recovery-codes'), 'Make new recovery codes'),
    ...held.map((each) => form(`${paths.secondFactors()}/${each.id}/removal`, removalText(each))),
  ]
}

/** After a change: the session is a new one, and whoever was on the way in goes on. */
async function goOn(ask: SignedInAsk): Promise<string> {
  if (ask.session.complete === true) {
    // No factor was shown: a change of them makes the session no younger (SECURITY SES-07).
    await ask.beginSession(renewed(ask.session, ask.session.confirmedAt ?? ''))
    return paths.secondFactors()
  }
  const answer = await arrive(ask, ask.person)
  return answer.kind === 'redirect' ? answer.to : paths.home()
}

const onwards = (href: string): CodesPage['next'] => ({ text: 'I have it on paper: continue', href })

const appWording = { title: 'Add an authenticator app', name: 'add-app' }

async function showApp(ask: SignedInAsk): Promise<Answer> {
  const secret = newAppSecret()
  ask.keep({ secret })
  return page('access/add-app', await appPage(ask, secret, []), appWording)
}

async function takeApp(ask: SignedInAsk, held: Factor[]): Promise<Answer> {
  refuseStrangers(appForm, ask.typed)
  const { secret = '' } = ask.session
  if (secret === '') return seeOther(paths.secondFactor('app'))
  const again = async (problems: readonly Problem[]) =>
    invalid('access/add-app', await appPage(ask, secret, problems), appWording)
  const found = readForm(appForm, ask.typed, ask)
  if (!found.ok) return again(found.problems)
  const now = ask.parts.machineClock()
  const lastStep = await stepOfCode({ secret, lastStep: null }, found.value.code, now)
  if (lastStep === null)
    return again([
      {
        control: 'code',
        message: 'This is not the code that the app shows now. Wait for the next one and enter it',
      },
    ])
  const owner = { personId: ask.person.id, name: found.value.name }
  await addApp(ask.db, { ...ask.act, key: null }, owner, { secret, lastStep })
  if (held.some(({ kind }) => kind === 'recovery')) return seeOther(await goOn(ask))
  return makeRecoveryCodes(ask)
}

async function appPage(ask: SignedInAsk, secret: string, problems: readonly Problem[]): Promise<AddAppPage> {
  const { email } = await findOwnAccount(ask.db, ask.person)
  return {
    heading: 'Add an authenticator app',
    intro: [
      'Open the app on your phone, add an account and scan this square code. Then enter the code that it shows.',
    ],
    errors: errorLinks(problems),
    square: squareCode(appAddress(secret, email)),
    secret: inFours(secret).replaceAll('-', ' '),
    fields: viewForm(appForm, ask.typed, problems),
    action: paths.secondFactor('app'),
    csrf: ask.csrf,
  }
}

async function makeRecoveryCodes(ask: SignedInAsk): Promise<Answer> {
  const codes = await renewRecoveryCodes(ask.db, ask.act, ask.person.id)
  const content = recoveryPage(codes, onwards(await goOn(ask)))
  return page('access/codes', content, { title: content.heading, name: 'recovery-codes' })
}

const showSheet = ({ csrf }: SignedInAsk, held: Factor[]): Promise<Answer> => {
  const content = newSheetPage(
    held.some(({ kind }) => kind === 'sheet'),
    csrf,
  )
  return Promise.resolve(page('records/form', content, { title: content.heading, name: 'new-sheet' }))
}

async function makeSheet(ask: SignedInAsk): Promise<Answer> {
  const codes = await renewSheet(ask.db, ask.act, ask.person.id)
  const content = sheetPage(codes, onwards(await goOn(ask)))
  return page('access/codes', content, { title: content.heading, name: 'code-sheet' })
}

const passkeyWording = { title: 'Add a passkey', name: 'add-passkey' }

const showPasskey = async (ask: SignedInAsk, held: Factor[]): Promise<Answer> =>
  page('access/second-step', await passkeyPage(ask, held, []), passkeyWording)

async function takePasskey(ask: SignedInAsk, held: Factor[]): Promise<Answer> {
  refuseStrangers(passkeyForm, ask.typed, ['way', 'response'])
  const again = async (problems: readonly Problem[]) =>
    invalid('access/second-step', await passkeyPage(ask, held, problems), passkeyWording)
  const found = readForm(passkeyForm, ask.typed, ask)
  if (!found.ok) return again(found.problems)
  const { challenge = '' } = ask.session
  ask.keep({ challenge: '' })
  const key = await readNewPasskey(siteOf(ask), challenge, textOf(ask.typed, 'response'))
  if (key === null)
    return again([{ control: 'passkey', message: 'No passkey was made. Try again, or choose another way' }])
  const owner = { personId: ask.person.id, name: found.value.name }
  await addPasskey(ask.db, { ...ask.act, key: null }, owner, key)
  return seeOther(await goOn(ask))
}

async function passkeyPage(
  ask: SignedInAsk,
  held: readonly Factor[],
  problems: readonly Problem[],
): Promise<SecondStepPage> {
  const { email } = await findOwnAccount(ask.db, ask.person)
  const options = await newPasskeyOptions(siteOf(ask), { id: ask.person.id, email }, passkeysIn(held))
  ask.keep({ challenge: options.challenge })
  return {
    heading: 'Add a passkey',
    intro: [
      'Your browser asks where to keep it: on this computer, on a phone or on a USB key. Nothing secret leaves it.',
    ],
    errors: errorLinks(problems),
    action: paths.secondFactor('passkey'),
    way: 'passkey',
    submit: 'Make a passkey',
    fields: viewForm(passkeyForm, ask.typed, problems),
    passkey: { options: JSON.stringify(options), act: 'create' },
    others: [{ text: 'Choose another way', href: paths.secondFactors() }],
    csrf: ask.csrf,
  }
}

async function remove(ask: SignedInAsk, held: Factor[]): Promise<Answer> {
  const factor = held.find(({ id }) => id === ask.params['id'])
  if (factor === undefined) throw new NotFound('no second step of this person has this id')
  const rest = held.filter((each) => each !== factor)
  if (rest.every(({ kind }) => kind === 'recovery'))
    throw new Conflict('This is your only second step. Add another one first, then remove this one.')
  const needsPasskey = await mustHoldPasskey(ask.db, ask.person.role, ask.today)
  if (needsPasskey && factor.kind === 'passkey' && !rest.some(({ kind }) => kind === 'passkey'))
    throw new Conflict(
      'People in your role must have a passkey. Add another one first, then remove this one.',
    )
  await removeFactor(ask.db, ask.act, factor)
  return seeOther(await goOn(ask))
}
