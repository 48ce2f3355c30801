import { createHash } from 'node:crypto'
import { buildAnnualReview } from '../../reports/annual-review/build.ts'
import { mayDraw, renderInWorker, type Format } from '../../reports/render.ts'
import type { Edition, Report } from '../../reports/report.ts'
import type { Db } from '../database/schema.ts'
import { NotNow } from '../http/errors.ts'
import { issuedReport } from '../issued-documents/queries.ts'
import { asDraft } from '../issued-documents/seal.ts'
import { loadReviewFacts } from './load-facts.ts'
import { reviewOfYear } from './queries.ts'

interface Wanted {
  year: number
  edition: Edition
  now: string
  demonstration: string[]
}

/** The stored report of a signed review; before that, a draft from the records as they stand, marked as one. */
export async function reportOfYear(db: Db, { year, edition, ...when }: Wanted): Promise<Report> {
  const review = await reviewOfYear(db, year)
  const issued = review === undefined ? undefined : await issuedReport(db, review.id, edition)
  if (issued !== undefined) return issued
  return asDraft(buildAnnualReview(await loadReviewFacts(db, { year, ...when }), edition))
}

export interface DrawnFile {
  content: Buffer
  /** Of the bytes, in hexadecimal. */
  sha256: string
}

/**
 * A report as a file. The same report gives the same bytes.
 * @throws NotNow while two others are being drawn (SECURITY FA-08): nobody's page hangs in a queue
 */
export async function drawFile(report: Report, format: Format): Promise<DrawnFile> {
  if (!mayDraw())
    throw new NotNow('Two documents are being drawn for others, and no more can be drawn at once.', {
      status: 503,
      retryAfterSeconds: 10,
    })
  const content = await renderInWorker(report, format)
  return { content, sha256: sha256Of(content) }
}

export const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex')
