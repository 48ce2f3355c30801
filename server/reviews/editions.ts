import { createHash } from 'node:crypto'
import { mayDraw, renderInWorker, type Format } from '../../reports/render.ts'
import type { Edition, Report } from '../../reports/report.ts'
import type { Counter } from '../counting/counting.ts'
import type { Db } from '../database/schema.ts'
import { NotNow } from '../http/errors.ts'
import { issuedReport } from '../issued-documents/queries.ts'
import { draftReport } from './counted.ts'
import type { Wanted } from './load-facts.ts'
import { reviewOfYear } from './queries.ts'

/** The stored report of a signed review; before that, a draft from the records as they stand, marked as one. */
export async function reportOfYear(
  db: Db,
  count: Counter,
  wanted: Wanted & { edition: Edition },
): Promise<Report> {
  const review = await reviewOfYear(db, wanted.year)
  const issued = review === undefined ? undefined : await issuedReport(db, review.id, wanted.edition)
  return issued ?? count(draftReport, wanted)
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
