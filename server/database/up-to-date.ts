import { missingMigrations } from './migrate.ts'
import type { Db } from './schema.ts'
import { missingSteps } from './upgrade-steps.ts'

/** Whether neither a migration nor a step of the upgrade is missing. */
export const isUpToDate = async (db: Db): Promise<boolean> =>
  (await missingMigrations(db)).length === 0 && (await missingSteps(db)).length === 0
