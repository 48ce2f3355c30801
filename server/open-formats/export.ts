import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { localDateOf } from '../../reports/clocks.ts'
import { reviewYear } from '../../reports/period.ts'
import { schemaText } from '../database/migrate.ts'
import type { Opened } from '../database/open.ts'
import { storedFile } from '../issued-documents/queries.ts'
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
 * documents as data and as their stored files, the schema, what explains them, and checksums. Plain text: whoever holds it reads it.
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

// Never drawn again: each file as it was stored and is served, and the data that its printed digest is of.
async function writeDocuments(db: Opened['db'], folder: string): Promise<string[]> {
  mkdirSync(folder, { mode: 0o700 })
  const names: string[] = []
  for (const { content, ...which } of await issuedEditions(db)) {
    const name = documentName(which)
    put(join(folder, `${name}.json`), content)
    names.push(`documents/${name}.json`)
    for (const [format, ending] of storedEndings) {
      put(join(folder, `${name}.${ending}`), (await storedFile(db, which, format)).content)
      names.push(`documents/${name}.${ending}`)
    }
  }
  return names
}

const storedEndings = [
  ['pdf', 'pdf'],
  ['html', 'html'],
  ['spreadsheet', 'xlsx'],
] as const

const documentName = ({ year, edition, number }: { year: number; edition: string; number: number }) =>
  `review-${reviewYear(year).label}${number === 1 ? '' : `-version-${number}`}-${edition}`

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
