import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Person } from '../access/person.ts'
import { visibleIncidents } from '../access/scope.ts'
import type { Db, Tables } from '../database/schema.ts'
import { monthEnd, parseReviewYear, reviewYear } from '../../reports/period.ts'
import { pageSize, windowOf, type ListQuery } from '../records/list.ts'
import { hasOpenQuestion } from './grave-questions/queries.ts'
import { countsAs, safeguardingDecisions, type ChildDebrief, type Injury } from './vocabulary.ts'

export interface IncidentRow {
  id: string
  number: string
  ownReference: string
  establishmentId: string
  happenedAt: string
  countsAs: (typeof countsAs)[number]['value']
  safeguardingDecision: (typeof safeguardingDecisions)[number]['value']
  standing: 'submitted' | 'withdrawal-asked' | 'withdrawn'
  writtenAt: string | null
  signedAt: string | null
  children: { injury: Injury; debrief: ChildDebrief; spokenToAt: string | null }[]
}

export const incidentListRules = {
  filters: ['reference', 'establishment', 'year', 'month', 'counts-as', 'decision', 'open'],
  sorts: ['date', 'number'],
  first: { sort: 'date', direction: 'desc' },
} as const

/** One page of incidents, in the order asked for, with the children of these alone. */
export async function listIncidents(db: Db, viewer: Person, query: ListQuery): Promise<IncidentRow[]> {
  const { limit, offset } = windowOf(query)
  const shown = await inOrder(visibleRows(db, viewer, query, indexFor(query)), query)
    .select('incident.id')
    .limit(Math.min(limit, pageSize))
    .offset(offset)
    .execute()
  return withChildren(
    db,
    await rowsOf(
      db,
      shown.map(({ id }) => id),
    ),
  )
}

export async function countIncidents(db: Db, viewer: Person, query: ListQuery): Promise<number> {
  const index = isNarrow(query) ? 'incident_by_date' : null
  const { count } = await visibleRows(db, viewer, query, index)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** The local date of the viewer's first incident, for the years to filter by. */
export async function firstIncidentOn(db: Db, viewer: Person): Promise<string | undefined> {
  const row = await db
    .selectFrom('incident')
    .select('happenedAt')
    .where(visibleIncidents(viewer))
    .orderBy('happenedAt')
    .limit(1)
    .executeTakeFirst()
  return row?.happenedAt.slice(0, 10)
}

/** The children of each of these incidents, by one query. */
export async function withChildren<Row extends { id: string }>(db: Db, rows: Row[]) {
  if (rows.length === 0) return []
  const children = await db
    .selectFrom('incidentChild')
    .select(['incidentId', 'injury', 'debrief', 'spokenToAt'])
    .where(
      'incidentId',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('incidentId')
    .orderBy('place')
    .execute()
  return rows.map((row) => ({ ...row, children: children.filter((child) => child.incidentId === row.id) }))
}

/** The rows of these incidents, in the same order. */
async function rowsOf(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('incident')
    .select(['incident.id', 'incident.number', 'incident.ownReference', 'incident.establishmentId'])
    .select(['incident.happenedAt', 'incident.countsAs', 'incident.safeguardingDecision'])
    .select(['incident.standing', 'incident.writtenAt', 'incident.signedAt'])
    .where('incident.id', 'in', ids)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

type Index = 'incident_by_date' | 'incident_by_number'

/** Asked for by more than one small index can answer: the database would read every record to look further. */
const isNarrow = ({ filters }: ListQuery): boolean =>
  filters['reference'] !== undefined ||
  (filters['counts-as'] !== undefined && filters['decision'] !== undefined)

/**
 * The index that holds a whole list's columns in its order, where the database would not find it by itself: it keeps no
 * statistics, and takes whichever column is asked for to be rare. Null: its own choice is right.
 */
function indexFor(query: ListQuery): Index | null {
  if (query.sort === 'number') return 'incident_by_number'
  return isNarrow(query) ? 'incident_by_date' : null
}

const incidentsBy = (db: Db, index: Index | null) =>
  db.selectFrom(
    sql<Tables['incident']>`incident`.as<'incident'>(
      sql.raw(index === null ? 'incident' : `incident indexed by ${index}`),
    ),
  )

function visibleRows(db: Db, viewer: Person, { filters }: ListQuery, index: Index | null) {
  const { reference, establishment, decision } = filters
  const period = periodOf(filters)
  let rows = incidentsBy(db, index).where(visibleIncidents(viewer)).where(openIn(filters))
  if (establishment !== undefined) rows = rows.where('incident.establishmentId', '=', establishment)
  if (period !== undefined) {
    rows = rows
      .where('incident.happenedAt', '>=', period.from)
      .where('incident.happenedAt', '<', `${period.to}U`)
  }
  const kind = countsAs.find(({ value }) => value === filters['counts-as'])?.value
  if (kind !== undefined) rows = rows.where('incident.countsAs', '=', kind)
  const decided = safeguardingDecisions.find(({ value }) => value === decision)?.value
  if (decided !== undefined) rows = rows.where('incident.safeguardingDecision', '=', decided)
  return reference === undefined ? rows : rows.where(holds(reference))
}

/** Only what leaves a grave question open, where that is asked for. */
const openIn =
  (filters: Record<string, string>) =>
  (eb: ExpressionBuilder<Tables, 'incident'>): Expression<SqlBool> =>
    filters['open'] === 'yes' ? hasOpenQuestion(eb) : sql<SqlBool>`true`

/** First and last local date of the year or of the month chosen; undefined where neither is. */
function periodOf({ year: label, month }: Record<string, string>): { from: string; to: string } | undefined {
  const year = label === undefined ? undefined : parseReviewYear(label)
  if (year === undefined) return undefined
  const { months, startsOn, endsOn } = reviewYear(year)
  const chosen = months.find((each) => each === month)
  return chosen === undefined
    ? { from: startsOn, to: endsOn }
    : { from: `${chosen}-01`, to: monthEnd(chosen) }
}

/** Whether the own reference or the number holds this text; capital or small, as LIKE has it. */
function holds(text: string) {
  const pattern = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`(incident.own_reference like ${pattern} escape '\\' or incident.number like ${pattern} escape '\\')`
}

type Rows = ReturnType<typeof visibleRows>

const inOrder = (rows: Rows, { sort, direction }: ListQuery): Rows =>
  sort === 'number'
    ? rows
        .orderBy('incident.establishmentId', direction)
        .orderBy('incident.year', direction)
        .orderBy('incident.serial', direction)
    : rows.orderBy('incident.happenedAt', direction).orderBy('incident.id', direction)
