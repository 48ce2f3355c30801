import { renameSync, rmSync, writeFileSync } from 'node:fs'
import type { Counter } from '../counting/counting.ts'
import type { Db } from '../database/schema.ts'
import { drawHere } from '../issued-documents/draw-here.ts'
import { sha256Of } from '../issued-documents/drawn.ts'
import { storedFile, type StoredFile } from '../issued-documents/queries.ts'
import type { FileFormat } from '../issued-documents/vocabulary.ts'
import { documentOf, isIssued, reportOf, type WantedEdition } from './editions.ts'

/** How a command gets the files of an edition: as they were stored; of a draft, counted once and drawn here. */
export async function filesOf(
  db: Db,
  count: Counter,
  wanted: WantedEdition,
): Promise<(format: FileFormat) => Promise<StoredFile>> {
  const { review, edition } = wanted
  if (isIssued(review)) return (format) => storedFile(db, documentOf(review, edition), format)
  const report = await reportOf(db, count, wanted)
  return async (format) => {
    const content = await drawHere(report, format)
    return { content, sha256: sha256Of(content) }
  }
}

/** Writes a file whole or not at all. */
export function writeWhole(path: string, content: Buffer): void {
  const half = `${path}.half`
  try {
    writeFileSync(half, content)
    renameSync(half, path)
  } catch (error) {
    rmSync(half, { force: true })
    throw error
  }
}
