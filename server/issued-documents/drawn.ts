import { createHash } from 'node:crypto'
import type { Report } from '../../reports/report.ts'
import { drawHere } from './draw-here.ts'
import { fileFormats, type FileFormat } from './vocabulary.ts'

export interface DrawnFile {
  format: FileFormat
  bytes: Buffer
  /** Of the bytes, in hexadecimal. */
  sha256: string
}

/** Every file of a report, drawn in this thread: for a command, which has nothing else to do meanwhile. */
export async function drawnHere(report: Report): Promise<DrawnFile[]> {
  const files: DrawnFile[] = []
  for (const { value: format } of fileFormats) {
    const bytes = await drawHere(report, format)
    files.push({ format, bytes, sha256: sha256Of(bytes) })
  }
  return files
}

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
