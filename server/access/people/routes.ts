import { establishmentChoices } from '../../establishments/queries.ts'
import { typeForm } from '../../fields/form.ts'
import { Conflict, NotFound } from '../../http/errors.ts'
import { newFormKey } from '../../http/read.ts'
import { get, page, post, seeOther } from '../../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../../http/route.ts'
import { paths } from '../../paths.ts'
import { recordSearch, recordView } from '../../records/look-queries.ts'
import { readListQuery } from '../../records/list.ts'
import type { ActionForm, RecordFormPage } from '../../records/page-types.ts'
import { versionsOf } from '../../records/queries.ts'
import { answerForm, formAnswer, formParts, ifStale } from '../../records/small-forms.ts'
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
  get(`${paths.people()}/new`, 'keep accounts', (ask) => showNew(ask), fresh),
  post(`${paths.people()}/new`, 'keep accounts', add, { ...fresh, reads: 'a form' }),
  get(`${paths.people()}/:id`, 'keep accounts', showPerson),
  get(`${paths.people()}/:id/change`, 'keep accounts', (ask) => showChange(ask), fresh),
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

async function showNew(ask: SignedInAsk, back?: Back): Promise<Answer> {
  const { fields, errors, csrf, key } = formParts(ask, newAccountForm(await choicesFor(ask)), back)
  const content: RecordFormPage = {
    heading: 'Add a person',
    intro: [
      'They choose their own password with a one-time link that you see on the next page and only there.',
    ],
    errors,
    sections: [{ fields }],
    hidden: [{ name: 'key', value: key }],
    action: `${paths.people()}/new`,
    submit: 'Add this person',
    cancel: { text: 'Back to People', href: paths.people() },
    csrf,
  }
  return formAnswer(content, { name: 'person-form', crumbs: crumbs() }, back)
}

const add = async (ask: SignedInAsk): Promise<Answer> =>
  answerForm(ask, newAccountForm(await choicesFor(ask)), {
    again: (back) => showNew(ask, back),
    save: async (account) => {
      try {
        const id = await addPerson(ask.db, ask.act, account)
        return await linkAnswer(ask, { id, name: account.name }, 'Account added')
      } catch (error) {
        if (error instanceof Refusal) return [refusedAt(error, 'email')]
        throw error
      }
    },
  })

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

async function showChange(ask: SignedInAsk, back?: Back): Promise<Answer> {
  const person = await personIn(ask)
  const asked = personForm(await choicesFor(ask))
  const typed = back === undefined ? typeForm(asked, person) : ask.typed
  const { fields, errors, csrf, key } = formParts({ ...ask, typed }, asked, back)
  const content: RecordFormPage = {
    heading: 'Change this account',
    caption: person.email,
    intro: [
      'A new role, establishment or organisation applies at once and signs them out everywhere. If the new role needs a longer password, theirs stops working: you get a one-time link to hand over.',
      'The day after the last day of their appointment they can no longer sign in.',
    ],
    errors,
    sections: [{ fields }],
    hidden: [
      { name: 'key', value: key },
      { name: 'version', value: String(person.version) },
    ],
    action: `${paths.person(person.id)}/change`,
    submit: 'Save the change',
    cancel: { text: 'Back to this account', href: paths.person(person.id) },
    csrf,
  }
  return (back?.as ?? page)('records/form', content, {
    title: titleOf('Change an account', person),
    name: 'person-change',
    breadcrumbs: crumbs({ href: paths.person(person.id), text: person.name }, { text: 'Change' }),
  })
}

async function change(ask: SignedInAsk): Promise<Answer> {
  const person = await personIn(ask)
  return answerForm(ask, personForm(await choicesFor(ask)), {
    again: (back) => showChange(ask, back),
    save: async (account) => {
      try {
        const seen = { id: person.id, version: ask.pressed.version ?? 0 }
        const needsLink = await changePerson(ask.db, ask.act, seen, account)
        return needsLink ? await linkAnswer(ask, person, 'Account changed') : paths.person(person.id)
      } catch (error) {
        if (error instanceof Refusal) return [refusedAt(error, 'role')]
        throw error
      }
    },
    refused: ifStale(
      'name',
      () =>
        'Someone changed this account while you were writing, so nothing was saved. Check the current version, then save yours again if it still applies',
    ),
  })
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
