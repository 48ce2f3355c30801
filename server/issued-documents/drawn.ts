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

/** Draws a report as one of its files. */
export type Draw = (report: Report, format: FileFormat) => Promise<Buffer>

/** Every file of a report, drawn in this thread: as this version draws it, if nothing else is said. */
export async function drawnHere(report: Report, draw: Draw = drawHere): Promise<DrawnFile[]> {
  const files: DrawnFile[] = []
  for (const { value: format } of fileFormats) {
    const bytes = await draw(report, format)
    files.push({ format, bytes, sha256: sha256Of(bytes) })
  }
  return files
}

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
