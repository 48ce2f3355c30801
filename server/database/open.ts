import { chmodSync } from 'node:fs'
import Database from 'better-sqlite3'
import { CamelCasePlugin, CompiledQuery, Kysely, SqliteDialect, SqliteDriver } from 'kysely'
import type { DatabaseConnection } from 'kysely'
import { Refusal } from '../refusal.ts'
import { keptPrepared } from './prepared.ts'
import type { Db, Tables } from './schema.ts'

/** better-sqlite3's connection, for what Kysely has no words for: pragmas, online copies. */
export type Connection = Database.Database

export interface Opened {
  db: Db
  connection: Connection
}

/**
 * Opens the encrypted file (or an in-memory one) with every pragma set and read back, since the library falls
 * back to weaker ones when a file is opened again.
 * @param key 32 bytes; used raw by SQLCipher 4, no passphrase stretching
 * @throws Refusal with one line that says what is wrong: wrong key, corrupt, not a database
 */
export function openDatabase(file: string, key: Buffer): Opened {
  return opened(file, key, checkSound)
}

/** A further connection to a file that this process opened and checked already: the same, without reading every page again. */
export const openAgain = (file: string, key: Buffer): Opened => opened(file, key, () => undefined)

/**
 * A database in memory, opened with the same pragmas, that begins with this content.
 * @param content the bytes of an unencrypted database
 */
export function openCopy(content: Buffer): Opened {
  const connection = new Database(content)
  setPragmas(connection)
  return { db: kyselyOver(connection), connection }
}

function opened(file: string, key: Buffer, check: (connection: Connection) => void): Opened {
  const connection = new Database(file)
  try {
    if (file !== ':memory:') {
      // Only the service's own user may read it (SECURITY DE-04).
      chmodSync(file, 0o600)
      unlock(connection, key)
    }
    refuseUnsafe(connection)
    setPragmas(connection)
    if (file !== ':memory:') check(connection)
  } catch (cause) {
    connection.close()
    if (cause instanceof Refusal) throw cause
    throw new Refusal(whyNot(cause), { cause })
  }
  return { db: kyselyOver(connection), connection }
}

function refuseUnsafe(connection: Connection): void {
  const version = sqliteVersion(connection)
  if (!isSafe(version))
    throw new Refusal(`SQLite ${version} can damage the database. Run "npm ci" and start again.`)
}

export const sqliteVersion = (connection: Connection): string =>
  (connection.prepare('select sqlite_version() as version').get() as { version: string }).version

/** 3.7.0 to 3.51.2 can corrupt a WAL database; 3.52.0 was withdrawn (SECURITY DU-02). */
export function isSafe(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  const rank = major * 1_000_000 + minor * 1_000 + patch
  return rank >= 3_051_003 && rank !== 3_052_000
}

function unlock(connection: Connection, key: Buffer): void {
  connection.pragma("cipher='sqlcipher'")
  connection.pragma('legacy=4')
  connection.pragma(`key="x'${key.toString('hex')}'"`)
}

const pragmas: [name: string, value: string, readsBack: string | number][] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['busy_timeout', '5000', 5000],
  ['trusted_schema', 'OFF', 0],
  ['secure_delete', 'ON', 1],
  ['temp_store', 'MEMORY', 2],
  ['cache_size', '-65536', -65536],
]

function setPragmas(connection: Connection): void {
  for (const [name, value] of pragmas) connection.pragma(`${name}=${value}`)
  const refused = pragmasThatStand(connection).find(({ isRight }) => !isRight)
  if (refused !== undefined)
    throw new Refusal(`The database refused the right ${refused.name}; it is ${refused.value}.`)
}

/** Every pragma that durability and privacy rest on, read back (SECURITY DU-01). */
export function pragmasThatStand(
  connection: Connection,
): { name: string; value: string; isRight: boolean }[] {
  return pragmas.map(([name, , readsBack]) => {
    const value = connection.pragma(name, { simple: true })
    const expected = name === 'journal_mode' && connection.memory ? 'memory' : readsBack
    return { name, value: String(value), isRight: value === expected }
  })
}

/** Why a damaged file is not opened. */
export const damaged = 'The database file is damaged. Restore a backup; nothing was changed.'

function checkSound(connection: Connection): void {
  const answer = connection.pragma('quick_check(1)', { simple: true })
  if (answer !== 'ok') throw new Refusal(damaged)
}

function whyNot(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause)
  if (message.includes('not a database')) {
    return 'The database cannot be opened: the key is not the one it was made with, or the file is not a database. Nothing was changed.'
  }
  if (/malformed|corrupt/.test(message)) return damaged
  if (/locked|busy/.test(message)) return 'The database is locked by another program. Stop that one first.'
  return `The database cannot be opened: ${message}`
}

function kyselyOver(connection: Connection): Db {
  return new Kysely<Tables>({
    dialect: new ImmediateDialect(connection),
    plugins: [new CamelCasePlugin()],
  })
}

// Deferred transactions that read first and write later fail with SQLITE_BUSY_SNAPSHOT beside a second writer, so every
// transaction takes the write lock at once (SECURITY FA-03).
class ImmediateDialect extends SqliteDialect {
  readonly #connection: Connection
  constructor(connection: Connection) {
    super({ database: keptPrepared(connection) })
    this.#connection = connection
  }
  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#connection)
  }
}

class ImmediateDriver extends SqliteDriver {
  readonly #connection: Connection
  constructor(connection: Connection) {
    super({ database: keptPrepared(connection) })
    this.#connection = connection
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
  // SQLite itself rolls back when the disk is full or fails; a second rollback would hide why.
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#connection.inTransaction) await super.rollbackTransaction(connection)
  }
}
