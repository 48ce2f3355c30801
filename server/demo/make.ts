import { randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import type { Config } from '../config.ts'
import { systemClock } from '../clock.ts'
import { hasSchema, migrate } from '../database/migrate.ts'
import type { Opened } from '../database/open.ts'
import { isUpToDate } from '../database/up-to-date.ts'
import type { Act } from '../database/write.ts'
import { makeKeys, readKeys, sealWith } from '../keys.ts'
import { Refusal } from '../refusal.ts'
import { databaseFile, openOrCreate } from '../start.ts'
import { upgradeDatabase } from '../upgrades/upgrade.ts'
import { holdingOf, type Holding } from './about.ts'
import { buildWorkedExample } from './build.ts'

/**
 * Makes sure that the worked example stands in DATA_DIR, with keys of its own at KEYS_FILE if there are none. What was
 * added to one that stands there is kept. The caller holds the lock.
 * @returns what was done, in words
 * @throws Refusal when the database holds real records, or anything else
 */
export async function makeWorkedExample(config: Config): Promise<string> {
  const holding = await withDatabase(config, async (opened) => {
    const found = await holdingOf(opened.db)
    if (found === 'empty') await buildWorkedExample(opened, sealOf(config))
    return found
  })
  if (holding === 'half') {
    removeDatabase(config)
    return makeWorkedExample(config)
  }
  return outcomes[holding]
}

const outcomes: Record<Exclude<Holding, 'half'>, string> = {
  empty: 'made',
  'worked-example': 'kept as it was, with what was added',
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
    else if (!(await isUpToDate(opened.db))) await upgradeDatabase(opened, systemAct(config), config)
    return await run(opened)
  } finally {
    opened.connection.close()
  }
}

export const sealOf = ({ keysFile }: Config) => sealWith(readKeys(keysFile).history)

const systemAct = (config: Config): Act => ({
  who: { id: 'system', role: 'system' },
  at: systemClock(),
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
