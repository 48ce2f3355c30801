import type { Role } from '../access/vocabulary.ts'
import type { Db, Tx } from '../database/schema.ts'
import { write, type Act } from '../database/write.ts'
import { comparisonKey } from '../fields/comparison-key.ts'
import { record } from '../history/record.ts'
import type { Find } from './finds.ts'

/**
 * Comparison keys of what is nobody's name at an establishment: what the writer's office accepted there, and what
 * establishments are called.
 * @param establishmentId null for what is recorded for none
 */
export async function acceptedWords(
  db: Db,
  establishmentId: string | null,
  role: Role,
): Promise<ReadonlySet<string>> {
  const accepted = await db
    .selectFrom('acceptedWord')
    .select('key')
    .where('establishmentId', '=', establishmentId ?? '')
    .where('acceptedAs', '=', role)
    .execute()
  const places = await db.selectFrom('establishmentAttribute').select('name').distinct().execute()
  return new Set([...accepted.map(({ key }) => key), ...places.map(({ name }) => comparisonKey(name))])
}

/**
 * Accepts a text as no name, at one establishment and for the office of whoever says so. Its event says who and when, of what sort it looked, and never
 * the text (SECURITY AU-07).
 */
export const acceptWord = (
  db: Db,
  act: Act,
  establishmentId: string | null,
  find: Pick<Find, 'key' | 'what'>,
): Promise<void> => write(db, act, (tx) => acceptWordWithin(tx, act, establishmentId, find))

/** The same within a wider act. */
export async function acceptWordWithin(
  tx: Tx,
  act: Act,
  establishmentId: string | null,
  { key, what }: Pick<Find, 'key' | 'what'>,
): Promise<void> {
  const { numInsertedOrUpdatedRows: added } = await tx
    .insertInto('acceptedWord')
    .values({
      establishmentId: establishmentId ?? '',
      acceptedAs: act.who.role,
      key,
      looksLike: what,
      acceptedBy: act.who.id,
      acceptedAt: act.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (added === 0n) return
  const details = { looksLike: what }
  await record(tx, act, { act: 'accepted', subject: 'accepted-word', establishmentId, details })
}
