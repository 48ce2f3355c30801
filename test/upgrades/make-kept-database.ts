/**
 * Keeps a database of the version that is released, with what this version shows of it:
 *
 *   node test/upgrades/make-kept-database.ts
 *
 * Run it once at each release that has a new migration, on the code that is released; README.md says the steps.
 */
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrations } from '../../migrations/index.ts'
import { migrate } from '../../server/database/migrate.ts'
import { makeKeys } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { databaseFile, openOrCreate } from '../../server/start.ts'
import { buildAssets } from '../durability/support/server.ts'
import type { Db } from '../../server/database/schema.ts'
import { copyOf, keptFolder } from './support/kept.ts'
import { keepPapers } from './support/papers.ts'
import { keepRecords } from './support/records.ts'
import { emptyTables, readAt, readThrough } from './support/reading.ts'
import { placeIn, serviceAt, type Account } from './support/service.ts'
import { beginWorld } from './support/world.ts'

/** Only marks of a demonstration, and forms that wait for a sign-in for minutes, may be missing. */
const mayBeEmpty = ['about', 'kept_form']

const names = Object.keys(migrations)
const target = join(keptFolder, (names.at(-1) ?? '').slice(0, '2026-11-22'.length))
if (existsSync(target)) throw new Error(`${target} is there already. A kept database is never made again.`)
buildAssets()

const folder = mkdtempSync(join(tmpdir(), 'scrutiny-making-'))
try {
  const accounts = await makeIn(folder)
  await keep(accounts)
} finally {
  rmSync(folder, { recursive: true })
}

async function makeIn(place: string): Promise<Record<string, Account>> {
  const config = placeIn(place)
  makeKeys(config.keysFile)
  const opened = openOrCreate(config)
  await migrate(opened)
  opened.connection.close()
  const service = await serviceAt(config, '2019-04-01T09:00:00.000Z')
  const world = await beginWorld(service)
  await keepPapers(world, await keepRecords(world))
  service.at(readAt)
  await refuseGaps(service.parts.db)
  const { connection } = service.parts.opened
  connection.pragma('wal_checkpoint(TRUNCATE)')
  connection.exec('vacuum')
  connection.pragma('wal_checkpoint(TRUNCATE)')
  service.close()
  const { businessManager, scrutineer, head, otherHead, lado, partner } = world.people
  const readers = { businessManager, scrutineer, head, otherHead, lado, partner }
  return Object.fromEntries(
    Object.entries(readers).map(([name, { email, password, sheet }]) => [name, { email, password, sheet }]),
  )
}

async function refuseGaps(db: Db): Promise<void> {
  const empty = (await emptyTables(db)).filter((table) => !mayBeEmpty.includes(table))
  const rows = await db.selectFrom('recordVersion').select('subject').distinct().execute()
  const kinds = Object.keys(contents).filter((kind) => !rows.some(({ subject }) => subject === kind))
  if (empty.length + kinds.length > 0)
    throw new Error(`Add what is missing. Tables: ${empty.join(', ')}. Kinds of record: ${kinds.join(', ')}.`)
}

async function keep(accounts: Record<string, Account>): Promise<void> {
  const config = placeIn(folder)
  mkdirSync(target, { recursive: true })
  copyFileSync(databaseFile(config), join(target, 'scrutiny.db'))
  copyFileSync(config.keysFile, join(target, 'keys.json'))
  for (const file of ['scrutiny.db', 'keys.json']) chmodSync(join(target, file), 0o644)
  const copy = copyOf(target)
  try {
    const shown = await readThrough(copy.config, accounts)
    writeJson('accounts.json', accounts)
    writeJson('pages.json', { migrations: names, ...shown })
    const { verified, pages } = shown
    console.log(`${target}: ${verified.events} events, ${Object.keys(pages).length} pages`)
  } catch (error) {
    rmSync(target, { recursive: true })
    throw error
  } finally {
    rmSync(copy.folder, { recursive: true })
  }
}

function writeJson(file: string, content: unknown): void {
  writeFileSync(join(target, file), `${JSON.stringify(content, null, 1)}\n`)
}
