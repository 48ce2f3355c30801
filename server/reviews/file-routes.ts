import { reviewYear } from '../../reports/period.ts'
import type { Format } from '../../reports/render.ts'
import type { Edition, Report } from '../../reports/report.ts'
import { Forbidden, NotFound } from '../http/errors.ts'
import { file, get, page } from '../http/route.ts'
import type { Answer, Route, SignedInAsk } from '../http/route.ts'
import { recordView } from '../records/actions.ts'
import { recordDownload } from './actions.ts'
import { crumbsTo } from './crumbs.ts'
import { drawFile, reportOfYear } from './editions.ts'
import { editionPage } from './issue-page.ts'
import { mayReadReport } from './overview-page.ts'
import { editionLabel, editionReportPage, reviewTitle } from './page.ts'
import { findReview, reviewContent, type Review } from './queries.ts'
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
  if (edition === undefined) throw new NotFound()
  return edition.value
}

// Not there before not allowed: the business manager knows of a draft, but only the scrutineer reads it.
async function reportIn(ask: SignedInAsk, edition: Edition): Promise<{ review: Review; report: Report }> {
  const review = await findReview(ask.db, ask.person, yearOf(ask.params))
  if (!mayReadReport({ review, role: ask.person.role })) throw new Forbidden()
  const { count, demonstration } = ask.parts
  const wanted = { year: review.year, edition, now: ask.now, demonstration }
  const report = await reportOfYear(ask.db, count, wanted)
  return { review, report }
}

async function showReport(ask: SignedInAsk): Promise<Answer> {
  const { review, report } = await reportIn(ask, editionOf(ask.query['edition']))
  await recordView(ask.db, ask.act, 'review', { id: review.id, establishmentId: null })
  return page('report/show', editionReportPage(review.year, report), {
    title: `${reviewTitle(review.year)}: ${report.editionLabel}`,
    name: 'review-report',
    breadcrumbs: crumbsTo(review.year, editionLabel(report.edition)),
  })
}

async function download(ask: SignedInAsk, { format, type, ending }: FileKind): Promise<Answer> {
  const edition = editionOf(ask.query['edition'])
  const { review, report } = await reportIn(ask, edition)
  const { content, sha256 } = await drawFile(report, format)
  await recordDownload(ask.db, ask.act, { reviewId: review.id, edition, format, sha256 })
  const draft = review.state === 'draft' ? 'draft-' : ''
  const name = `${draft}review-${reviewYear(review.year).label}-${edition}.${ending}`
  return file(content, type, name)
}

async function showEdition(ask: SignedInAsk): Promise<Answer> {
  const { review, report } = await reportIn(ask, editionOf(ask.params['edition']))
  const content = await reviewContent(ask.db, review.id)
  if (content === undefined) throw new NotFound()
  const drawn = review.state === 'draft' ? {} : { pdfSha256: (await drawFile(report, 'pdf')).sha256 }
  const edition = editionPage(review, report, { content, ...drawn })
  return page('records/show', edition, {
    title: `${edition.heading}: ${reviewTitle(review.year)}`,
    name: 'review-edition',
    breadcrumbs: crumbsTo(review.year, edition.heading),
  })
}
