import { establishmentChoices } from '../../establishments/queries.ts'
import type { Problem, Typed } from '../../fields/field.ts'
import { readForm, typeForm, viewForm, type AnyForm } from '../../fields/form.ts'
import { Conflict, NotFound, Stale } from '../../http/errors.ts'
import { newFormKey } from '../../http/read.ts'
import { conflict, get, invalid, page, post, seeOther } from '../../http/route.ts'
import type { Answer, Route, SignedInAsk } from '../../http/route.ts'
import { refuseStrangers } from '../../http/strangers.ts'
import { paths } from '../../paths.ts'
import { recordSearch, recordView } from '../../records/look-queries.ts'
import { readListQuery } from '../../records/list.ts'
import { errorLinks } from '../../records/page.ts'
import type { ActionForm, RecordFormPage } from '../../records/page-types.ts'
import { versionsOf } from '../../records/queries.ts'
import { Refusal } from '../../refusal.ts'
import { siteOf } from '../factors/site.ts'
import { makeLink } from '../links/actions.ts'
import { endSessionsOf } from '../sessions/actions.ts'
import { addPerson, changePerson, disablePerson, enablePerson } from './actions.ts'
import { newAccountForm, personForm } from './form.ts'
import { refusedAt } from './name-queries.ts'
import { linkPage, peoplePage, personHistoryPage, personPage, titleOf } from './page.ts'
import { findPerson, listPeople, type PersonRow } from './queries.ts'

/** Accounts, kept by the business manager. */
export const peopleRoutes = (): Route[] => [
  get(paths.people(), 'keep accounts', showPeople),
  get(`${paths.people()}/new`, 'keep accounts', showNew, fresh),
  post(`${paths.people()}/new`, 'keep accounts', add, { ...fresh, reads: 'a form' }),
  get(`${paths.people()}/:id`, 'keep accounts', showPerson),
  get(`${paths.people()}/:id/change`, 'keep accounts', showChange, fresh),
  post(`${paths.people()}/:id/change`, 'keep accounts', change, { ...fresh, reads: 'a form' }),
  post(`${paths.people()}/:id/disabling`, 'keep accounts', disable, fresh),
  post(`${paths.people()}/:id/enabling`, 'keep accounts', enable, fresh),
  post(`${paths.people()}/:id/reset`, 'keep accounts', reset, fresh),
  post(`${paths.people()}/:id/ending-sessions`, 'keep accounts', endTheirSessions, fresh),
  post(`${paths.people()}/ending-sessions`, 'keep accounts', endAllSessions, fresh),
  get(`${paths.people()}/:id/history`, 'keep accounts', showHistory, { costly: 'history' }),
]

const fresh = { step: 'fresh' } as const

const crumbs = (...last: { href?: string; text: string }[]) => [
  { href: paths.home(), text: 'Home' },
  { href: paths.people(), text: 'People' },
  ...last,
]

const rules = { filters: ['role'], sorts: [], first: { sort: 'name', direction: 'asc' } } as const

const choicesFor = ({ db, person, today }: SignedInAsk) => establishmentChoices(db, person, today)

async function showPeople(ask: SignedInAsk): Promise<Answer> {
  const query = readListQuery(ask.query, rules)
  const people = await listPeople(ask.db)
  await recordSearch(ask.db, ask.act, ask.person, {
    subject: 'person',
    filters: query.filters,
    found: people.filter(({ role }) => role === query.filters['role']).length,
  })
  const content = peoplePage(people, query, await choicesFor(ask))
  const breadcrumbs = [{ href: paths.home(), text: 'Home' }, { text: 'People' }]
  return page('records/list', content, { title: 'People', name: 'people', breadcrumbs })
}

const newWording = {
  title: 'Add a person',
  name: 'person-form',
  breadcrumbs: crumbs({ text: 'Add a person' }),
}

interface FormState {
  asked: AnyForm
  typed: Typed
  problems: readonly Problem[]
}

function newPage(ask: SignedInAsk, { asked, typed, problems }: FormState): RecordFormPage {
  return {
    heading: 'Add a person',
    intro: [
      'They choose their own password with a one-time link that you see on the next page and only there.',
    ],
    errors: errorLinks(problems),
    sections: [{ fields: viewForm(asked, typed, problems) }],
    hidden: [{ name: 'key', value: newFormKey() }],
    action: `${paths.people()}/new`,
    submit: 'Add this person',
    cancel: { text: 'Back to People', href: paths.people() },
    csrf: ask.csrf,
  }
}

async function showNew(ask: SignedInAsk): Promise<Answer> {
  const asked = newAccountForm(await choicesFor(ask))
  return page('records/form', newPage(ask, { asked, typed: {}, problems: [] }), newWording)
}

async function add(ask: SignedInAsk): Promise<Answer> {
  const asked = newAccountForm(await choicesFor(ask))
  refuseStrangers(asked, ask.typed)
  const again = (problems: readonly Problem[]) =>
    invalid('records/form', newPage(ask, { asked, typed: ask.typed, problems }), newWording)
  const found = readForm(asked, ask.typed, ask)
  if (!found.ok) return again(found.problems)
  try {
    const id = await addPerson(ask.db, ask.act, found.value)
    return await linkAnswer(ask, { id, name: found.value.name }, 'Account added')
  } catch (error) {
    if (error instanceof Refusal) return again([refusedAt(error, 'email')])
    throw error
  }
}

/** The page with a new one-time link, which is shown only here. */
async function linkAnswer(
  ask: SignedInAsk,
  person: { id: string; name: string },
  title: string,
): Promise<Answer> {
  const token = await makeLink(ask.db, ask.act, person.id)
  const content = linkPage(person, { title, link: `${siteOf(ask).origin}${paths.oneTimeLink(token)}` })
  return page('records/confirmation', content, {
    title,
    name: 'one-time-link-made',
    breadcrumbs: crumbs({ href: paths.person(person.id), text: person.name }, { text: title }),
  })
}

async function personIn(ask: SignedInAsk) {
  const person = await findPerson(ask.db, ask.params['id'] ?? '')
  if (person === undefined) throw new NotFound('no such person')
  return person
}

async function showPerson(ask: SignedInAsk): Promise<Answer> {
  const person = await personIn(ask)
  const content = personPage(person, {
    establishments: await choicesFor(ask),
    forms: formsFor(ask, person),
    mayReplace: person.id !== ask.person.id && person.disabledAt === null,
  })
  return page('records/show', content, {
    title: titleOf('Account', person),
    name: 'person',
    breadcrumbs: crumbs({ text: person.name }),
  })
}

function formsFor(ask: SignedInAsk, person: PersonRow): ActionForm[] {
  const form = (action: string, text: string, of = paths.person(person.id)) => ({
    action: `${of}/${action}`,
    text,
    hidden: [{ name: 'key', value: newFormKey() }],
    csrf: ask.csrf,
  })
  if (person.id === ask.person.id) return [form('ending-sessions', 'Sign everybody else out', paths.people())]
  if (person.disabledAt !== null) return [form('enabling', 'Let them sign in again')]
  return [
    form('reset', 'Make a one-time link for a new password'),
    form('ending-sessions', 'Sign them out everywhere'),
    form('disabling', 'Disable this account'),
  ]
}

type FoundPerson = Awaited<ReturnType<typeof personIn>>

const changeWording = (person: FoundPerson) => ({
  title: titleOf('Change an account', person),
  name: 'person-change',
  breadcrumbs: crumbs({ href: paths.person(person.id), text: person.name }, { text: 'Change' }),
})

function changePage(
  ask: SignedInAsk,
  person: FoundPerson,
  { asked, typed, problems }: FormState,
): RecordFormPage {
  return {
    heading: 'Change this account',
    caption: person.email,
    intro: [
      'A new role, establishment or organisation applies at once and signs them out everywhere. If the new role needs a longer password, theirs stops working: you get a one-time link to hand over.',
      'The day after the last day of their appointment they can no longer sign in.',
    ],
    errors: errorLinks(problems),
    sections: [{ fields: viewForm(asked, typed, problems) }],
    hidden: [
      { name: 'key', value: newFormKey() },
      { name: 'version', value: String(person.version) },
    ],
    action: `${paths.person(person.id)}/change`,
    submit: 'Save the change',
    cancel: { text: 'Back to this account', href: paths.person(person.id) },
    csrf: ask.csrf,
  }
}

async function showChange(ask: SignedInAsk): Promise<Answer> {
  const person = await personIn(ask)
  const asked = personForm(await choicesFor(ask))
  const content = changePage(ask, person, { asked, typed: typeForm(asked, person), problems: [] })
  return page('records/form', content, changeWording(person))
}

async function change(ask: SignedInAsk): Promise<Answer> {
  const person = await personIn(ask)
  const asked = personForm(await choicesFor(ask))
  refuseStrangers(asked, ask.typed)
  const state = (problems: readonly Problem[]) =>
    changePage(ask, person, { asked, typed: ask.typed, problems })
  const found = readForm(asked, ask.typed, ask)
  if (!found.ok) return invalid('records/form', state(found.problems), changeWording(person))
  try {
    const seen = { id: person.id, version: ask.pressed.version ?? 0 }
    const needsLink = await changePerson(ask.db, ask.act, seen, found.value)
    return needsLink ? await linkAnswer(ask, person, 'Account changed') : seeOther(paths.person(person.id))
  } catch (error) {
    if (error instanceof Refusal)
      return invalid('records/form', state([refusedAt(error, 'role')]), changeWording(person))
    if (!(error instanceof Stale)) throw error
    const message =
      'Someone changed this account while you were writing, so nothing was saved. Check the current version, then save yours again if it still applies'
    return conflict('records/form', state([{ control: 'name', message }]), changeWording(person))
  }
}

async function disable(ask: SignedInAsk): Promise<Answer> {
  const person = await personIn(ask)
  await refusing(() => disablePerson(ask.db, ask.act, person.email))
  return seeOther(paths.person(person.id))
}

async function enable(ask: SignedInAsk): Promise<Answer> {
  const person = await personIn(ask)
  await refusing(() => enablePerson(ask.db, ask.act, person.id))
  return seeOther(paths.person(person.id))
}

async function reset(ask: SignedInAsk): Promise<Answer> {
  const person = await personIn(ask)
  if (person.disabledAt !== null)
    throw new Conflict('This account is disabled. Let them sign in again first.')
  return linkAnswer(ask, person, 'One-time link made')
}

async function endTheirSessions(ask: SignedInAsk): Promise<Answer> {
  const person = await personIn(ask)
  await endSessionsOf(ask.db, ask.act, person.id)
  return seeOther(person.id === ask.person.id ? paths.signIn() : paths.person(person.id))
}

async function endAllSessions(ask: SignedInAsk): Promise<Answer> {
  await endSessionsOf(ask.db, ask.act, null)
  return seeOther(paths.people())
}

async function refusing(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    throw error instanceof Refusal ? new Conflict(error.message, { cause: error }) : error
  }
}

async function showHistory(ask: SignedInAsk): Promise<Answer> {
  const person = await personIn(ask)
  await recordView(ask.db, ask.act, 'person-history', { id: person.id, establishmentId: null })
  const versions = await versionsOf(ask.db, 'person', person.id)
  const content = personHistoryPage(person, versions, await choicesFor(ask))
  return page('records/history', content, {
    title: titleOf('History of an account', person),
    name: 'person-history',
    breadcrumbs: crumbs({ href: paths.person(person.id), text: person.name }, { text: 'History' }),
  })
}
