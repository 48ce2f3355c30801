import type { Db } from '../database/schema.ts'
import type { EstablishmentPeriod } from './form-facts.ts'

/** What was true of every establishment over time, oldest first. */
export async function periodsByEstablishment(db: Db): Promise<Map<string, EstablishmentPeriod[]>> {
  const rows = await db
    .selectFrom('establishmentAttribute')
    .select(['establishmentId', 'fromOn', 'name', 'type', 'state', 'genders'])
    .orderBy('establishmentId')
    .orderBy('fromOn')
    .execute()
  return Map.groupBy(rows, ({ establishmentId }) => establishmentId)
}
