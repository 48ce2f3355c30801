import type { Config } from '../config.ts'
import type { Tx } from '../database/schema.ts'
import type { Act } from '../database/write.ts'

/**
 * One thing that an upgrade does to the records after the migrations, with the history's key. It runs in a transaction of
 * its own on a copy of the database, and once.
 * @returns how many records it brought up to date
 */
export type UpgradeStep = (tx: Tx, act: Act, config: Config) => Promise<number>
