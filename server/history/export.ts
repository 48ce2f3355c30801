import { createHash } from 'node:crypto'
import { open, rm, writeFile, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Db } from '../database/schema.ts'

const batch = 1000

/**
 * Writes the whole chain as JSON lines, oldest first, and with `records` every version of every record after it; beside
 * it, its SHA-256 in the form that `sha256sum -c` reads. Plain text: whoever holds the file can read it.
 * @returns how many lines there are, and the checksum. On failure nothing of it stays behind.
 */
export async function exportHistory(
  db: Db,
  file: string,
  { records }: { records: boolean },
): Promise<{ lines: number; sha256: string }> {
  const out = await open(file, 'wx', 0o600)
  try {
    const written = await writeLines(out, batches(db, records)).finally(() => out.close())
    await writeFile(`${file}.sha256`, `${written.sha256}  ${basename(file)}\n`, { mode: 0o600 })
    return written
  } catch (error) {
    await rm(file, { force: true })
    await rm(`${file}.sha256`, { force: true })
    throw error
  }
}

async function writeLines(
  out: FileHandle,
  all: AsyncIterable<object[]>,
): Promise<{ lines: number; sha256: string }> {
  const hash = createHash('sha256')
  let lines = 0
  for await (const rows of all) {
    const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('')
    await out.writeFile(text)
    hash.update(text, 'utf8')
    lines += rows.length
  }
  await out.sync()
  return { lines, sha256: hash.digest('hex') }
}

async function* batches(db: Db, records: boolean): AsyncGenerator<object[]> {
  yield* allAfter('event', (seq) => eventsAfter(db, seq))
  if (records) yield* allAfter('version', (seq) => versionsAfter(db, seq))
}

/** Batch by batch to the last, each row marked with what it is. */
async function* allAfter<Row extends { seq: number }>(
  line: string,
  after: (seq: number) => Promise<Row[]>,
): AsyncGenerator<object[]> {
  for (let rows = await after(0); rows.length > 0; rows = await after(rows.at(-1)?.seq ?? 0))
    yield rows.map((row) => ({ line, ...row }))
}

const eventsAfter = (db: Db, seq: number) =>
  db.selectFrom('historyEvent').selectAll().where('seq', '>', seq).orderBy('seq').limit(batch).execute()

// One version an event, which `history verify` holds to.
const versionsAfter = (db: Db, seq: number) =>
  db.selectFrom('recordVersion').selectAll().where('seq', '>', seq).orderBy('seq').limit(batch).execute()
