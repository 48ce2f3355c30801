import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '../database/schema.ts'
import { cellsOf, headingsOf, refuseUntold, type Column } from './columns.ts'
import { csvLine } from './csv.ts'
import { put } from './folder.ts'
import { versionsOfKind, type KeptVersion } from './queries.ts'

interface Table {
  name: string
  columns: readonly Column[]
  /** Where the records are held in another table: the column of a record that this is the several of. */
  partOf?: string
}

export interface WrittenTable extends Table {
  rows: number
}

export interface WrittenKind {
  kind: string
  tables: WrittenTable[]
  versions: number
}

/** The CSV files of a kind: one of its records, and one for each thing that a record holds several of. */
const tablesOf = (kind: string, columns: readonly Column[]): Table[] => [
  { name: `${kind}.csv`, columns: columns.filter(({ parts }) => parts === undefined) },
  ...columns.flatMap(({ code, parts }) =>
    parts === undefined ? [] : [{ name: `${kind}.${code}.csv`, columns: parts, partOf: code }],
  ),
]

/** Writes the records of a kind as they stand as CSV, and all their versions as JSON lines, up to an event of the history. */
export async function writeKind(
  db: Db,
  folder: string,
  { kind, columns, upTo }: { kind: string; columns: readonly Column[]; upTo: number },
): Promise<WrittenKind> {
  const tables = tablesOf(kind, columns).map((table) => ({ ...table, rows: 0 }))
  const versionsFile = join(folder, `${kind}.jsonl`)
  for (const table of tables) put(join(folder, table.name), csvLine(headings(table)))
  put(versionsFile, '')
  let versions = 0
  for await (const batch of versionsOfKind(db, kind, upTo)) {
    versions += batch.length
    appendFileSync(versionsFile, batch.map(jsonLine).join(''))
    const records = batch.filter(({ isLatest }) => isLatest === 1).map(recordOf)
    for (const { content } of records) refuseUntold(kind, columns, content)
    for (const table of tables) {
      const lines = records.flatMap((record) => linesOf(table, record))
      table.rows += lines.length
      appendFileSync(join(folder, table.name), lines.join(''))
    }
  }
  return { kind, versions, tables }
}

const headings = ({ columns, partOf }: Table): string[] => [
  'Record [id]',
  ...(partOf === undefined ? [] : ['Which of several [place]']),
  ...headingsOf(columns),
]

interface StandingRecord {
  id: string
  content: Record<string, unknown>
}

const recordOf = ({ id, content }: KeptVersion): StandingRecord => ({
  id,
  content: JSON.parse(content) as Record<string, unknown>,
})

function linesOf({ columns, partOf }: Table, { id, content }: StandingRecord): string[] {
  if (partOf === undefined) return [csvLine([id, ...cellsOf(columns, content)])]
  // A version that was stored before its kind had such a list holds none.
  const parts = (content[partOf] ?? []) as Record<string, unknown>[]
  return parts.map((part, place) => csvLine([id, String(place + 1), ...cellsOf(columns, part)]))
}

// The content stands last and exactly as its digest covers it.
function jsonLine({ content, seq, isLatest: _isLatest, whoId, whoRole, ...version }: KeptVersion): string {
  const about = { event: seq, ...version, by: whoId, as: whoRole }
  return `${JSON.stringify(about).slice(0, -1)},"content":${content}}\n`
}
