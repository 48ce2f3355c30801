import { sql } from 'kysely'
import type { Db } from '../../database/schema.ts'
import type { Vocabulary } from '../../fields/vocabulary.ts'
import type { Person } from '../person.ts'
import { mayActOn } from '../queries.ts'
import { independence } from '../second-person-queries.ts'

/** Whether the officer holds another office than the asker, both so named in the query. */
export const isOfOtherOffice = (officer: 'person' | 'officer') =>
  sql<boolean>`(${sql.ref(`${officer}.appointedAs`)} is not null and ${sql.ref(`${officer}.role`)} <> asker.role)`

/**
 * Everybody who can confirm that a person lost their second step: officers of another office than who asks, independent of
 * them. In the service's first month nobody is, and a lost step cannot wait: then any officer may.
 */
export async function officersFor(
  db: Db,
  { personId, asker }: { personId: string; asker: Pick<Person, 'id'> },
  { now, today }: { now: string; today: string },
): Promise<Vocabulary> {
  const rows = await db
    .selectFrom('person')
    .innerJoin('person as asker', (join) => join.on('asker.id', '=', asker.id))
    .select(['person.id as value', 'person.name as label'])
    .where(mayActOn(today))
    .where(isOfOtherOffice('person'))
    .where('person.id', '<>', personId)
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
  const isIndependent = await independence(db, now, 'anybody')
  return rows.filter(({ value }) => isIndependent(asker.id, value))
}
