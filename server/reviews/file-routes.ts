import type { Format } from '../../reports/render.ts'
import type { Edition } from '../../reports/report.ts'
import { Forbidden, NotFound } from '../http/errors.ts'
import { file, get, page } from '../http/route.ts'
import type { Answer, Route, SignedInAsk } from '../http/route.ts'
import { recordView } from '../records/look-queries.ts'
import { recordDownload } from './actions.ts'
import { crumbsTo } from './crumbs.ts'
import { fileOf, reportOf, type WantedEdition } from './editions.ts'
import { editionPage } from './issue-page.ts'
import { mayReadReport } from './overview-page.ts'
import { editionLabel, editionReportPage, fileName, reviewTitle } from './page.ts'
import { findReview, findVersion, reviewContent, type Review } from './queries.ts'
import { editions } from './vocabulary.ts'
import { yearOf } from './year.ts'

const costly = { costly: 'review' } as const

/** The review as a page, on paper and as a workbook. */
export const fileRoutes = (): Route[] => [
  get('/reviews/:year/editions/:edition', 'read reviews', showEdition, costly),
  get('/reviews/:year/report', 'read reviews', showReport, costly),
  get('/reviews/:year/review.pdf', 'read reviews', (ask) => download(ask, pdf), costly),
  get('/reviews/:year/tables.xlsx', 'read reviews', (ask) => download(ask, spreadsheet), costly),
]

interface FileKind {
  format: Format
  type: string
  ending: string
}

const pdf: FileKind = { format: 'pdf', type: 'application/pdf', ending: 'pdf' }
const spreadsheet: FileKind = {
  format: 'spreadsheet',
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ending: 'xlsx',
}

function editionOf(text: string | undefined): Edition {
  const edition = editions.find(({ value }) => value === (text ?? 'partners'))
  if (edition === undefined) throw new NotFound('no such edition')
  return edition.value
}

interface Shown {
  /** The version that was asked for, as it was. */
  version: Review
  /** Which earlier version the address names; undefined for the current one. */
  named: number | undefined
  wanted: WantedEdition
}

// Not there before not allowed: the business manager knows of a draft, but only the scrutineer reads it.
async function shownIn(ask: SignedInAsk, edition: Edition): Promise<Shown> {
  const review = await findReview(ask.db, ask.person, yearOf(ask.params))
  const asked = ask.query['version']
  const version = asked === undefined ? review : await findVersion(ask.db, ask.person, review, asked)
  if (!mayReadReport({ review: version, role: ask.person.role })) throw new Forbidden()
  const { demonstration } = ask.parts
  const wanted = { year: review.year, edition, now: ask.now, demonstration, review: version }
  return { version, named: asked === undefined ? undefined : version.number, wanted }
}

async function showReport(ask: SignedInAsk): Promise<Answer> {
  const { version, named, wanted } = await shownIn(ask, editionOf(ask.query['edition']))
  const report = await reportOf(ask.db, ask.parts.count, wanted)
  await recordView(ask.db, ask.act, 'review', { id: version.id, establishmentId: null })
  return page('report/show', editionReportPage(version.year, report, named), {
    title: `${reviewTitle(version.year)}: ${report.editionLabel}`,
    name: 'review-report',
    breadcrumbs: crumbsTo(version.year, editionLabel(report.edition)),
  })
}

async function download(ask: SignedInAsk, { format, type, ending }: FileKind): Promise<Answer> {
  const edition = editionOf(ask.query['edition'])
  const { version, wanted } = await shownIn(ask, edition)
  const { content, sha256 } = await fileOf(ask.db, ask.parts.count, { ...wanted, format })
  const { id: reviewId, number } = version
  await recordDownload(ask.db, ask.act, { reviewId, number, edition, format, sha256 })
  return file(content, type, `${fileName(version, edition)}.${ending}`)
}

async function showEdition(ask: SignedInAsk): Promise<Answer> {
  const { version, named, wanted } = await shownIn(ask, editionOf(ask.params['edition']))
  const report = await reportOf(ask.db, ask.parts.count, wanted)
  const content = await reviewContent(ask.db, version.id)
  if (content === undefined) throw new NotFound('this version of the review has no content')
  const edition = editionPage(version, report, { content, named })
  return page('records/show', edition, {
    title: `${edition.heading}: ${reviewTitle(version.year)}`,
    name: 'review-edition',
    breadcrumbs: crumbsTo(version.year, edition.heading),
  })
}
