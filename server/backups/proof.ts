import { openDatabase, type Connection } from '../database/open.ts'
import { missingMigrations } from '../database/migrate.ts'
import { migrations } from '../../migrations/index.ts'
import { verifyHistory } from '../history/verify.ts'
import { contents } from '../kinds.ts'
import { sealWith, type Keys } from '../keys.ts'
import { Refusal } from '../refusal.ts'

/** What was found in a database that holds. */
export interface Proof {
  head: { seq: number; seal: string }
  versions: number
  /** Rows by table. */
  counts: Record<string, number>
  lastMigration: string
  /** Migrations that this version of the program would still run. */
  missing: string[]
}

/**
 * Opens a database and reads all of it: every page, every reference, the whole history, every record version, and, where
 * its schema is today's, every record as it stands.
 * @throws Refusal with the first thing that does not hold
 */
export async function proveDatabase(file: string, keys: Pick<Keys, 'database' | 'history'>): Promise<Proof> {
  const { db, connection } = openDatabase(file, keys.database)
  try {
    refuseBroken(connection)
    const missing = await missingMigrations(db)
    const readers = missing.length === 0 ? contents : null
    const verdict = await verifyHistory(db, sealWith(keys.history), readers)
    if (!verdict.sound) throw new Refusal(`The history in it does not hold: ${verdict.why}.`)
    const { events, versions, head } = verdict
    const lastMigration = Object.keys(migrations).findLast((name) => !missing.includes(name)) ?? ''
    return {
      head: { seq: events, seal: head },
      versions,
      counts: countRows(connection),
      lastMigration,
      missing,
    }
  } finally {
    connection.close()
  }
}

function refuseBroken(connection: Connection): void {
  const integrity = connection.pragma('integrity_check(1)', { simple: true })
  if (integrity !== 'ok') throw new Refusal(`A page in it is damaged: ${String(integrity)}.`)
  const strays = connection.pragma('foreign_key_check') as unknown[]
  if (strays.length > 0) throw new Refusal(`${strays.length} references in it lead nowhere.`)
}

function countRows(connection: Connection): Record<string, number> {
  const tables = connection
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name")
    .all() as { name: string }[]
  const count = (name: string) =>
    (connection.prepare(`select count(*) as rows from "${name}"`).get() as { rows: number }).rows
  return Object.fromEntries(tables.map(({ name }) => [name, count(name)]))
}
