import { mayDraw, renderInWorker, type Format } from '../../reports/render.ts'
import type { Edition, Report } from '../../reports/report.ts'
import type { Counter } from '../counting/counting.ts'
import type { Db } from '../database/schema.ts'
import { NotFound, NotNow } from '../http/errors.ts'
import { sha256Of } from '../issued-documents/drawn.ts'
import { issuedReport, storedFile, type StoredFile, type WhichDocument } from '../issued-documents/queries.ts'
import { draftReport } from './counted.ts'
import type { Wanted } from './load-facts.ts'
import type { Review } from './queries.ts'

/** One edition of one version of a review. */
export interface WantedEdition extends Wanted {
  edition: Edition
  /** The version, as `findReview` or `asItWas` gives it; undefined where the year's review was not begun. */
  review: Review | undefined
}

/**
 * The stored report of a signed version; before that, a draft from the records as they stand, marked as one.
 * @throws NotFound where that version was never signed
 */
export async function reportOf(
  db: Db,
  count: Counter,
  { review, ...wanted }: WantedEdition,
): Promise<Report> {
  if (!isIssued(review)) return count(draftReport, wanted)
  const report = await issuedReport(db, documentOf(review, wanted.edition))
  if (report === undefined) throw new NotFound('this edition was not issued')
  return report
}

/**
 * A file of an edition: as it was stored when it was signed; of a draft, drawn now.
 * @throws NotNow while two others are being drawn (SECURITY FA-08): nobody's page hangs in a queue
 */
export async function fileOf(
  db: Db,
  count: Counter,
  { format, ...wanted }: WantedEdition & { format: Format },
): Promise<StoredFile> {
  const { review, edition } = wanted
  if (isIssued(review)) return storedFile(db, documentOf(review, edition), format)
  return drawDraft(await reportOf(db, count, wanted), format)
}

export const isIssued = (review: Review | undefined): review is Review =>
  review !== undefined && review.state !== 'draft'

export const documentOf = ({ id, number }: Review, edition: Edition): WhichDocument => ({
  kind: 'review',
  subjectId: id,
  edition,
  number,
})

async function drawDraft(report: Report, format: Format): Promise<StoredFile> {
  if (!mayDraw())
    throw new NotNow('Two documents are being drawn for others, and no more can be drawn at once.', {
      status: 503,
      retryAfterSeconds: 10,
    })
  const content = await renderInWorker(report, format)
  return { content, sha256: sha256Of(content) }
}
