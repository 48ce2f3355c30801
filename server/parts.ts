import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Counter } from './counting/counting.ts'
import type { Keys } from './keys.ts'
import type { Opened } from './database/open.ts'
import type { Limiter } from './http/limits.ts'
import type { Db } from './database/schema.ts'

/** What the whole application is made of; handed down from the edge, nothing else is global. */
export interface Parts {
  config: Config
  keys: Keys
  db: Db
  opened: Opened
  /** For what is counted from a great many records: nobody else's page waits for it. */
  count: Counter
  /** The current instant in UTC, ISO. */
  clock: () => string
  /** The same by the machine, where a demonstration has a clock of its own: apps on people’s phones know no other. */
  machineClock: () => string
  newId: () => string
  log: Logger
  /** Counts what is costly, for this server as long as it runs. */
  limiter: Limiter
  /** Lines that every page of a demonstration says; empty for real records. */
  demonstration: string[]
}
