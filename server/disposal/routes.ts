import { emptyLogSoon } from '../database/empty-log.ts'
import { NotFound } from '../http/errors.ts'
import { newFormKey } from '../http/read.ts'
import { get, page, post, seeOther, type Answer, type Route, type SignedInAsk } from '../http/route.ts'
import { kindsInWords } from '../kinds.ts'
import { paths } from '../paths.ts'
import {
  askForSecond,
  disposeOf,
  endHold,
  holdOff,
  objectToEnd,
  refuseAsk,
  restoreHold,
  type Asked,
} from './actions.ts'
import { legalHoldPage } from './hold-page.ts'
import { disposalPage, dueRecordPage } from './page.ts'
import { certificates, dueRecord, dueRecords, holdAt, openAsksFor, openEnd } from './queries.ts'
import { disposable } from './rules.ts'

const base = paths.disposal()
const allow = 'dispose of records'
const fresh = { step: 'fresh' } as const

/** Disposal by two people, and the legal hold that stands before it (SECURITY PR-08, PR-09). */
export const disposalRoutes = (): Route[] => [
  get(base, allow, showDisposal),
  post(`${base}/legal-hold/asked`, allow, (ask) => askSecond(ask, holdOff), fresh),
  post(`${base}/legal-hold/refused`, allow, (ask) => refuse(ask, holdOff), fresh),
  post(`${base}/legal-hold/confirmed`, allow, confirmEnd, fresh),
  post(`${base}/legal-hold/restored`, allow, restore, fresh),
  get(`${base}/:kind/:id`, allow, showDue),
  post(`${base}/:kind/:id/asked`, allow, (ask) => askSecond(ask, askedIn(ask)), fresh),
  post(`${base}/:kind/:id/refused`, allow, (ask) => refuse(ask, askedIn(ask)), fresh),
  post(`${base}/:kind/:id/confirmed`, allow, dispose, fresh),
  get(paths.legalHold(), 'object to the end of the legal hold', showHold),
  post(`${paths.legalHold()}/objection`, 'object to the end of the legal hold', object),
]

function askedIn({ params }: SignedInAsk): Asked {
  const { kind = '', id = '' } = params
  if (disposable(kind) === undefined) throw new NotFound('records of this kind are not destroyed')
  return { what: 'disposal', subject: kind, subjectId: id }
}

async function around({ db, person, csrf, now, today }: SignedInAsk) {
  const { isHeld, endsAt } = await holdAt(db, now)
  return {
    isHeld,
    endsAt,
    due: await dueRecords(db, today),
    asks: await openAsksFor(db, person, now),
    certificates: await certificates(db),
    kinds: kindsInWords,
    csrf,
    key: newFormKey(),
  }
}

async function showDisposal(ask: SignedInAsk): Promise<Answer> {
  return page('records/show', disposalPage(await around(ask)), {
    title: 'Disposal',
    name: 'disposal',
    breadcrumbs: [{ href: paths.home(), text: 'Home' }, { text: 'Disposal' }],
  })
}

async function showDue(ask: SignedInAsk): Promise<Answer> {
  const { subject, subjectId } = askedIn(ask)
  const due = await dueRecord(ask.db, subject, subjectId, ask.today)
  if (due === undefined) throw new NotFound('this record is not due')
  const content = dueRecordPage(due, await around(ask))
  return page('records/show', content, {
    title: content.heading,
    name: 'disposal-record',
    breadcrumbs: [
      { href: paths.home(), text: 'Home' },
      { href: base, text: 'Disposal' },
      { text: content.heading },
    ],
  })
}

async function askSecond(ask: SignedInAsk, asked: Asked): Promise<Answer> {
  await askForSecond(ask.db, ask.act, asked, ask.today)
  return seeOther(base)
}

async function refuse(ask: SignedInAsk, asked: Asked): Promise<Answer> {
  await refuseAsk(ask.db, ask.act, asked)
  return seeOther(base)
}

async function confirmEnd(ask: SignedInAsk): Promise<Answer> {
  await endHold(ask.db, ask.act)
  return seeOther(base)
}

async function restore(ask: SignedInAsk): Promise<Answer> {
  await restoreHold(ask.db, ask.act, ask.today)
  return seeOther(base)
}

async function dispose(ask: SignedInAsk): Promise<Answer> {
  await disposeOf(ask.db, ask.act, askedIn(ask), ask.today)
  emptyLogSoon(ask.parts.opened.connection)
  return seeOther(base)
}

/** For officers who may not dispose of records: how the hold stands, and how to object to its end. */
async function showHold({ db, now, csrf }: SignedInAsk): Promise<Answer> {
  const content = legalHoldPage({
    ...(await holdAt(db, now)),
    asked: await openEnd(db, now),
    csrf,
    key: newFormKey(),
  })
  return page('records/show', content, {
    title: content.heading,
    name: 'legal-hold',
    breadcrumbs: [{ href: paths.home(), text: 'Home' }, { text: content.heading }],
  })
}

// Without a fresh second step: it only keeps what is there.
async function object({ db, act, person }: SignedInAsk): Promise<Answer> {
  await objectToEnd(db, act, person.establishmentId)
  return seeOther(paths.legalHold())
}
