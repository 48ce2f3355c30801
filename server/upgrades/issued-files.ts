import type { Tx } from '../database/schema.ts'
import { storeFiles } from '../issued-documents/actions.ts'
import { asData } from '../issued-documents/draw-here.ts'
import { drawnHere, type Draw } from '../issued-documents/drawn.ts'
import { documentsWithoutFiles, sealedReport } from '../issued-documents/queries.ts'
import { refuseUnbuilt } from '../issued-documents/standalone.ts'
import { reviewContent } from '../reviews/queries.ts'
import { bringUpToDate } from './bring-up-to-date.ts'
import type { UpgradeStep } from './step.ts'

/**
 * Draws and stores the files of everything that was issued before files were stored. They are drawn as the version drew them
 * that issued them, so that each is byte for byte what was served until now. Each review then holds their digests.
 */
export const storeIssuedFiles: UpgradeStep = async (tx, act) => {
  const documents = await documentsWithoutFiles(tx)
  for (const document of documents) {
    const files = await drawnHere(sealedReport(document), drawThen)
    await storeFiles(tx, document.id, files)
  }
  const reviews = new Set(documents.map(({ subjectId }) => subjectId))
  for (const id of reviews) {
    const { version, content } = await nextVersion(tx, id)
    await bringUpToDate(tx, act, { subject: 'review', id, establishmentId: null, version, content })
  }
  return reviews.size
}

const drawThen: Draw = async (report, format) => {
  // Only an upgrade of something issued loads it.
  const then = await import('./drawings/2026-11-22.js')
  switch (format) {
    case 'pdf':
      return then.renderPdf(report)
    case 'spreadsheet':
      return then.renderSpreadsheet(report)
    case 'html':
      refuseUnbuilt()
      return Buffer.from(then.standalonePage(report, 'Secure Estate Scrutiny'))
    case 'json':
      return asData(report)
  }
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
