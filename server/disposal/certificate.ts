import type { Tx } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import { record } from '../history/record.ts'

/**
 * Certifies in the history that a record is destroyed: the event holds how many versions there were and their digests, and
 * every version is emptied.
 */
export async function certify(
  tx: Tx,
  act: Act,
  disposed: {
    subject: string
    subjectId: string
    establishmentId: string | null
    details: Record<string, string | number>
  },
): Promise<void> {
  const { subject, subjectId, establishmentId, details } = disposed
  const versions = await tx
    .selectFrom('recordVersion')
    .select('digest')
    .where('subject', '=', subject)
    .where('subjectId', '=', subjectId)
    .orderBy('version')
    .execute()
  const digests = versions.map(({ digest }) => digest).join(' ')
  await record(tx, act, {
    act: 'disposed',
    subject,
    subjectId,
    establishmentId,
    details: { ...details, versions: versions.length, digests },
  })
  await tx
    .updateTable('recordVersion')
    .set({ content: '', reason: '' })
    .where('subject', '=', subject)
    .where('subjectId', '=', subjectId)
    .execute()
}
