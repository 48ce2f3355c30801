import { namesOf } from '../access/queries.ts'
import type { Db } from '../database/schema.ts'
import type { ReviewContent } from './queries.ts'

/** Who stands behind the ids that a review holds. */
export function namesIn(db: Db, content: ReviewContent): Promise<Map<string, string>> {
  const ids = [
    content.signedBy,
    content.releasedBy,
    ...content.commentaries.map(({ writtenBy }) => writtenBy),
    ...content.gaps.map(({ confirmedBy }) => confirmedBy),
    ...content.publicTexts.flatMap(({ writtenBy, readBy }) => [writtenBy, readBy]),
    ...content.numberDecisions.map(({ decidedBy }) => decidedBy),
    ...content.receipts.map(({ personId }) => personId),
    ...content.earlier.flatMap(({ signedBy, releasedBy, endedBy, receipts }) => [
      signedBy,
      releasedBy,
      endedBy,
      ...receipts.map(({ personId }) => personId),
    ]),
  ]
  return namesOf(
    db,
    ids.filter((id) => id !== null),
  )
}
