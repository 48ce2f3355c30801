import { monthEnd, monthOf, monthStart, reviewYear, reviewYearOf, shiftMonth } from '../../reports/period.ts'
import { monthsToCount } from '../../reports/statistics/months-in-operation.ts'
import type { Person } from '../access/person.ts'
import { visibleEstablishments } from '../access/scope.ts'
import type { Db } from '../database/schema.ts'
import { settings } from '../settings/vocabulary.ts'

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

/** Settings that nobody has set: what holds from the beginning is in force. */
export async function settingsNeverSet(db: Db): Promise<{ label: string }[]> {
  const rows = await db.selectFrom('setting').select('name').distinct().execute()
  const set = new Set(rows.map(({ name }) => name))
  return settings.filter(({ value }) => !set.has(value))
}
