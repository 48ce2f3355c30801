import { monthOf, monthStart, parseReviewYear, reviewYearOf, shiftMonth } from '../../reports/period.ts'
import { characterInWords, unprintableCharacters, wordsAround } from '../../reports/unprintable.ts'
import { listOf, monthName } from '../../reports/wording.ts'
import { namesOf } from '../access/queries.ts'
import type { Problem } from '../fields/field.ts'
import { NotFound } from '../http/errors.ts'
import { newFormKey } from '../http/read.ts'
import { get, page, post, seeOther } from '../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../http/route.ts'
import { paths } from '../paths.ts'
import { readersOf, type Readable } from '../records/readers.ts'
import { answerForm, ifStale, seenVersion } from '../records/small-forms.ts'
import { signReturn } from './actions.ts'
import { figuresNow } from './figure-queries.ts'
import { signatureForm } from './form.ts'
import { showHistory } from './history.ts'
import { monthStates } from './month-states.ts'
import { overviewPage } from './overview-page.ts'
import { placeOf, signedFrom, type Place } from './place.ts'
import { findSignedReturn, openDrafts as draftsOf, restatingRecords } from './queries.ts'
import { returnPage, returnTitle } from './return-page.ts'
import { signaturePage, signedPage } from './signature-page.ts'

const one = '/returns/:id/:month'

/** The month's signed return (SECURITY B2, B3). Signing asks for a second step of the last minutes. */
export const returnRoutes = (): Route[] => [
  get(paths.returns(), 'read returns', showOverview),
  get(one, 'read returns', showReturn),
  get(`${one}/signature`, 'sign returns', (ask) => showSignature(ask), { step: 'fresh' }),
  post(`${one}/signature`, 'sign returns', sign, { step: 'fresh', reads: 'a form' }),
  get(`${one}/signed`, 'sign returns', confirmSigned),
  get(`${one}/history`, 'read returns', showHistory, { costly: 'history' }),
]

async function showOverview({ db, person, query, today }: SignedInAsk): Promise<Answer> {
  const houses = await monthStates(db, person, today)
  const yearOf = (month: string) => reviewYearOf(monthStart(month))
  const found = houses.flatMap(({ months }) => months.map(({ month }) => yearOf(month)))
  const years = [...new Set(found)].sort().reverse()
  const asked = parseReviewYear(query['year'] ?? '')
  const year = years.find((each) => each === asked) ?? years[0] ?? reviewYearOf(today)
  const shown = houses.map((house) => ({
    ...house,
    months: house.months.filter(({ month }) => yearOf(month) === year),
  }))
  const content = overviewPage(shown, { year, years, today })
  const breadcrumbs = [{ href: paths.home(), text: 'Home' }, { text: content.heading }]
  return page('records/list', content, { title: content.heading, name: 'returns', breadcrumbs })
}

async function showReturn(ask: SignedInAsk): Promise<Answer> {
  const { db, person, today } = ask
  const { house, state } = await placeOf(ask)
  const { signed, month } = state
  const names = await namesOf(db, signed === undefined ? [] : [signed.signedBy])
  const content = returnPage({
    ...state,
    house,
    now: await figuresNow(db, { establishmentId: house.id, month }),
    signer: names.get(signed?.signedBy ?? '') ?? 'The system',
    restated: signed === undefined ? { listed: [], records: 0 } : await restatingRecords(db, signed),
    role: person.role,
    today,
  })
  return page('records/show', content, {
    title: `${returnTitle(month)}, ${house.name}`,
    name: 'monthly-return',
    breadcrumbs: crumbs({ text: `${monthName(month)}, ${house.name}` }),
  })
}

const crumbs = (...last: { href?: string; text: string }[]) => [
  { href: paths.home(), text: 'Home' },
  { href: paths.returns(), text: 'Monthly returns' },
  ...last,
]

async function showSignature(ask: SignedInAsk, back?: Back): Promise<Answer> {
  const place = await placeOf(ask)
  const { house, state } = place
  const month = { establishmentId: house.id, month: state.month }
  const content = signaturePage({
    house,
    month: state.month,
    figures: await figuresNow(ask.db, month),
    drafts: await draftsOf(ask.db, month),
    version: state.signed?.version ?? 0,
    personId: ask.person.id,
    typed: ask.typed,
    problems: back?.problems ?? [],
    csrf: ask.csrf,
    key: newFormKey(),
  })
  const answer = back?.as ?? page
  return answer('records/check', content, {
    title: content.heading,
    name: 'monthly-return-signature',
    breadcrumbs: crumbs(linkTo(place), { text: content.heading }),
  })
}

const linkTo = ({ house, state: { month } }: Place) => ({
  href: paths.monthlyReturn(house.id, month),
  text: `${monthName(month)}, ${house.name}`,
})

async function sign(ask: SignedInAsk): Promise<Answer> {
  const { house, state } = await placeOf(ask)
  const version = seenVersion(ask)
  const month = { establishmentId: house.id, month: state.month }
  const figures = await figuresNow(ask.db, month)
  const { length: openDrafts } = await draftsOf(ask.db, month)
  const asked = signatureForm({ month: state.month, figures, isAgain: version > 0, openDrafts })
  return answerForm(ask, asked, {
    again: (back) => showSignature(ask, back),
    save: async ({ figures: seen, reason }) => {
      const unprintable = await unprintableProblem(reason)
      if (unprintable !== undefined) return [unprintable]
      await signReturn(ask.db, ask.act, { ...month, person: ask.person, version, seen, reason })
      return paths.monthlyReturn(house.id, state.month, 'signed')
    },
    refused: ifStale('confirmed', ({ message }) => `Nothing was signed. ${message}`),
  })
}

/** What is signed holds nothing that the paper could not print. */
async function unprintableProblem(reason: string): Promise<Problem | undefined> {
  const characters = await unprintableCharacters(reason)
  const [first] = characters
  if (first === undefined) return undefined
  const message = `Take out ${listOf(characters.map(characterInWords))}, which may print as an empty box, or write it in words: “${wordsAround(reason, first)}”`
  return { control: 'reason', message }
}

async function confirmSigned(ask: SignedInAsk): Promise<Answer> {
  const { house, state } = await placeOf(ask)
  if (state.signed === undefined) return seeOther(paths.monthlyReturn(house.id, state.month))
  const next = shiftMonth(state.month, 1)
  // Of the months between, each is a task of its own.
  const isNext = next === monthOf(ask.today) && house.thisMonth === 'asked'
  const dueNext = isNext ? [signedFrom(`The return for ${monthName(next)}`, next)] : []
  const { db, person, today } = ask
  const { version, id } = state.signed
  const readers = await readersOf(db, signedReturn(house.id, state.month), {
    id,
    establishmentId: house.id,
    today,
    writer: person,
    fields: {},
    // Whoever reads a return reads it however often it was signed.
    ...(version === 1 ? {} : { couldSee: 'as-now' as const }),
  })
  const content = signedPage(house, state.month, { readers, dueNext })
  return page('records/confirmation', content, {
    title: content.panel.title,
    name: 'monthly-return-signed',
    breadcrumbs: crumbs({ text: returnTitle(state.month) }),
  })
}

/** A signed month, as those who read returns look it up. */
const signedReturn = (establishmentId: string, month: string): Readable => ({
  allow: { read: 'read returns' },
  load: async (db, viewer) => {
    const signed = await findSignedReturn(db, viewer, { establishmentId, month })
    if (signed === undefined) throw new NotFound('the month was never signed')
  },
})
