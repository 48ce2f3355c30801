import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { localDateOf } from '../../reports/clocks.ts'
import { reviewYear } from '../../reports/period.ts'
import { renderHere } from '../../reports/render-here.ts'
import { schemaText } from '../database/migrate.ts'
import type { Opened } from '../database/open.ts'
import { Conflict } from '../http/errors.ts'
import { issuedReport } from '../issued-documents/queries.ts'
import { contents } from '../kinds.ts'
import { firstHouse } from '../records/declared.ts'
import { columnsOf } from './columns.ts'
import { put, sync } from './folder.ts'
import { issuedEditions } from './queries.ts'
import { readmeText } from './readme.ts'
import { writeKind, type WrittenKind } from './tables.ts'

export interface Export {
  /** UTC instant, ISO. */
  at: string
  /** The history's last event: nothing after it is in the files. */
  head: { seq: number; seal: string }
}

/**
 * Writes every record into an empty folder in formats that need no program of ours: CSV, JSON lines, the issued
 * documents as JSON and PDF/A, the schema, what explains them, and checksums. Plain text: whoever holds it reads it.
 * @returns how many files there are, and the checksum of the list of checksums
 */
export async function exportOpenFormats(
  { db, connection }: Opened,
  folder: string,
  { at, head }: Export,
): Promise<{ files: number; records: number; sha256: string }> {
  const kinds = await writeRecords(db, join(folder, 'records'), { at, upTo: head.seq })
  const documents = await writeDocuments(db, join(folder, 'documents'))
  put(join(folder, 'schema.sql'), schemaText(connection))
  put(join(folder, 'README.txt'), readmeText({ at, head: head.seal, kinds, documents }))
  const names = filesUnder(folder)
  const sums: string[] = []
  for (const name of names) {
    sync(join(folder, name))
    sums.push(`${await sha256Of(join(folder, name))}  ${name}\n`)
  }
  put(join(folder, 'SHA256SUMS'), sums.join(''))
  sync(join(folder, 'SHA256SUMS'))
  const records = kinds.reduce((sum, { tables }) => sum + (tables[0]?.rows ?? 0), 0)
  return { files: names.length + 1, records, sha256: await sha256Of(join(folder, 'SHA256SUMS')) }
}

async function writeRecords(
  db: Opened['db'],
  folder: string,
  { at, upTo }: { at: string; upTo: number },
): Promise<WrittenKind[]> {
  mkdirSync(folder, { mode: 0o700 })
  const asked = { houseId: await firstHouse(db), on: localDateOf(at) }
  const written: WrittenKind[] = []
  for (const kind of Object.keys(contents).toSorted())
    written.push(await writeKind(db, folder, { kind, columns: await columnsOf(db, kind, asked), upTo }))
  return written
}

async function writeDocuments(db: Opened['db'], folder: string): Promise<string[]> {
  mkdirSync(folder, { mode: 0o700 })
  const names: string[] = []
  for (const { reviewId, year, edition, content } of await issuedEditions(db)) {
    const report = await issuedReport(db, reviewId, edition)
    if (report === undefined) throw new Conflict('A document went away while it was written.')
    const name = `review-${reviewYear(year).label}-${edition}`
    put(join(folder, `${name}.json`), content)
    put(join(folder, `${name}.pdf`), await renderHere(report, 'pdf'))
    names.push(`documents/${name}.json`, `documents/${name}.pdf`)
  }
  return names
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((name) => name.replaceAll('\\', '/'))
    .toSorted()

// Read back from the disk: what is vouched for is what stands there.
async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
