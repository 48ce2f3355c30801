import { inDrawingWorker } from '../../reports/render.ts'
import type { Report } from '../../reports/report.ts'
import { Refusal } from '../refusal.ts'
import { areAssetsBuilt } from '../view-assets.ts'
import type { DrawnFile } from './drawn.ts'

/**
 * Draws every file of each report off the event loop, so that nobody’s page waits for a signature. One worker draws them
 * one after another, and waits its turn behind two other drawings.
 * @returns the files of each report, in the order of the reports
 * @throws Refusal when the stylesheet was not built, without which there is no web page
 */
export async function drawDocuments(reports: readonly Report[]): Promise<DrawnFile[][]> {
  if (!areAssetsBuilt()) throw new Refusal('The stylesheet is not built yet. Run "npm run build" first.')
  const drawn = await inDrawingWorker<PostedFile[][]>(
    new URL('./drawing-worker.ts', import.meta.url),
    reports,
    'documents',
  )
  return drawn.map((files) => files.map(({ bytes, ...file }) => ({ ...file, bytes: bufferOf(bytes) })))
}

/** A buffer comes out of a worker as plain bytes. */
type PostedFile = Omit<DrawnFile, 'bytes'> & { bytes: Uint8Array }

const bufferOf = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
