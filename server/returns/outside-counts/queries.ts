import { sql, type RawBuilder } from 'kysely'
import { shiftMonth } from '../../../reports/period.ts'
import type { Person } from '../../access/person.ts'
import { visibleOutsideCounts } from '../../access/scope.ts'
import type { Db } from '../../database/schema.ts'
import type { Written } from '../../database/written.ts'
import { countsAs } from '../../incidents/vocabulary.ts'
import { comparisonOf } from './comparison.ts'
import type { OutsideCount } from './form.ts'
import { sourceOf, type Measure } from './vocabulary.ts'

/** The count as it stands: its answers, and what only the system sets. */
export async function outsideCountContent(db: Db, id: string): Promise<(OutsideCount & Written) | undefined> {
  const row = await db.selectFrom('outsideCount').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const { id: _id, ...own } = row
  return own
}

export const findOutsideCountHead = (db: Db, viewer: Person, id: string) =>
  db
    .selectFrom('outsideCount')
    .select(['outsideCount.id', 'outsideCount.version', 'outsideCount.recordedAt'])
    .where('outsideCount.id', '=', id)
    .where(visibleOutsideCounts(viewer))
    .executeTakeFirst()

/** Which source's month is recorded already, the one being corrected left out. */
export const countsTaken = (db: Db, exceptOf: string | undefined) =>
  db
    .selectFrom('outsideCount')
    .select(['source', 'establishmentId', 'month'])
    .where('id', '!=', exceptOf ?? '')
    .execute()

export type OutsideCountRow = Awaited<ReturnType<typeof outsideCounts>>[number]

/** Every count of another source that the viewer may see, beside what our own records give now: the latest month first. */
export async function outsideCounts(db: Db, viewer: Person) {
  const rows = await countRows(db, viewer).execute()
  const ours = await ourCounts(db, rows)
  return rows.map((row) => ({ ...row, ours: ours(row) }))
}

const countRows = (db: Db, viewer: Person) =>
  db
    .selectFrom('outsideCount')
    .select(['outsideCount.id', 'outsideCount.source', 'outsideCount.establishmentId'])
    .select(['outsideCount.month', 'outsideCount.count', 'outsideCount.explanation'])
    .where(visibleOutsideCounts(viewer))
    .orderBy('outsideCount.month', 'desc')
    .orderBy('outsideCount.establishmentId')
    .orderBy('outsideCount.source')

/** How many counts that the viewer may see differ from ours without an explanation. */
export async function countUnexplained(db: Db, viewer: Person): Promise<number> {
  const rows = await countRows(db, viewer).where('outsideCount.explanation', '=', '').execute()
  const ours = await ourCounts(db, rows)
  return rows.filter((row) => comparisonOf({ ...row, ours: ours(row) }) === 'unexplained').length
}

type Place = Pick<OutsideCount, 'source' | 'establishmentId' | 'month'>

/**
 * What our own records give now for each of these, by the measure that its source is set beside: all incidents of the month,
 * less the few that are withdrawn, each from an index that holds no more than that.
 */
export async function ourCounts(db: Db, places: readonly Place[]): Promise<(place: Place) => number> {
  const found = new Map<string, number>()
  const add = (measure: Measure, rows: readonly Counted[], sign: 1 | -1) => {
    for (const { establishmentId, month, count } of rows) {
      const key = `${measure} ${establishmentId} ${month}`
      found.set(key, (found.get(key) ?? 0) + sign * count)
    }
  }
  for (const [measure, asked] of Map.groupBy(places, measureOf)) {
    add(measure, await counted(db, measure, asked, everyIncident), 1)
    add(measure, await counted(db, measure, asked, withdrawnOnes), -1)
  }
  return (place) => found.get(`${measureOf(place)} ${place.establishmentId} ${place.month}`) ?? 0
}

const measureOf = ({ source }: Pick<Place, 'source'>): Measure => sourceOf(source).measure

interface Counted {
  establishmentId: string
  month: string
  count: number
}

// Named, since the database keeps no statistics; a cross join keeps its order in SQLite.
const everyIncident = sql`incident indexed by incident_establishment_counts_as on true`
const withdrawnOnes = sql`incident indexed by incident_withdrawn on incident.standing = 'withdrawn'`

async function counted(
  db: Db,
  measure: Measure,
  places: readonly Place[],
  incidents: RawBuilder<unknown>,
): Promise<Counted[]> {
  const asked = new Map(places.map((place) => [`${place.establishmentId} ${place.month}`, place]))
  const values = [...asked.values()].map(
    ({ establishmentId, month }) => sql`(${establishmentId}, ${month}, ${shiftMonth(month, 1)})`,
  )
  const { rows } = await sql<Counted>`
    with asked (establishment_id, month, next) as (values ${sql.join(values)})
    select asked.establishment_id, asked.month, count(*) as count
    from asked cross join ${incidents}
      and incident.establishment_id = asked.establishment_id
      and incident.happened_at >= asked.month and incident.happened_at < asked.next
      ${conditions[measure]}
    group by asked.establishment_id, asked.month`.execute(db)
  return rows
}

const everyKind = sql`and incident.counts_as in (${sql.join(countsAs.map(({ value }) => sql.lit(value)))})`

const conditions: Record<Measure, RawBuilder<unknown>> = {
  incidents: everyKind,
  'uses-of-force': sql`and incident.counts_as in ('rpi', 'use-of-force')`,
  'hurt-or-examined': sql`${everyKind} cross join incident_child as involved on involved.incident_id = incident.id
      and (involved.injury in ('minor', 'minor-treated', 'serious') or involved.medical_examination = 'done')`,
}
