import { renameSync, rmSync, writeFileSync } from 'node:fs'
import type { Report } from '../../reports/report.ts'
import { standalonePage } from '../issued-documents/standalone.ts'
import { sha256Of } from './editions.ts'
import { renderHere } from '../../reports/render-here.ts'

/** The forms that a report is written to disk in. */
export const fileForms = ['pdf', 'html', 'spreadsheet', 'json'] as const
export type FileForm = (typeof fileForms)[number]

export interface WrittenFile {
  path: string
  sha256: string
}

/** Draws a report in one form and writes the file whole or not at all. The same report gives the same bytes. */
export async function writeReport(report: Report, form: FileForm, path: string): Promise<WrittenFile> {
  const content = await contentIn(report, form)
  const half = `${path}.half`
  try {
    writeFileSync(half, content)
    renameSync(half, path)
  } catch (error) {
    rmSync(half, { force: true })
    throw error
  }
  return { path, sha256: sha256Of(content) }
}

async function contentIn(report: Report, form: FileForm): Promise<Buffer> {
  switch (form) {
    case 'pdf':
    case 'spreadsheet':
      return renderHere(report, form)
    case 'html':
      return Buffer.from(standalonePage(report, 'Secure Estate Scrutiny'))
    case 'json':
      return Buffer.from(`${JSON.stringify(report, null, 2)}\n`)
  }
}
