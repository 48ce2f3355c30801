import type { OpinionBlock } from '../../reports/report.ts'
import type { Db } from '../database/schema.ts'
import { issuedReport } from '../issued-documents/queries.ts'
import { documentOf, isIssued } from './editions.ts'
import type { Review } from './queries.ts'

/** The opinions as they stand in the partners' edition of a signed version; none of a draft. */
export async function signedOpinions(db: Db, review: Review): Promise<OpinionBlock[]> {
  if (!isIssued(review)) return []
  const report = await issuedReport(db, documentOf(review, 'partners'))
  const blocks = report?.sections.find(({ id }) => id === 'opinion')?.blocks ?? []
  return blocks.filter((block) => block.type === 'opinion')
}
