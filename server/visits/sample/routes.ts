import { monthsAfter } from '../../../reports/clocks.ts'
import { longDate } from '../../../reports/wording.ts'
import { establishmentChoices } from '../../establishments/queries.ts'
import type { Typed } from '../../fields/field.ts'
import { typeForm } from '../../fields/form.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import { NotFound } from '../../http/errors.ts'
import { get, page, post, seeOther } from '../../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../../http/route.ts'
import { paths } from '../../paths.ts'
import { readListQuery } from '../../records/list.ts'
import { recordSearch } from '../../records/look-queries.ts'
import type { RecordFormPage } from '../../records/page-types.ts'
import { recordRoutes } from '../../records/routes.ts'
import { answerForm, formAnswer, formParts, ifStale } from '../../records/small-forms.ts'
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
  const typed = typedFor(ask, visit.visitedOn, back)
  const { fields, errors, csrf, key } = formParts({ ...ask, typed }, drawForm, back)
  const content: RecordFormPage = {
    heading: 'Draw a sample',
    caption: visit.name,
    intro: [
      'The service chooses from the establishment’s incidents that count in this period, each as likely as another. Drafts and withdrawn incidents are left out.',
      'The draw is kept, with the seed to repeat it. If you draw again, both draws are kept.',
    ],
    errors,
    sections: [{ fields }],
    hidden: [{ name: 'key', value: key }],
    action: paths.sampleOf(visit.id),
    submit: 'Draw the sample',
    cancel: { text: 'Back to this visit', href: paths.visit(visit.id) },
    csrf,
  }
  const crumbs = [...visitCrumbs, { href: paths.visit(visit.id), text: visit.name }]
  return formAnswer(content, { name: 'sample-draw', crumbs }, back)
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
  return answerForm(ask, drawForm, {
    again: (back) => showDraw(ask, back),
    save: async (values) => {
      const drawn = await drawSample(ask.db, ask.act, ask.person, { ...values, visitId: visit.id })
      const message = 'No incident that counts happened in this period. Choose a longer one'
      return drawn > 0 ? paths.visit(visit.id) : [{ control: 'fromOn-day', message }]
    },
  })
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
  const { fields, errors, csrf, key } = formParts(ask, linkForm, back)
  const content: RecordFormPage = {
    heading: 'Link the incident that was entered',
    caption: 'Found not to be in the records',
    intro: ['The record still says that it was found missing, and also when the incident was entered.'],
    errors,
    sections: [{ fields }],
    hidden: [
      { name: 'key', value: key },
      { name: 'version', value: String(sampled.version) },
    ],
    action: `${place}/link`,
    submit: 'Link this incident',
    cancel: { text: 'Back to this sampled record', href: place },
    csrf,
  }
  const crumbs = [
    { href: paths.home(), text: 'Home' },
    { href: paths.sampledRecords(), text: 'Sampled records' },
  ]
  return formAnswer(content, { name: 'sample-link', crumbs }, back)
}

const notLinked: Record<NotLinked, string> = {
  unknown:
    'There is no such incident at the establishment that was visited. Check the reference or the number',
  'was-there':
    'This incident was entered before you found it missing, so it was in the records. Correct the finding instead',
}

async function linkOne(ask: SignedInAsk): Promise<Answer> {
  const { id } = await sampledIn(ask)
  const control = 'incidentNumber'
  return answerForm(ask, linkForm, {
    again: (back) => showLink(ask, back),
    save: async ({ incidentNumber: number }) => {
      const seen = { id, version: ask.pressed.version ?? 0, number }
      const why = await linkEntered(ask.db, ask.act, ask.person, seen)
      return why === null ? paths.sampledRecord(id) : [{ control, message: notLinked[why] }]
    },
    refused: ifStale(
      control,
      () =>
        'Somebody changed this record while you were writing, so nothing was saved. Check the current version, then send this again if it still applies',
    ),
  })
}
