import { sql } from 'kysely'
import { joinOrList } from '../children/joins/actions.ts'
import type { Tx } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import { comparisonKey } from '../fields/comparison-key.ts'
import { storeReferenceKeys } from './reference-keys.ts'
import type { UpgradeStep } from './step.ts'

/**
 * Makes the comparison keys of what was recorded before there were any, and joins children who are one by them: one event for
 * each two, which can be taken apart again. What was typed stays as it was, and no record reads otherwise: none gets a new
 * version.
 * @returns how many pairs of children were joined, or listed because a record names both
 */
export const storeComparisonKeys: UpgradeStep = async (tx, act) => {
  await storeStaffKeys(tx)
  // Those that this version makes otherwise than the one before.
  await storeReferenceKeys(tx)
  await storeAcceptedKeys(tx)
  return storeChildKeys(tx, act)
}

async function storeStaffKeys(tx: Tx): Promise<void> {
  const { rows } = await sql<{ pseudonym: string }>`select distinct pseudonym from incident_staff`.execute(tx)
  for (const { pseudonym } of rows)
    await tx
      .updateTable('incidentStaff')
      .set({ pseudonymKey: comparisonKey(pseudonym) })
      .where('pseudonym', '=', pseudonym)
      .execute()
  const contacts = await tx.selectFrom('ladoContact').select('staffPseudonym').distinct().execute()
  for (const { staffPseudonym } of contacts)
    if (staffPseudonym !== '')
      await tx
        .updateTable('ladoContact')
        .set({ staffPseudonymKey: comparisonKey(staffPseudonym) })
        .where('staffPseudonym', '=', staffPseudonym)
        .execute()
}

async function storeAcceptedKeys(tx: Tx): Promise<void> {
  const rows = await tx.selectFrom('acceptedWord').selectAll().execute()
  for (const word of rows) {
    const key = comparisonKey(word.key)
    if (key === word.key || key === '') continue
    await tx
      .insertInto('acceptedWord')
      .values({ ...word, key })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

async function storeChildKeys(tx: Tx, act: Act): Promise<number> {
  const groups = await childrenByKey(tx)
  for (const group of groups)
    for (const [apart, { id, pseudonymKey }] of group.entries())
      await tx.updateTable('child').set({ pseudonymKey, apart }).where('id', '=', id).execute()
  let pairs = 0
  for (const [kept, ...others] of groups)
    for (const { id: joinedId, pseudonym, establishmentId } of others) {
      await joinOrList(tx, act, { establishmentId, keptId: kept?.id ?? '', joinedId, pseudonym })
      pairs += 1
    }
  return pairs
}

/** Children of one establishment and one key; first the one that stays: whom an incident names, then who was recorded first. */
async function childrenByKey(tx: Tx) {
  const { rows } = await sql<{ id: string; establishmentId: string; pseudonym: string }>`
    select id, establishment_id as "establishmentId", pseudonym from child
    order by not exists (select 1 from incident_child where child_id = child.id), recorded_at, id`.execute(
    tx.withoutPlugins(),
  )
  const children = rows.map((row) => ({ ...row, pseudonymKey: comparisonKey(row.pseudonym) }))
  const byKey = Map.groupBy(
    children,
    ({ establishmentId, pseudonymKey }) => `${establishmentId} ${pseudonymKey}`,
  )
  return [...byKey.values()]
}
