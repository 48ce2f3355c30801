import type { Tx } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import { recordVersion } from '../history/record.ts'
import { broughtUpToDate } from '../history/vocabulary.ts'

interface Rewritten {
  /** The kind, as the history calls it: 'incident'. */
  subject: string
  id: string
  establishmentId: string | null
  /** The version that the record has from now on: one more than its latest. The step has set the record's own column. */
  version: number
  /** The whole record as it reads now. */
  content: unknown
}

/**
 * Keeps a record that a step of the upgrade has rewritten as one new version with one event, "brought up to date". That is
 * no correction: it restates no month, and no list of changes shows it. A correction that somebody has begun goes on from
 * the new version.
 */
export async function bringUpToDate(
  tx: Tx,
  act: Act,
  { subject, id, establishmentId, version, content }: Rewritten,
): Promise<void> {
  await recordVersion(tx, act, {
    act: broughtUpToDate,
    subject,
    subjectId: id,
    establishmentId,
    version,
    content,
    reason: '',
  })
  await tx
    .updateTable('draft')
    .set({ baseVersion: version })
    .where('kind', '=', subject)
    .where('subjectId', '=', id)
    .where('baseVersion', '=', version - 1)
    .execute()
}
