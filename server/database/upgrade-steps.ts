import { upgradeStepNames } from '../../migrations/steps.ts'
import type { Db, Tables } from './schema.ts'

/** Which steps of the upgrade this database still needs, in their order. */
export async function missingSteps(db: Db, known: readonly string[] = upgradeStepNames): Promise<string[]> {
  const rows = await db.selectFrom('upgradeStep').select('name').execute()
  return known.filter((name) => !rows.some((row) => row.name === name))
}

/** Writes down that a step was done, in the transaction that does it. */
export async function markStepDone(db: Db, step: Tables['upgradeStep']): Promise<void> {
  await db.insertInto('upgradeStep').values(step).execute()
}
