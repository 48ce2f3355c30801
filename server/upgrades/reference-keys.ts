import { referenceKeyOf } from '../incidents/naming.ts'
import type { UpgradeStep } from './step.ts'

/** So many incidents are read at a time. */
const several = 1000

/**
 * Stores the key of each own reference that was recorded before there was one. What was recorded stays as it was typed, so
 * that no record gets a new version.
 */
export const storeReferenceKeys: UpgradeStep = async (tx) => {
  let after = ''
  let stored = 0
  for (;;) {
    const rows = await tx
      .selectFrom('incident')
      .select(['id', 'ownReference'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(several)
      .execute()
    for (const { id, ownReference } of rows) {
      const referenceKey = referenceKeyOf(ownReference)
      if (referenceKey === null) continue
      await tx.updateTable('incident').set({ referenceKey }).where('id', '=', id).execute()
      stored += 1
    }
    const last = rows.at(-1)
    if (last === undefined) return stored
    after = last.id
  }
}
