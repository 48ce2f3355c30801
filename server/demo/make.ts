import { randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import type { Config } from '../config.ts'
import { hasSchema, migrate } from '../database/migrate.ts'
import type { Opened } from '../database/open.ts'
import { isUpToDate } from '../database/up-to-date.ts'
import type { Act } from '../database/write.ts'
import { databaseClock } from '../demonstration.ts'
import { makeKeys, readKeys, sealWith } from '../keys.ts'
import { Refusal } from '../refusal.ts'
import { databaseFile, openOrCreate } from '../start.ts'
import { upgradeDatabase } from '../upgrades/upgrade.ts'
import { holdingOf, type Holding } from './about.ts'
import { buildWorkedExample } from './build.ts'
import type { Progress } from './carry-out.ts'

/**
 * Makes sure that the worked example stands in DATA_DIR, with keys of its own at KEYS_FILE if there are none. What was
 * added to one that stands there is kept. The caller holds the lock.
 * @param progress told of each month while the records are made
 * @returns what was done, in words
 * @throws Refusal when the database holds real records, or anything else
 */
export async function makeWorkedExample(config: Config, progress?: Progress): Promise<string> {
  const holding = await withDatabase(config, async (opened) => {
    const found = await holdingOf(opened.db)
    if (found === 'empty') await buildWorkedExample(opened, sealOf(config), progress)
    return found
  })
  if (holding === 'half') {
    removeDatabase(config)
    return makeWorkedExample(config, progress)
  }
  return outcomes[holding]
}

const outcomes: Record<Exclude<Holding, 'half'>, string> = {
  empty: 'made',
  'worked-example': 'kept as it was, with what was added',
  earlier: 'kept as it was, made by an earlier version. “npm run demo -- --fresh” starts over',
  other: 'kept as it was: it holds a year for load tests, not the worked example',
}

/** Opens or begins a demonstration's database, and closes it again whatever happens. */
export async function withDatabase<Outcome>(
  config: Config,
  run: (opened: Opened) => Promise<Outcome>,
): Promise<Outcome> {
  prepareKeys(config)
  const opened = openOrCreate(config)
  try {
    // Real records, whatever the age of their schema, are refused before anything is changed.
    if (hasSchema(opened.connection)) await holdingOf(opened.db)
    if (!hasSchema(opened.connection)) await migrate(opened)
    else if (!(await isUpToDate(opened.db)))
      await upgradeDatabase(opened, await systemAct(opened, config), config)
    return await run(opened)
  } finally {
    opened.connection.close()
  }
}

export const sealOf = ({ keysFile }: Config) => sealWith(readKeys(keysFile).history)

const systemAct = async ({ db }: Opened, config: Config): Promise<Act> => ({
  who: { id: 'system', role: 'system' },
  at: (await databaseClock(db))(),
  key: null,
  newId: randomUUID,
  seal: sealOf(config),
})

// New keys for an old database would only hide that its own are gone.
function prepareKeys(config: Config): void {
  if (existsSync(config.keysFile)) return
  if (existsSync(databaseFile(config)))
    throw new Refusal(
      `There is a database at ${databaseFile(config)}, but its key file ${config.keysFile} is gone. Nothing was changed.`,
    )
  makeKeys(config.keysFile)
}

/** Only ever a worked example that was cut off while it was being made. */
function removeDatabase(config: Config): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(`${databaseFile(config)}${ending}`, { force: true })
}
