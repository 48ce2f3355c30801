import {
  monthEnd,
  monthOf,
  monthStart,
  reviewYear,
  reviewYearOf,
  shiftMonth,
} from '../../../reports/period.ts'
import { monthsToCount } from '../../../reports/statistics/months-in-operation.ts'
import type { Person } from '../../access/person.ts'
import { namesOf } from '../../access/queries.ts'
import { visibleEstablishments } from '../../access/scope.ts'
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

export interface MissingMonth {
  establishmentId: string
  name: string
  month: string
}

/**
 * Months of the review year that are over, in which an establishment that the viewer may see was open and for which no
 * population is recorded, the earliest first. In April the year before is still looked at.
 */
export async function monthsWithoutPopulation(
  db: Db,
  viewer: Person,
  today: string,
): Promise<MissingMonth[]> {
  const months = monthsOver(today)
  const attributes = await db
    .selectFrom('establishmentAttribute as attribute')
    .innerJoin('establishment', 'establishment.id', 'attribute.establishmentId')
    .select([
      'establishment.id',
      'establishment.code',
      'attribute.fromOn',
      'attribute.name',
      'attribute.state',
    ])
    .where(visibleEstablishments(viewer))
    .orderBy('establishment.code')
    .orderBy('attribute.fromOn')
    .execute()
  const recorded = await db
    .selectFrom('population')
    .select(['establishmentId', 'month'])
    .where('month', 'in', months)
    .execute()
  const isRecorded = new Set(recorded.map(({ establishmentId, month }) => `${establishmentId} ${month}`))
  return [...Map.groupBy(attributes, ({ id }) => id)]
    .flatMap(([establishmentId, rows]) => {
      const states = rows.map(({ fromOn, state }) => ({ from: fromOn, state }))
      const name = rows.at(-1)?.name ?? ''
      return monthsToCount(states, months, []).map((month) => ({ establishmentId, name, month }))
    })
    .filter(({ establishmentId, month }) => !isRecorded.has(`${establishmentId} ${month}`))
    .sort((one, other) => (one.month < other.month ? -1 : Number(one.month > other.month)))
}

function monthsOver(today: string): string[] {
  const last = shiftMonth(monthOf(today), monthEnd(monthOf(today)) === today ? 0 : -1)
  return reviewYear(reviewYearOf(monthStart(last))).months.filter((month) => month <= last)
}
