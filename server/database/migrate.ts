import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { migrations } from '../../migrations/index.ts'
import { keepPrivate } from '../modes.ts'
import { Refusal } from '../refusal.ts'
import type { Connection, Opened } from './open.ts'
import type { Db } from './schema.ts'
import { markStepDone, missingSteps } from './upgrade-steps.ts'

const applied = 'migration'

/**
 * Brings the schema up to date, one transaction a migration: all of it or nothing. A file that already holds tables is
 * copied first (`VACUUM INTO`, encrypted with the same key).
 * @returns the names of the migrations that ran
 * @throws Refusal when the database is newer than this code
 */
export async function migrate({ db, connection }: Opened, copyTo?: string): Promise<string[]> {
  await sql`create table if not exists ${sql.table(applied)} (name text primary key) strict`.execute(db)
  const missing = await missingMigrations(db)
  if (missing.length === 0) return []
  const isNew = missing.length === Object.keys(migrations).length
  if (copyTo !== undefined && !isNew && !existsSync(copyTo)) copyInto(connection, copyTo)
  for (const name of missing) await run(db, name)
  // A new database holds no records to bring up to date.
  if (isNew) for (const name of await missingSteps(db)) await markStepDone(db, { name, records: 0 })
  return missing
}

async function run(db: Db, name: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await migrations[name]?.up(tx)
    await sql`insert into ${sql.table(applied)} (name) values (${name})`.execute(tx)
  })
}

/** Which migrations this database still needs; refuses a database that knows one that this code does not. */
export async function missingMigrations(db: Db): Promise<string[]> {
  const rows = await sql<{ name: string }>`select name from ${sql.table(applied)} order by name`.execute(db)
  const known = Object.keys(migrations)
  const unknown = rows.rows.find((row) => !known.includes(row.name))
  if (unknown !== undefined) {
    throw new Refusal(
      `The database is newer than this version of the program (it has "${unknown.name}"). Install the newer version; nothing was changed.`,
    )
  }
  return known.filter((name) => !rows.rows.some((row) => row.name === name))
}

/** Whether the file holds our schema at all: a new file has no list of migrations. */
export function hasSchema(connection: Connection): boolean {
  return connection.prepare(`select 1 from sqlite_schema where name = '${applied}'`).get() !== undefined
}

function copyInto(connection: Connection, file: string): void {
  connection.prepare('vacuum into ?').run(file)
  keepPrivate(file, 0o600)
}

/** The schema as it stands, one statement a paragraph: what `migrations/schema.sql` holds. */
export function schemaText(connection: Connection): string {
  const rows = connection
    .prepare('select sql from sqlite_schema where sql is not null order by type desc, name')
    .all() as { sql: string }[]
  return rows.map((row) => `${row.sql};\n`).join('\n')
}
