import { parseYear, reviewYearOf } from '../../../reports/period.ts'
import { may } from '../../access/permissions.ts'
import type { Problem, Typed } from '../../fields/field.ts'
import { typeForm } from '../../fields/form.ts'
import { NotFound, Stale } from '../../http/errors.ts'
import { newFormKey } from '../../http/read.ts'
import { conflict, get, invalid, page, post } from '../../http/route.ts'
import type { Answer, Route, SignedInAsk } from '../../http/route.ts'
import { paths } from '../../paths.ts'
import { recordView } from '../../records/look-queries.ts'
import { historyPage } from '../../records/page.ts'
import { versionsOf } from '../../records/queries.ts'
import { answerForm, seenVersion } from '../../records/small-forms.ts'
import { establishmentContent, findEstablishmentHead } from '../queries.ts'
import { recordPopulation } from './actions.ts'
import { answersOf, countedIn, populationForm, populationRecordForm } from './form.ts'
import type { PopulationAnswers, PopulationYear } from './form.ts'
import type { MonthCount } from './month-field.ts'
import {
  populationConflictPage,
  populationFormPage,
  populationShowPage,
  populationTitle,
  type Standing,
  type Whose,
} from './page.ts'
import { countsOfYear, findPopulationYear, lastChangeOf, populationContent } from './queries.ts'
import { unusualCounts, whyInWords } from './unusual.ts'

const base = '/establishments/:id/population/:year'

export const populationRoutes = (): Route[] => [
  get(base, 'read population', showPopulation),
  get(`${base}/counts`, 'record population', askPopulation),
  post(`${base}/counts`, 'record population', savePopulation, { reads: 'a form' }),
  get(`${base}/history`, 'read population', showHistory, { costly: 'history' }),
]

interface Place {
  whose: Whose
  /** Undefined where nothing was recorded yet. */
  stands: Standing | undefined
  wasOpen: (day: string) => boolean
  placesOn: (day: string) => number | undefined
}

/** @throws NotFound for another's establishment, one that is not there, and a year that has not begun */
async function placeOf({ db, person, params, today }: SignedInAsk): Promise<Place> {
  const id = params['id'] ?? ''
  const year = yearIn(params['year'] ?? '', today)
  if ((await findEstablishmentHead(db, person, id)) === undefined)
    throw new NotFound('no such establishment, or not this person’s')
  const on = await attributesBy(db, id)
  return {
    whose: { establishmentId: id, year, name: on(today)?.name ?? '' },
    stands: await standingOf(db, id, year),
    wasOpen: (day) => on(day)?.state === 'open',
    placesOn: (day) => on(day)?.places,
  }
}

function yearIn(text: string, today: string): number {
  const year = parseYear(text)
  if (year === undefined || year > reviewYearOf(today)) throw new NotFound('the year is none, or lies ahead')
  return year
}

async function attributesBy(db: SignedInAsk['db'], id: string) {
  const attributes = (await establishmentContent(db, id))?.attributes ?? []
  return (day: string) => attributes.findLast(({ fromOn }) => fromOn <= day)
}

async function standingOf(db: SignedInAsk['db'], id: string, year: number): Promise<Standing | undefined> {
  const found = await findPopulationYear(db, id, year)
  const counts = found === undefined ? undefined : await populationContent(db, found.id)
  if (found === undefined || counts === undefined) return undefined
  return { version: found.version, counts, last: await lastChangeOf(db, found.id) }
}

const crumbs = ({ establishmentId, name, year }: Whose) => [
  { href: paths.home(), text: 'Home' },
  { href: paths.establishments(), text: 'Establishments' },
  { href: paths.establishment(establishmentId), text: name },
  { text: populationTitle({ year }) },
]

async function showPopulation(ask: SignedInAsk): Promise<Answer> {
  const { whose, stands } = await placeOf(ask)
  const content = populationShowPage(whose, stands, may(ask.person.role, 'record population'))
  return page('records/show', content, {
    title: content.heading,
    name: 'population-year',
    breadcrumbs: crumbs(whose),
  })
}

async function askPopulation(ask: SignedInAsk): Promise<Answer> {
  const place = await placeOf(ask)
  const { whose, stands } = place
  const asked = populationForm(whose.year, stands !== undefined)
  const typed = stands === undefined ? {} : typeForm(asked, answersOf(stands.counts))
  return formAnswer(ask, place, { typed, problems: [], version: stands?.version ?? 0 })
}

interface FormState {
  typed: Typed
  problems: readonly Problem[]
  version: number
}

function formAnswer(ask: SignedInAsk, { whose, wasOpen }: Place, state: FormState): Answer {
  const asked = populationForm(whose.year, state.version > 0)
  const around = { csrf: ask.csrf, key: newFormKey(), wasOpen }
  const content = populationFormPage(whose, asked, { ...state, ...around })
  const wording = { title: content.heading, name: 'population-form', breadcrumbs: crumbs(whose) }
  return state.problems.length === 0
    ? page('establishments/population', content, wording)
    : invalid('establishments/population', content, wording)
}

async function savePopulation(ask: SignedInAsk): Promise<Answer> {
  const place = await placeOf(ask)
  const version = seenVersion(ask)
  const { year, establishmentId } = place.whose
  return answerForm(ask, populationForm(year, version > 0), {
    again: ({ problems }) => formAnswer(ask, place, { typed: ask.typed, problems, version }),
    save: async (answers) => {
      const { source, unusual, reason } = answers
      const months = countedIn(year, answers)
      const problems = unusual === '' ? await unexplained(ask, place, months) : []
      if (problems.length > 0) return problems
      const counts = { establishmentId, year, source, unusual, months }
      await recordPopulation(ask.db, ask.act, { counts, version, reason })
      return paths.populationYear(establishmentId, year)
    },
    refused: (error, answers) => (error instanceof Stale ? conflictAnswer(ask, place, answers) : undefined),
  })
}

/** A count far above the places or the month before is stored with a reason only. */
async function unexplained(
  { db }: SignedInAsk,
  { whose, placesOn }: Place,
  months: readonly MonthCount[],
): Promise<Problem[]> {
  const before = await countsOfYear(db, whose.establishmentId, whose.year - 1)
  const unusual = unusualCounts(months, { placesOn, before })
  return unusual.length === 0 ? [] : [{ control: 'unusual', message: whyInWords(unusual) }]
}

function conflictAnswer(ask: SignedInAsk, { whose, stands }: Place, yours: PopulationAnswers): Answer {
  const nothing: PopulationYear = { ...whose, source: '', months: [] }
  const content = populationConflictPage(whose, {
    theirs: answersOf(stands?.counts ?? nothing),
    yours,
    typed: ask.typed,
    version: stands?.version ?? 0,
    role: ask.person.role,
    csrf: ask.csrf,
    key: newFormKey(),
  })
  return conflict('records/conflict', content, {
    title: content.heading,
    name: 'population-conflict',
    breadcrumbs: crumbs(whose),
  })
}

async function showHistory(ask: SignedInAsk): Promise<Answer> {
  const { whose, stands } = await placeOf(ask)
  const record = await findPopulationYear(ask.db, whose.establishmentId, whose.year)
  if (record === undefined || stands === undefined) throw new NotFound('no month-end counts of this year')
  const seen = { id: record.id, establishmentId: whose.establishmentId }
  await recordView(ask.db, ask.act, 'population-year-history', seen)
  const versions = (await versionsOf(ask.db, 'population-year', record.id)).map((version) => ({
    ...version,
    content: { ...answersOf(version.content as unknown as PopulationYear) },
  }))
  const content = historyPage(
    { ...historyWords, base: `/establishments/${whose.establishmentId}/population` },
    populationRecordForm(whose.year),
    {
      id: String(whose.year),
      version: stands.version,
      establishmentId: whose.establishmentId,
      title: `${populationTitle(whose)}, ${whose.name}`,
      content: answersOf(stands.counts),
    },
    { versions, role: ask.person.role },
  )
  return page('records/history', content, {
    title: `History of ${populationTitle(whose)}`,
    name: 'population-year-history',
    breadcrumbs: crumbs(whose),
  })
}

const historyWords = {
  name: 'population-year',
  one: 'year of counts',
  many: 'Establishments',
  newTitle: '',
  statement: '',
}
