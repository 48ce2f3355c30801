import type { Tx } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import { sameChild } from './pseudonym.ts'

/**
 * The ids of an establishment's children by pseudonym, in the order given; a pseudonym that is new here becomes a child
 * in the same transaction. K-12 and k-12 are one child. No name is ever stored: the key stays at the establishment.
 */
export async function childrenFor(
  tx: Tx,
  act: Act,
  establishmentId: string,
  pseudonyms: readonly string[],
): Promise<string[]> {
  if (pseudonyms.length === 0) return []
  await tx
    .insertInto('child')
    .values(
      pseudonyms.map((pseudonym) => ({ id: act.newId(), establishmentId, pseudonym, recordedAt: act.at })),
    )
    .onConflict((conflict) => conflict.columns(['establishmentId', 'pseudonym']).doNothing())
    .execute()
  const rows = await tx
    .selectFrom('child')
    .select(['id', 'pseudonym'])
    .where('establishmentId', '=', establishmentId)
    .where('pseudonym', 'in', pseudonyms)
    .execute()
  const ids = new Map(rows.map((row) => [sameChild(row.pseudonym), row.id]))
  return pseudonyms.map((pseudonym) => idOf(ids, pseudonym))
}

function idOf(ids: Map<string, string>, pseudonym: string): string {
  const id = ids.get(sameChild(pseudonym))
  if (id === undefined) throw new Error('A child that was just stored is not there')
  return id
}
