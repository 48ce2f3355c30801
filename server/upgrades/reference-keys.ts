import type { Tx } from '../database/schema.ts'
import { referenceKeyOf } from '../incidents/naming.ts'

/** So many incidents are read at a time. */
const several = 1000

/**
 * Stores the key of each own reference that was recorded before there was one, or when it was made otherwise. What was
 * recorded stays as it was typed, so that no record gets a new version.
 */
export async function storeReferenceKeys(tx: Tx): Promise<number> {
  let after = ''
  let stored = 0
  for (;;) {
    const rows = await tx
      .selectFrom('incident')
      .select(['id', 'ownReference', 'referenceKey'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(several)
      .execute()
    for (const { id, ownReference, referenceKey: stands } of rows) {
      const referenceKey = referenceKeyOf(ownReference)
      if (referenceKey === stands) continue
      await tx.updateTable('incident').set({ referenceKey }).where('id', '=', id).execute()
      stored += 1
    }
    const last = rows.at(-1)
    if (last === undefined) return stored
    after = last.id
  }
}
