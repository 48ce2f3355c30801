import { randomBytes, randomUUID } from 'node:crypto'
import { pino } from 'pino'
import type { Config } from './config.ts'
import { countHere } from './counting/counting.ts'
import { countings } from './countings.ts'
import { migrate } from './database/migrate.ts'
import { openDatabase, type Opened } from './database/open.ts'
import { limiter, usualLimits } from './http/limits.ts'
import type { Keys } from './keys.ts'
import type { Parts } from './parts.ts'

/** The application's parts over an empty database in memory: for looking at the router, and for tests. */
export async function memoryParts(
  config: Config,
  clock: () => string = () => '2019-06-03T09:00:00.000Z',
): Promise<Parts> {
  const opened = openDatabase(':memory:', Buffer.alloc(32))
  await migrate(opened)
  return partsOver({ opened, keys: newKeys() }, config, clock)
}

/** Four keys that are stored nowhere. */
export const newKeys = (): Keys => ({
  database: randomBytes(32),
  history: randomBytes(32),
  session: randomBytes(32),
  backup: randomBytes(32),
})

/** The application's parts over a migrated database in memory. */
export const partsOver = (
  { opened, keys }: { opened: Opened; keys: Keys },
  config: Config,
  clock: () => string,
): Parts => ({
  config,
  keys,
  db: opened.db,
  opened,
  count: countHere(opened.db, countings),
  clock,
  machineClock: clock,
  newId: randomUUID,
  log: pino({ level: 'silent' }),
  limiter: limiter(usualLimits),
  demonstration: [],
})
