import { monthsAfter } from '../../../reports/clocks.ts'
import { longDate } from '../../../reports/wording.ts'
import { establishmentChoices } from '../../establishments/queries.ts'
import type { Typed } from '../../fields/field.ts'
import { readForm, typeForm, viewForm } from '../../fields/form.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import { NotFound, Stale } from '../../http/errors.ts'
import { newFormKey } from '../../http/read.ts'
import { conflict, get, invalid, page, post, seeOther } from '../../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../../http/route.ts'
import { refuseStrangers } from '../../http/strangers.ts'
import { paths } from '../../paths.ts'
import { readListQuery } from '../../records/list.ts'
import { recordSearch } from '../../records/look-queries.ts'
import { errorLinks } from '../../records/page.ts'
import type { RecordFormPage } from '../../records/page-types.ts'
import { recordRoutes } from '../../records/routes.ts'
import { findVisitHead } from '../queries.ts'
import { drawSample, linkEntered, type NotLinked } from './actions.ts'
import { drawForm, linkForm } from './form.ts'
import { sampledRecordKind } from './kind.ts'
import { sampledListPage } from './page.ts'
import { countSampled, findSampledHead, listSampled, sampledListRules } from './queries.ts'

const draw = `${paths.visits()}/:id/sample`
const link = `${paths.sampledRecords()}/:id/link`

/** The dip sample of a visit: drawn, chosen or heard of elsewhere, and what came of checking it (SECURITY B2). */
export const sampleRoutes = (): Route[] => [
  get(paths.sampledRecords(), 'sample records', showSampled, { costly: 'search' }),
  get(draw, 'sample records', (ask) => showDraw(ask)),
  post(draw, 'sample records', drawOne, { reads: 'a form' }),
  get(link, 'sample records', (ask) => showLink(ask)),
  post(link, 'sample records', linkOne, { reads: 'a form' }),
  ...recordRoutes(sampledRecordKind),
]

async function showSampled({ db, act, person, query: asked, today }: SignedInAsk): Promise<Answer> {
  const query = readListQuery(asked, sampledListRules)
  const counts = new Map((await countSampled(db, person, query)).map((row) => [row.finding, row.count]))
  const found = [...counts.values()].reduce((sum, count) => sum + count, 0)
  await recordSearch(db, act, person, { subject: 'sampled-record', filters: query.filters, found })
  const establishments = await establishmentChoices(db, person, today)
  const content = sampledListPage(await listSampled(db, person, query), query, { counts, establishments })
  const breadcrumbs = [...visitCrumbs, { text: content.heading }]
  return page('records/list', content, { title: content.heading, name: 'sampled-records', breadcrumbs })
}

const visitCrumbs = [
  { href: paths.home(), text: 'Home' },
  { href: paths.visits(), text: 'Visits' },
]

async function visitIn({ db, person, params, today }: SignedInAsk) {
  const visit = await findVisitHead(db, person, params['id'] ?? '')
  if (visit === undefined) throw new NotFound('no such visit, or not this person’s')
  const houses = await establishmentChoices(db, person, today)
  const name = `${labelOf(houses, visit.establishmentId)}, visit on ${longDate(visit.visitedOn)}`
  return { ...visit, name }
}

async function showDraw(ask: SignedInAsk, back?: Back): Promise<Answer> {
  const visit = await visitIn(ask)
  const problems = back?.problems ?? []
  const content: RecordFormPage = {
    heading: 'Draw a sample',
    caption: visit.name,
    intro: [
      'The service chooses from the establishment’s incidents that count in this period, each as likely as another. Drafts and withdrawn incidents are left out.',
      'The draw is kept, with the seed to repeat it. If you draw again, both draws are kept.',
    ],
    errors: errorLinks(problems),
    sections: [{ fields: viewForm(drawForm, typedFor(ask, visit.visitedOn, back), problems) }],
    hidden: [{ name: 'key', value: newFormKey() }],
    action: paths.sampleOf(visit.id),
    submit: 'Draw the sample',
    cancel: { text: 'Back to this visit', href: paths.visit(visit.id) },
    csrf: ask.csrf,
  }
  const breadcrumbs = [
    ...visitCrumbs,
    { href: paths.visit(visit.id), text: visit.name },
    { text: content.heading },
  ]
  return (back?.as ?? page)('records/form', content, {
    title: content.heading,
    name: 'sample-draw',
    breadcrumbs,
  })
}

// Three months are what one visit in a quarter has not seen; six records what one can check in a morning.
const typedFor = (ask: SignedInAsk, visitedOn: string, back: Back | undefined): Typed =>
  back === undefined
    ? {
        ...typeForm(drawForm, { fromOn: monthsAfter(visitedOn, -3), toOn: visitedOn, asked: 6 }),
        ...ask.typed,
      }
    : ask.typed

async function drawOne(ask: SignedInAsk): Promise<Answer> {
  const visit = await visitIn(ask)
  refuseStrangers(drawForm, ask.typed)
  const found = readForm(drawForm, ask.typed, ask)
  if (!found.ok) return showDraw(ask, { problems: found.problems, as: invalid })
  const drawn = await drawSample(ask.db, ask.act, ask.person, { ...found.value, visitId: visit.id })
  if (drawn > 0) return seeOther(paths.visit(visit.id))
  const message = 'No incident that counts happened in this period. Choose a longer one'
  return showDraw(ask, { problems: [{ control: 'fromOn-day', message }], as: invalid })
}

async function sampledIn({ db, person, params }: SignedInAsk) {
  const sampled = await findSampledHead(db, person, params['id'] ?? '')
  if (sampled === undefined) throw new NotFound('no such sampled record, or not this person’s')
  return sampled
}

async function showLink(ask: SignedInAsk, back?: Back): Promise<Answer> {
  const sampled = await sampledIn(ask)
  const place = paths.sampledRecord(sampled.id)
  // Who wrote a number is told that nothing came of it; who only comes is shown the record.
  if (back === undefined && (sampled.finding !== 'not-in-records' || sampled.enteredIncidentId !== null))
    return seeOther(place)
  const problems = back?.problems ?? []
  const content: RecordFormPage = {
    heading: 'Link the incident that was entered',
    caption: 'Found not to be in the records',
    intro: ['The record still says that it was found missing, and also when the incident was entered.'],
    errors: errorLinks(problems),
    sections: [{ fields: viewForm(linkForm, ask.typed, problems) }],
    hidden: [
      { name: 'key', value: newFormKey() },
      { name: 'version', value: String(sampled.version) },
    ],
    action: `${place}/link`,
    submit: 'Link this incident',
    cancel: { text: 'Back to this sampled record', href: place },
    csrf: ask.csrf,
  }
  const breadcrumbs = [
    { href: paths.home(), text: 'Home' },
    { href: paths.sampledRecords(), text: 'Sampled records' },
    { text: content.heading },
  ]
  return (back?.as ?? page)('records/form', content, {
    title: content.heading,
    name: 'sample-link',
    breadcrumbs,
  })
}

const notLinked: Record<NotLinked, string> = {
  unknown:
    'There is no such incident at the establishment that was visited. Check the reference or the number',
  'was-there':
    'This incident was entered before you found it missing, so it was in the records. Correct the finding instead',
}

async function linkOne(ask: SignedInAsk): Promise<Answer> {
  const { id } = await sampledIn(ask)
  refuseStrangers(linkForm, ask.typed)
  const found = readForm(linkForm, ask.typed, ask)
  if (!found.ok) return showLink(ask, { problems: found.problems, as: invalid })
  const back = (message: string, as: typeof invalid) =>
    showLink(ask, { problems: [{ control: 'incidentNumber', message }], as })
  try {
    const version = ask.pressed.version ?? 0
    const number = found.value.incidentNumber
    const why = await linkEntered(ask.db, ask.act, ask.person, { id, version, number })
    return why === null ? seeOther(paths.sampledRecord(id)) : await back(notLinked[why], invalid)
  } catch (error) {
    if (!(error instanceof Stale)) throw error
    return back(
      'Somebody changed this record while you were writing, so nothing was saved. Check the current version, then send this again if it still applies',
      conflict,
    )
  }
}
