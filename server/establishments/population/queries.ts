import { reviewYear } from '../../../reports/period.ts'
import { namesOf } from '../../access/queries.ts'
import type { Written } from '../../database/written.ts'
import type { Db } from '../../database/schema.ts'
import type { PopulationYear } from './form.ts'

/** The record of an establishment's review year, where there is one. */
export function findPopulationYear(db: Db, establishmentId: string, year: number) {
  return db
    .selectFrom('populationYear')
    .select(['id', 'version', 'recordedAt'])
    .where('establishmentId', '=', establishmentId)
    .where('year', '=', year)
    .executeTakeFirst()
}

/** A review year's counts as they stand; undefined when there is no such record. */
export async function populationContent(
  db: Db,
  id: string,
): Promise<(PopulationYear & Pick<Written, 'version' | 'recordedAt'>) | undefined> {
  const own = await db
    .selectFrom('populationYear')
    .select(['establishmentId', 'year', 'source', 'unusual', 'version', 'recordedAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (own === undefined) return undefined
  return { ...own, months: await countsOfYear(db, own.establishmentId, own.year) }
}

/** The month-end counts of one review year, in their order. */
export const countsOfYear = (db: Db, establishmentId: string, year: number) =>
  db
    .selectFrom('population')
    .select(['month', 'snapshotOn', 'under18', 'allHeld', 'standing'])
    .where('establishmentId', '=', establishmentId)
    .where('month', 'in', reviewYear(year).months)
    .orderBy('month')
    .execute()

/** Who changed the record last, and as what: the business manager may have typed it for the establishment. */
export async function lastChangeOf(db: Db, id: string) {
  const event = await db
    .selectFrom('recordVersion as version')
    .innerJoin('historyEvent as event', 'event.seq', 'version.seq')
    .select(['event.at', 'event.whoId', 'event.whoRole'])
    .where('version.subject', '=', 'population-year')
    .where('version.subjectId', '=', id)
    .orderBy('version.version', 'desc')
    .executeTakeFirst()
  if (event === undefined) return undefined
  const names = await namesOf(db, [event.whoId])
  return { at: event.at, role: event.whoRole, who: names.get(event.whoId) ?? 'The system' }
}
