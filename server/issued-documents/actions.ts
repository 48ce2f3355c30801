import type { Edition, Report } from '../../reports/report.ts'
import type { Act } from '../database/write.ts'
import type { Tx } from '../database/schema.ts'
import { canonical, digestOf } from '../history/canonical.ts'

export interface Issue {
  kind: 'review'
  subjectId: string
  edition: Edition
  report: Report
  /** The history's record seal as it stands. */
  historyHead: string
}

/**
 * Stores a report as data, for good. Its digest must stand in a record version of its subject in the same transaction,
 * or `history verify` could not notice a change.
 */
export async function issueDocument(tx: Tx, act: Act, { report, ...issue }: Issue): Promise<void> {
  const content = canonical(report)
  await tx
    .insertInto('issuedDocument')
    .values({ id: act.newId(), ...issue, content, digest: digestOf(content), issuedAt: act.at })
    .execute()
}
