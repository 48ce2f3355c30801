import { sql, type Expression, type ExpressionBuilder, type RawBuilder } from 'kysely'
import type { SelectQueryBuilder, SqlBool } from 'kysely'
import type { Person } from '../access/person.ts'
import { visibleIncidents } from '../access/scope.ts'
import type { Db, Tables } from '../database/schema.ts'
import { monthEnd, parseMonth, parseReviewYear, reviewYear } from '../../reports/period.ts'
import { pageSize, readListQuery, windowOf, type ListQuery } from '../records/list.ts'
import { hasOpenQuestion, openIds } from './grave-questions/queries.ts'
import { referenceKeysIn } from './naming.ts'
import { urgentFilters } from './list-vocabulary.ts'
import { partConditions, partFilters } from './filter-queries.ts'
import { isGrave, todoPart } from './todo-queries.ts'
import { rankedUrgent } from './urgent/queries.ts'
import { countsAs, safeguardingDecisions } from './vocabulary.ts'

export type IncidentRow = Awaited<ReturnType<typeof listIncidents>>[number]

export const incidentListRules = {
  filters: ['reference', 'establishment', 'year', 'month', 'counts-as', 'decision', 'open', ...partFilters],
  sorts: ['date', 'number'],
  first: { sort: 'date', direction: 'desc' },
} as const

/** Urgent incidents are in an order of their own where the address names no other. */
const urgentListRules = {
  filters: incidentListRules.filters,
  sorts: [...incidentListRules.sorts, 'urgent'],
  first: { sort: 'urgent', direction: 'desc' },
} as const

/** What an address asks for. */
export function readIncidentQuery(asked: Record<string, string>, viewer: Person): ListQuery {
  const isUrgent =
    viewer.role === 'scrutineer' && urgentFilters.some(({ value }) => value === asked['urgent'])
  return readListQuery(asked, isUrgent ? urgentListRules : incidentListRules)
}

/** A list as it is asked for on a local date: the deadlines of its incidents are judged at the start of that day. */
export interface IncidentQuery extends ListQuery {
  today: string
}

/** One page of incidents, in the order asked for, with the children of these alone. */
export async function listIncidents(db: Db, viewer: Person, query: IncidentQuery) {
  const { limit, offset } = windowOf(query)
  const { rows } = await askedRows(db, viewer, query, indexFor(query))
  const urgent = query.sort === 'urgent' ? await rankedUrgent(db, viewer, query.filters) : undefined
  const shown = await (urgent === undefined ? inOrder(rows, query) : inRank(rows, urgent))
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

export async function countIncidents(db: Db, viewer: Person, query: IncidentQuery): Promise<number> {
  const { rows } = await askedRows(db, viewer, query, countIndexFor(query))
  const { count } = await rows.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return count
}

/**
 * How many incidents a list holds, and the first few of them: the newest of those that are grave, then the newest of the
 * others. By the very query of the list, once.
 */
export async function gravestIncidents(db: Db, viewer: Person, query: IncidentQuery, limit: number) {
  const { rows } = await askedRows(db, viewer, query, null)
  const first = await rows
    .select(['incident.id', sql<number>`count(*) over ()`.as('all')])
    .orderBy(isGrave, 'desc')
    .orderBy('incident.happenedAt', 'desc')
    .orderBy('incident.id')
    .limit(limit)
    .execute()
  const ids = first.map(({ id }) => id)
  return { count: first[0]?.all ?? 0, rows: await withChildren(db, await rowsOf(db, ids)) }
}

/** Every incident that a list holds: whatever lists or counts them begins here. */
async function askedRows(
  db: Db,
  viewer: Person,
  query: IncidentQuery,
  index: Index | null,
): Promise<{ rows: Rows }> {
  const todo = await todoPart(db, viewer, query.filters['todo'])
  const isOpen = query.filters['open'] === 'yes'
  const few = todo?.few ?? (isOpen ? sql`select incident_id as id from ${openIds}` : undefined)
  const conditions = await partConditions(db, viewer, query.filters, query.today)
  const all = [
    ...conditions,
    ...(todo === undefined ? [] : [todo.condition]),
    ...(few === undefined ? [] : [sql<SqlBool>`few.id = incident.id`]),
  ]
  const from = few === undefined ? incidentsBy(index) : fewIncidents(few)
  const rows = visibleRows(db.selectFrom(from), viewer, query)
  // A query is awaited as what it finds: the builder is handed over inside something else.
  return { rows: all.reduce((left, condition) => left.where(condition), rows) }
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
async function withChildren<Row extends { id: string }>(db: Db, rows: Row[]) {
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

type Index = 'incident_by_date' | 'incident_by_number' | 'incident_by_deadline'

/** Asked for by more than one small index can answer: the database would read every record to look further. */
const isNarrow = ({ filters }: ListQuery): boolean =>
  filters['reference'] !== undefined ||
  partFilters.some((name) => filters[name] !== undefined) ||
  (filters['counts-as'] !== undefined && filters['decision'] !== undefined)

/**
 * The index that holds a whole list's columns in its order, where the database would not find it by itself: it keeps no
 * statistics, and takes whichever column is asked for to be rare. Null: its own choice is right.
 */
function indexFor(query: ListQuery): Index | null {
  return query.sort === 'number' ? 'incident_by_number' : countIndexFor(query)
}

/** The same where no order is asked for. */
function countIndexFor(query: ListQuery): Index | null {
  if (query.filters['deadline'] !== undefined) return 'incident_by_deadline'
  return isNarrow(query) ? 'incident_by_date' : null
}

const incidentsBy = (index: Index | null) =>
  sql<Tables['incident']>`incident`.as<'incident'>(
    sql.raw(index === null ? 'incident' : `incident indexed by ${index}`),
  )

// A cross join keeps its order in SQLite: from the few that it can be, to their incidents.
const fewIncidents = (few: RawBuilder<unknown>) =>
  sql<Tables['incident']>`(${few}) as few cross join incident`.as<'incident'>(sql.raw('incident'))

function visibleRows(
  all: SelectQueryBuilder<Tables, 'incident', object>,
  viewer: Person,
  { filters }: ListQuery,
) {
  const { reference, establishment, decision } = filters
  const period = periodOf(filters)
  let rows = all.where(visibleIncidents(viewer)).where(openIn(filters))
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

type Rows = ReturnType<typeof visibleRows>

/**
 * First and last local date of the year or of the month chosen; undefined where neither is. A month of another year than
 * the one that is chosen falls away: the year was changed after it.
 */
function periodOf({
  year: label = '',
  month: named = '',
}: Record<string, string>): { from: string; to: string } | undefined {
  const year = parseReviewYear(label)
  const month = parseMonth(named)
  if (month !== undefined && (year === undefined || reviewYear(year).months.includes(month)))
    return { from: `${month}-01`, to: monthEnd(month) }
  if (year === undefined) return undefined
  const { startsOn, endsOn } = reviewYear(year)
  return { from: startsOn, to: endsOn }
}

/**
 * Whether the own reference or the number holds this text, in any spelling; nothing holds a text of marks alone. Each part
 * reads an index alone.
 */
function holds(text: string) {
  // Written with our number behind it, as pages write it: that is the one.
  const key = referenceKeysIn(text).at(-1)
  if (key === undefined) return sql<boolean>`false`
  return sql<boolean>`incident.id in (
    select id from incident indexed by incident_reference_key
      where reference_key is not null and instr(reference_key, ${key}) > 0
    union all
    select id from incident indexed by incident_by_date where instr(lower(replace(number, '-', '')), ${key}) > 0)`
}

/** In the order of these, which hold every row. */
const inRank = (rows: Rows, ranked: readonly { id: string }[]): Rows =>
  rows.orderBy(
    sql`(select key from json_each(${JSON.stringify(ranked.map(({ id }) => id))}) where value = incident.id)`,
  )

const inOrder = (rows: Rows, { sort, direction }: ListQuery): Rows =>
  sort === 'number'
    ? rows
        .orderBy('incident.establishmentId', direction)
        .orderBy('incident.year', direction)
        .orderBy('incident.serial', direction)
    : rows.orderBy('incident.happenedAt', direction).orderBy('incident.id', direction)
