import { Conflict, NotFound } from '../../http/errors.ts'
import { newFormKey } from '../../http/read.ts'
import { get, page, post, seeOther } from '../../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../../http/route.ts'
import { paths } from '../../paths.ts'
import type { RecordFormPage, RecordShowPage } from '../../records/page-types.ts'
import { answerForm, formParts } from '../../records/small-forms.ts'
import { instant } from '../../../reports/wording.ts'
import { findPerson } from '../people/queries.ts'
import { answerReplacement, askReplacement } from './actions.ts'
import { replacementForm } from './form.ts'
import { officersFor } from './officer-queries.ts'
import { openReplacement } from './queries.ts'

/** A lost second factor: the business manager asks, a second officer confirms, and the person adds a new one. */
export const replacementRoutes = (): Route[] => [
  get(`${paths.people()}/:id/replacement`, 'keep accounts', (asking) => showAsking(asking), {
    step: 'fresh',
  }),
  post(`${paths.people()}/:id/replacement`, 'keep accounts', ask, { step: 'fresh', reads: 'a form' }),
  get(paths.replacement(':id'), 'see home', showAnswering, { step: 'fresh' }),
  post(`${paths.replacement(':id')}/confirmation`, 'see home', (asking) => answer(asking, 'confirmed'), {
    step: 'fresh',
  }),
  post(`${paths.replacement(':id')}/refusal`, 'see home', (asking) => answer(asking, 'refused'), {
    step: 'fresh',
  }),
]

const wording = { title: 'Replace a lost second step', name: 'replacement' }

async function personIn(asking: SignedInAsk) {
  const person = await findPerson(asking.db, asking.params['id'] ?? '')
  if (person === undefined) throw new NotFound('no such person')
  if (person.id === asking.person.id)
    throw new Conflict('Another business manager must replace yours, with a second officer.')
  return person
}

const formFor = async (asking: SignedInAsk, personId: string) =>
  replacementForm(await officersFor(asking.db, { personId, asker: asking.person }, asking))

async function showAsking(asking: SignedInAsk, back?: Back): Promise<Answer> {
  const person = await personIn(asking)
  const { fields, errors, csrf, key } = formParts(asking, await formFor(asking, person.id), back)
  const content: RecordFormPage = {
    heading: wording.title,
    caption: person.name,
    intro: [
      'Do this only with the person in front of you and a second officer beside you. Once the second officer confirms, every second step of the person stops working, they are signed out, and they add a new one when they sign in.',
      'The second officer holds or deputises for another office than yours, and is independent of you: within the last 30 days neither of you added, appointed or let in the other or gave the other a one-time link, and nobody did so for both of you.',
      'The second officer has a day to confirm. All three of you then read of it on your home pages, and so does the scrutineer. Nobody is sent a message.',
    ],
    errors,
    sections: [{ fields }],
    hidden: [{ name: 'key', value: key }],
    action: `${paths.person(person.id)}/replacement`,
    submit: 'Ask the second officer to confirm',
    cancel: { text: 'Back to this account', href: paths.person(person.id) },
    csrf,
  }
  return (back?.as ?? page)('records/form', content, wording)
}

async function ask(asking: SignedInAsk): Promise<Answer> {
  const person = await personIn(asking)
  return answerForm(asking, await formFor(asking, person.id), {
    again: (back) => showAsking(asking, back),
    save: async ({ officer }) => {
      await askReplacement(asking.db, asking.act, { personId: person.id, officerId: officer })
      return paths.person(person.id)
    },
  })
}

async function openFor(asking: SignedInAsk) {
  const found = await openReplacement(
    asking.db,
    { officerId: asking.person.id, now: asking.now },
    asking.params['id'] ?? '',
  )
  if (found === undefined) throw new NotFound('no open request that asks this person')
  return found
}

async function showAnswering(asking: SignedInAsk): Promise<Answer> {
  const found = await openFor(asking)
  const form = (act: string, text: string) => ({
    action: `${paths.replacement(found.id)}/${act}`,
    text,
    hidden: [{ name: 'key', value: newFormKey() }],
    csrf: asking.csrf,
  })
  const content: RecordShowPage = {
    heading: `Confirm that ${found.name} lost their second step`,
    tags: [],
    notices: [
      `${found.askerName} asked you on ${instant(found.askedAt)}. Confirm only if ${found.name} is in front of you, you know who they are, and they told you so themselves.`,
    ],
    actions: [],
    forms: [form('confirmation', 'I confirm it'), form('refusal', 'I do not confirm it')],
    cards: [],
    meta: [],
  }
  return page('records/show', content, { ...wording, title: 'Confirm a lost second step' })
}

async function answer(asking: SignedInAsk, given: 'confirmed' | 'refused'): Promise<Answer> {
  await answerReplacement(asking.db, asking.act, await openFor(asking), given)
  return seeOther(paths.home())
}
