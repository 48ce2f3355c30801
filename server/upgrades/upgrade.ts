import type { Config } from '../config.ts'
import { migrate, missingMigrations } from '../database/migrate.ts'
import type { Opened } from '../database/open.ts'
import { markStepDone, missingSteps } from '../database/upgrade-steps.ts'
import { write, type Act } from '../database/write.ts'
import { record } from '../history/record.ts'
import { upgradeSteps } from './steps.ts'
import type { UpgradeStep } from './step.ts'

export interface Upgraded {
  migrations: string[]
  /** Each step that was done, with how many records it brought up to date. */
  steps: { name: string; records: number }[]
}

/**
 * Brings a database up to date: the migrations that it lacks, then the steps that it lacks, each in a transaction of its
 * own, and one event that says so.
 * @param steps how each missing step is done, by its name
 */
export async function upgradeDatabase(
  opened: Opened,
  act: Act,
  config: Config,
  steps: Record<string, UpgradeStep> = upgradeSteps,
): Promise<Upgraded> {
  const missing = await missingMigrations(opened.db)
  await migrate(opened)
  const done = []
  for (const name of await missingSteps(opened.db, Object.keys(steps)))
    done.push({ name, records: await runStep(opened, act, config, { name, run: steps[name] }) })
  const details = {
    migrations: missing.length,
    last: missing.at(-1) ?? '',
    steps: done.length,
    records: done.reduce((sum, { records }) => sum + records, 0),
  }
  await write(opened.db, act, (tx) => record(tx, act, { act: 'upgraded', subject: 'database', details }))
  return { migrations: missing, steps: done }
}

const runStep = (
  { db }: Opened,
  act: Act,
  config: Config,
  { name, run }: { name: string; run: UpgradeStep | undefined },
): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const records = (await run?.(tx, act, config)) ?? 0
    await markStepDone(tx, { name, records })
    return records
  })
