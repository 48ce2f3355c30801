import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { pino } from 'pino'
import { systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { countHere } from './counting/counting.ts'
import { countings } from './countings.ts'
import { hasSchema } from './database/migrate.ts'
import { openDatabase, type Opened } from './database/open.ts'
import { isUpToDate } from './database/up-to-date.ts'
import { databaseClock, demonstrationLines } from './demonstration.ts'
import { limiter, usualLimits } from './http/limits.ts'
import { readKeys } from './keys.ts'
import { keepPrivate, refuseWide } from './modes.ts'
import type { Parts } from './parts.ts'
import { Refusal } from './refusal.ts'

export const databaseFile = (config: Config): string => join(config.dataDir, 'scrutiny.db')

/** The new key file while keys are changed. */
export const nextKeysFile = ({ keysFile }: Config): string => `${keysFile}.next`

/**
 * Opens everything that the application needs.
 * @throws Refusal with one line where it cannot start; nothing is changed then
 */
export async function openParts(config: Config): Promise<Parts> {
  const parts = await openOlderParts(config)
  try {
    await refuseOldSchema(parts.opened)
    return parts
  } catch (error) {
    parts.opened.connection.close()
    throw error
  }
}

/** The same where the schema may be an older one: for what brings it up to date. */
export async function openOlderParts(config: Config): Promise<Parts> {
  guardNode()
  const opened = openExisting(config)
  try {
    if (!hasSchema(opened.connection)) throw olderSchema()
    return await partsOf(config, opened)
  } catch (error) {
    opened.connection.close()
    throw error
  }
}

/** Opens the database file with the key of the key file; it must exist. */
function openExisting(config: Config): Opened {
  const file = databaseFile(config)
  if (!existsSync(file))
    throw new Refusal(
      `There is no database at ${file}. Make one with "npx scrutiny migrate", or set DATA_DIR.`,
    )
  if (existsSync(nextKeysFile(config)))
    throw new Refusal(
      'A change of keys was cut off. Run "npx scrutiny rotate-keys" to end it; nothing is lost.',
    )
  refuseWide(config.dataDir, '700')
  refuseWide(file, '600')
  return openDatabase(file, readKeys(config.keysFile).database)
}

/** Opens the database file, or begins a new one. */
export function openOrCreate(config: Config): Opened {
  const { database } = readKeys(config.keysFile)
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  if (existsSync(databaseFile(config))) return openExisting(config)
  keepPrivate(config.dataDir, 0o700)
  return openDatabase(databaseFile(config), database)
}

async function partsOf(config: Config, opened: Opened): Promise<Parts> {
  return {
    config,
    keys: readKeys(config.keysFile),
    db: opened.db,
    opened,
    count: countHere(opened.db, countings),
    clock: await databaseClock(opened.db),
    machineClock: systemClock,
    newId: randomUUID,
    log: pino({ level: config.logLevel }),
    limiter: limiter(usualLimits),
    demonstration: await demonstrationLines(opened.db),
  }
}

/** The current instant by the database's own clock, for what opens the database itself only later. */
export async function timeOf(config: Config): Promise<string> {
  const { db, connection } = openExisting(config)
  try {
    return (await databaseClock(db))()
  } finally {
    connection.close()
  }
}

/**
 * Holds the database for one server: a second start is refused, and the lock ends with the process however it ends.
 * @returns what lets go of it
 */
export function lockDatabase(config: Config): () => void {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const file = join(config.dataDir, 'server.lock')
  const lock = new Database(file, { timeout: 0 })
  try {
    lock.pragma('locking_mode=exclusive')
    lock.exec('begin exclusive')
    keepPrivate(file, 0o600)
  } catch (cause) {
    lock.close()
    throw new Refusal('The server is running on this database. Stop it first; nothing was changed.', {
      cause,
    })
  }
  return () => {
    lock.close()
  }
}

// better-sqlite3 crashes without a word on older ones.
function guardNode(): void {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 24)
    throw new Refusal(
      `This needs Node 24 or newer; this is ${process.versions.node}. Use "npm start" or "npx scrutiny", which bring their own.`,
    )
}

async function refuseOldSchema({ db }: Opened): Promise<void> {
  if (!(await isUpToDate(db))) throw olderSchema()
}

const olderSchema = () =>
  new Refusal(
    'The database is older than this version of the program. Run "npx scrutiny upgrade" first ("npx scrutiny migrate" for a new one).',
  )
