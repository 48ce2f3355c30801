import type { Tx } from '../database/schema.ts'
import { storeFiles } from '../issued-documents/actions.ts'
import { drawnHere } from '../issued-documents/drawn.ts'
import { documentsWithoutFiles, sealedReport } from '../issued-documents/queries.ts'
import { reviewContent } from '../reviews/queries.ts'
import { bringUpToDate } from './bring-up-to-date.ts'
import type { UpgradeStep } from './step.ts'

/**
 * Draws and stores the files of everything that was issued before files were stored, as they were served until now, so that
 * no later change of a drawing reaches them. Each review then holds their digests.
 */
export const storeIssuedFiles: UpgradeStep = async (tx, act) => {
  const documents = await documentsWithoutFiles(tx)
  for (const document of documents) await storeFiles(tx, document.id, await drawnHere(sealedReport(document)))
  const reviews = new Set(documents.map(({ subjectId }) => subjectId))
  for (const id of reviews) {
    const { version, content } = await nextVersion(tx, id)
    await bringUpToDate(tx, act, { subject: 'review', id, establishmentId: null, version, content })
  }
  return reviews.size
}

async function nextVersion(tx: Tx, id: string): Promise<{ version: number; content: unknown }> {
  const { version } = await tx
    .updateTable('review')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return { version, content: await reviewContent(tx, id) }
}
