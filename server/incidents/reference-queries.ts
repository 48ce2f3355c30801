import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import { referenceKeysIn, type Referenced } from './naming.ts'

const numberKey = sql<string>`lower(replace(incident.number, '-', ''))`

/**
 * The incidents that these texts name, each by our number or by its establishment's own reference, in any spelling. Two
 * incidents may have one reference.
 */
export async function incidentsReferenced(db: Db, typed: readonly string[]): Promise<Referenced[]> {
  const keys = [...new Set(typed.flatMap(referenceKeysIn))]
  if (keys.length === 0) return []
  return db
    .selectFrom('incident')
    .select(['incident.id', 'incident.number', 'incident.ownReference', 'incident.establishmentId'])
    .where((eb) => eb.or([eb(numberKey, 'in', keys), eb('incident.referenceKey', 'in', keys)]))
    .orderBy('incident.number')
    .limit(mostFound)
    .execute()
}

/** More are not looked through: a reference that so many have tells none of them from the others. */
const mostFound = 200
