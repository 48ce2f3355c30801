import { nobodyIs } from '../../access/appointments/queries.ts'
import { may } from '../../access/permissions.ts'
import { Conflict, NotFound, Stale } from '../../http/errors.ts'
import { newFormKey } from '../../http/read.ts'
import { get, page, post, seeOther } from '../../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../../http/route.ts'
import { paths } from '../../paths.ts'
import { answerForm, formAnswer, formParts } from '../../records/small-forms.ts'
import { rewritesOf } from '../rewrite-queries.ts'
import { answerWaiting, takeWaitingBack } from './actions.ts'
import { agreementForm } from './form.ts'
import { answerPage, valueTitle, waitingPage, waitsPage } from './page.ts'
import { findWaiting, type WaitingRow } from './queries.ts'

const one = paths.waitingSetting(':id')
const fresh = { step: 'fresh' } as const

/** Values dated in the past that would alter what was signed or released: without effect until the scrutineer agrees. */
export const waitingSettingRoutes = (): Route[] => [
  get(one, 'read settings', showWaiting),
  get(`${one}/set`, 'change settings', confirmWaiting),
  get(`${one}/answer`, 'agree to settings', (ask) => showAnswer(ask), fresh),
  post(`${one}/answer`, 'agree to settings', answer, { ...fresh, reads: 'a form' }),
  post(`${one}/taking-back`, 'change settings', takeBack, fresh),
]

async function waitingIn({ db, params }: SignedInAsk): Promise<WaitingRow> {
  const row = await findWaiting(db, params['id'] ?? '')
  if (row === undefined) throw new NotFound('no such value waits')
  return row
}

/** Counted anew whenever somebody looks: what it would rewrite today. */
const rewritesNow = ({ db, today }: SignedInAsk, row: WaitingRow) =>
  row.answer === null ? rewritesOf(db, row, today) : Promise.resolve(undefined)

const crumbs = (...last: { href?: string; text: string }[]) => [
  { href: paths.home(), text: 'Home' },
  { href: paths.settings(), text: 'Settings' },
  ...last,
]

async function showWaiting(ask: SignedInAsk): Promise<Answer> {
  const row = await waitingIn(ask)
  const { role } = ask.person
  const content = waitingPage(row, {
    rewrites: await rewritesNow(ask, row),
    mayAgree: may(role, 'agree to settings'),
    mayTakeBack: may(role, 'change settings'),
    csrf: ask.csrf,
    key: newFormKey(),
  })
  return page('records/show', content, {
    title: content.heading,
    name: 'waiting-setting',
    breadcrumbs: crumbs({ text: valueTitle(row) }),
  })
}

async function confirmWaiting(ask: SignedInAsk): Promise<Answer> {
  const row = await waitingIn(ask)
  const content = waitsPage(row, await nobodyIs(ask.db, 'scrutineer', ask.today))
  return page('records/confirmation', content, {
    title: content.panel.title,
    name: 'waiting-setting-set',
    breadcrumbs: crumbs({ text: content.panel.title }),
  })
}

async function showAnswer(ask: SignedInAsk, back?: Back): Promise<Answer> {
  const row = await waitingIn(ask)
  if (row.answer !== null && back === undefined) return seeOther(paths.waitingSetting(row.id))
  const rewrites = await rewritesNow(ask, row)
  const content = answerPage(row, { rewrites, ...formParts(ask, agreementForm, back) })
  const trail = crumbs({ href: paths.waitingSetting(row.id), text: valueTitle(row) })
  return formAnswer(content, { name: 'waiting-setting-answer', crumbs: trail }, back)
}

async function answer(ask: SignedInAsk): Promise<Answer> {
  const { id } = await waitingIn(ask)
  return answerForm(ask, agreementForm, {
    again: (back) => showAnswer(ask, back),
    save: async (values) => {
      await answerWaiting(ask.db, ask.act, { id, ...values })
      return paths.waitingSetting(id)
    },
    refused: (error) =>
      error instanceof Stale || error instanceof Conflict
        ? { control: 'answer', message: `Nothing was saved. ${error.message}` }
        : undefined,
  })
}

async function takeBack(ask: SignedInAsk): Promise<Answer> {
  const { id } = await waitingIn(ask)
  try {
    await takeWaitingBack(ask.db, ask.act, id)
  } catch (error) {
    if (!(error instanceof Stale)) throw error
    throw new Conflict(`${error.message}. Nothing was changed.`)
  }
  return seeOther(paths.waitingSetting(id))
}
