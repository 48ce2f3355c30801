import type { Db, Tx } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import { comparisonKey } from '../fields/comparison-key.ts'
import { childMeant, type KnownChild } from './pseudonym.ts'

/** A child as a record names it. */
export interface NamedChild {
  childId: string
  /** As it is spelled in this record. */
  pseudonym: string
}

/**
 * An establishment's children by pseudonym, in the order given; a pseudonym whose comparison key is new here becomes a child
 * in the same transaction. K-12, k-12 and K–12 are one child, and each record keeps its own spelling. No name is ever stored:
 * the key to the pseudonyms stays at the establishment.
 */
export async function childrenFor(
  tx: Tx,
  act: Act,
  establishmentId: string,
  pseudonyms: readonly string[],
): Promise<NamedChild[]> {
  if (pseudonyms.length === 0) return []
  const known = await childrenOfKeys(tx, establishmentId, pseudonyms)
  const missing = pseudonyms.filter((pseudonym) => childMeant(known, pseudonym) === undefined)
  const fresh = [...new Map(missing.toReversed().map((each) => [comparisonKey(each), each]))]
  const added = fresh.map(([pseudonymKey, pseudonym]) => ({
    ...{ id: act.newId(), establishmentId, pseudonym, pseudonymKey, apart: 0 },
    recordedAt: act.at,
  }))
  if (added.length > 0) await tx.insertInto('child').values(added).execute()
  return pseudonyms.map((pseudonym) => named([...known, ...added], pseudonym))
}

function named(children: readonly KnownChild[], typed: string): NamedChild {
  const child = childMeant(children, typed)
  if (child === undefined) throw new Error('A child that was just stored is not there')
  return { childId: child.id, pseudonym: typed }
}

/** The children of an establishment whose pseudonyms have the key of one of these. */
export const childrenOfKeys = (
  db: Db,
  establishmentId: string,
  pseudonyms: readonly string[],
): Promise<KnownChild[]> =>
  db
    .selectFrom('child')
    .select(['id', 'pseudonym', 'pseudonymKey', 'apart'])
    .where('establishmentId', '=', establishmentId)
    .where('pseudonymKey', 'in', [...new Set(pseudonyms.map(comparisonKey))])
    .orderBy('apart')
    .execute()
