import { sql } from 'kysely'
import type { DatedType } from '../../reports/in-force.ts'
import type { Person } from '../access/person.ts'
import { visibleEstablishments } from '../access/scope.ts'
import type { Written } from '../database/written.ts'
import { comparisonKey } from '../fields/comparison-key.ts'
import type { Db, Tables } from '../database/schema.ts'
import type { Establishment } from './form.ts'
import { isOpenOn, type Dated, type RecordedDay } from './recorded-days.ts'

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

/** What type each establishment was since the beginning, oldest first. */
export async function typesByEstablishment(db: Db): Promise<Map<string, DatedType[]>> {
  const rows = await db
    .selectFrom('establishmentAttribute')
    .select(['establishmentId', 'fromOn as from', 'type'])
    .orderBy('establishmentId')
    .orderBy('fromOn')
    .execute()
  return Map.groupBy(rows, ({ establishmentId }) => establishmentId)
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

/** What an establishment is found by; undefined for one that the viewer may not see. */
export function findEstablishmentHead(db: Db, viewer: Person, id: string) {
  return db
    .selectFrom('establishment')
    .select(['establishment.id', 'establishment.code', 'establishment.version', 'establishment.recordedAt'])
    .where('establishment.id', '=', id)
    .where(visibleEstablishments(viewer))
    .executeTakeFirst()
}

type System = Pick<Written, 'version' | 'recordedAt'>

/** The establishment as it stands, in the shape of its form. */
export async function establishmentContent(
  db: Db,
  id: string,
): Promise<(Establishment & System) | undefined> {
  const own = await db
    .selectFrom('establishment')
    .select(['code', 'version', 'recordedAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (own === undefined) return undefined
  const attributes = await db
    .selectFrom('establishmentAttribute')
    .selectAll()
    .where('establishmentId', '=', id)
    .orderBy('fromOn')
    .execute()
  return { ...own, attributes: attributes.map(({ establishmentId: _house, ...each }) => each) }
}

/** The comparison keys of the codes and names, past and present, that another establishment has. */
export async function namesTaken(db: Db, exceptOf: string | undefined): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('establishment')
    .innerJoin('establishmentAttribute as attribute', 'attribute.establishmentId', 'establishment.id')
    .select(['establishment.code', 'attribute.name'])
    .where('establishment.id', '!=', exceptOf ?? '')
    .execute()
  return new Set(rows.flatMap(({ code, name }) => [comparisonKey(code), comparisonKey(name)]))
}

/** The review years of an establishment that have month-end counts, the latest first. */
export function listPopulationYears(db: Db, establishmentId: string) {
  return db
    .selectFrom('populationYear')
    .select(['id', 'year', 'version'])
    .where('establishmentId', '=', establishmentId)
    .orderBy('year', 'desc')
    .execute()
}

/**
 * Days with incidents on which an establishment is open to children, the earliest first: none of them may come to lie after
 * its closing, or no incident of that day could be corrected again. Days on which it was not open anyway stay as they are.
 */
export async function openDaysRecorded(
  db: Db,
  establishmentId: string,
  stood: Dated,
): Promise<RecordedDay[]> {
  const days = await db
    .selectFrom('incident')
    .select(sql<string>`substr(happened_at, 1, 10)`.as('day'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('establishmentId', '=', establishmentId)
    .groupBy('day')
    .orderBy('day')
    .execute()
  return days.filter(({ day }) => isOpenOn(stood, day))
}
