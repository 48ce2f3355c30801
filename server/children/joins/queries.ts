import { sql, type SqlBool } from 'kysely'
import type { Person } from '../../access/person.ts'
import { namesOf } from '../../access/queries.ts'
import { visibleIncidents, visibleJoins } from '../../access/scope.ts'
import type { Db } from '../../database/schema.ts'
import { foundInAll } from '../../history/queries.ts'
import { doerWords } from '../../history/doers.ts'
import { joinSubject, type ChangedMonth } from './vocabulary.ts'

/** The two as they stand: what their versions hold. */
export async function joinContent(db: Db, id: string) {
  const row = await db
    .selectFrom('childJoin')
    .innerJoin('child', 'child.id', 'childJoin.keptId')
    .selectAll('childJoin')
    .select('child.pseudonym as kept')
    .where('childJoin.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { id: _id, ...content } = row
  return content
}

/** Two children by the row that says where they stand; undefined for two that the viewer may not see. */
export const findJoin = (db: Db, viewer: Person, id: string) =>
  db
    .selectFrom('childJoin')
    .selectAll()
    .where('childJoin.id', '=', id)
    .where(visibleJoins(viewer))
    .executeTakeFirst()

const joins = (db: Db, viewer: Person) =>
  db
    .selectFrom('childJoin')
    .innerJoin('child', 'child.id', 'childJoin.keptId')
    .innerJoin('recordVersion as latest', (join) =>
      join
        .onRef('latest.subjectId', '=', 'childJoin.id')
        .onRef('latest.version', '=', 'childJoin.version')
        .on('latest.subject', '=', joinSubject),
    )
    .innerJoin('historyEvent as event', 'event.seq', 'latest.seq')
    .select(['childJoin.id', 'childJoin.establishmentId', 'childJoin.keptId', 'childJoin.joinedId'])
    .select(['childJoin.pseudonym', 'childJoin.state', 'childJoin.months', 'childJoin.version'])
    .select(['child.pseudonym as kept', 'event.at', 'event.whoId', 'latest.reason', 'latest.seq'])
    .where(visibleJoins(viewer))

type Row = Awaited<ReturnType<ReturnType<typeof joins>['execute']>>[number]

/** 'K-12 and K–12' */
export const joinTitle = ({ kept, pseudonym }: Pick<Row, 'kept' | 'pseudonym'>): string =>
  `${kept} and ${pseudonym}`

export type JoinRow = Omit<Row, 'months'> & { months: ChangedMonth[]; who: string }

async function withWho(db: Db, rows: readonly Row[]): Promise<JoinRow[]> {
  const names = await namesOf(
    db,
    rows.map(({ whoId }) => whoId),
  )
  return rows.map((row) => ({
    ...row,
    months: JSON.parse(row.months) as ChangedMonth[],
    who: doerWords(names, row.whoId),
  }))
}

/** Every two children of one key that the viewer may see, what was done last first, a page of them. */
export async function listJoins(
  db: Db,
  viewer: Person,
  { limit, offset }: { limit: number; offset: number },
): Promise<JoinRow[]> {
  const rows = await joins(db, viewer).orderBy('latest.seq', 'desc').limit(limit).offset(offset).execute()
  return withWho(db, rows)
}

export async function countJoins(db: Db, viewer: Person): Promise<number> {
  const { count } = await db
    .selectFrom('childJoin')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(visibleJoins(viewer))
    .executeTakeFirstOrThrow()
  return count
}

/** A home page lists no more than this. */
const mostOnHome = 5

/**
 * For a home page: those about which something was done since an event (`firstSince`), and those that nobody has decided
 * about, which come first; and how many more there are.
 */
export async function joinsSince(
  db: Db,
  viewer: Person,
  first: number,
): Promise<{ listed: JoinRow[]; more: number }> {
  const isOpen = sql<SqlBool>`child_join.state = 'in-one-record'`
  const rows = await joins(db, viewer)
    .select(foundInAll.as('all'))
    .where((eb) => eb.or([isOpen, eb('latest.seq', '>=', first)]))
    .orderBy(isOpen, 'desc')
    .orderBy('latest.seq', 'desc')
    .limit(mostOnHome)
    .execute()
  return { listed: await withWho(db, rows), more: (rows[0]?.all ?? 0) - rows.length }
}

export const findJoinRow = async (db: Db, viewer: Person, id: string): Promise<JoinRow | undefined> =>
  (await withWho(db, await joins(db, viewer).where('childJoin.id', '=', id).execute()))[0]

/** The incidents that name both, of those that the viewer may see. */
export const incidentsNamingBoth = (
  db: Db,
  viewer: Person,
  { keptId, joinedId }: Pick<JoinRow, 'keptId' | 'joinedId'>,
) =>
  db
    .selectFrom('incident')
    .innerJoin('incidentChild as one', 'one.incidentId', 'incident.id')
    .innerJoin('incidentChild as other', 'other.incidentId', 'incident.id')
    .select(['incident.id', 'incident.number', 'incident.ownReference'])
    .where('one.childId', '=', keptId)
    .where('other.childId', '=', joinedId)
    .where(visibleIncidents(viewer))
    .orderBy('incident.happenedAt')
    .execute()
