import type { Person } from '../access/person.ts'
import { visibleEstablishments } from '../access/scope.ts'
import type { Db, Tables } from '../database/schema.ts'

export type EstablishmentOn = Pick<
  Tables['establishmentAttribute'],
  'name' | 'type' | 'state' | 'operator' | 'places'
> & {
  id: string
  code: string
}

/** Each establishment that the viewer may see, with what was true of it on a day (before its first day: what was true first). */
export async function establishmentsOn(db: Db, viewer: Person, day: string): Promise<EstablishmentOn[]> {
  const rows = await db
    .selectFrom('establishment')
    .innerJoin('establishmentAttribute as attribute', 'attribute.establishmentId', 'establishment.id')
    .select([
      'establishment.id',
      'establishment.code',
      'attribute.fromOn',
      'attribute.name',
      'attribute.type',
    ])
    .select(['attribute.state', 'attribute.operator', 'attribute.places'])
    .where(visibleEstablishments(viewer))
    .orderBy('establishment.code')
    .orderBy('attribute.fromOn')
    .execute()
  const inForce = new Map<string, EstablishmentOn>()
  for (const { fromOn, ...row } of rows) if (fromOn <= day || !inForce.has(row.id)) inForce.set(row.id, row)
  return [...inForce.values()]
}

/** The establishments as a list to choose from. */
export async function establishmentChoices(
  db: Db,
  viewer: Person,
  day: string,
): Promise<{ value: string; label: string }[]> {
  const rows = await establishmentsOn(db, viewer, day)
  return rows.map((row) => ({ value: row.id, label: row.name }))
}
