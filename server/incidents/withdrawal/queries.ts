import { localDateOf } from '../../../reports/clocks.ts'
import { reviewYearOf } from '../../../reports/period.ts'
import type { Person } from '../../access/person.ts'
import { namesOf } from '../../access/queries.ts'
import { visibleIncidents } from '../../access/scope.ts'
import type { Db } from '../../database/schema.ts'

export interface AskedWithdrawal {
  id: string
  number: string
  establishmentId: string
  /** UTC instant. */
  askedAt: string
  asker: string
  reason: string
}

/** Withdrawals that wait for the scrutineer, the longest first: of all incidents that the viewer may see, or of one. */
export async function askedWithdrawals(db: Db, viewer: Person, id?: string): Promise<AskedWithdrawal[]> {
  let waiting = fromThoseThatWait(db)
    .select(['incident.id', 'incident.number', 'incident.establishmentId'])
    .where(visibleIncidents(viewer))
  if (id !== undefined) waiting = waiting.where('asked.id', '=', id)
  const incidents = new Map((await waiting.execute()).map((row) => [row.id, row]))
  if (incidents.size === 0) return []
  const asks = await lastAsks(db, [...incidents.keys()])
  const names = await namesOf(
    db,
    asks.map(({ whoId }) => whoId),
  )
  return asks.flatMap(({ subjectId, whoId, ...ask }) => {
    const incident = incidents.get(subjectId)
    return incident === undefined ? [] : { ...incident, ...ask, asker: names.get(whoId) ?? 'The system' }
  })
}

/** The last time that each incident's withdrawal was asked for, oldest first; a correction since then changes nothing of it. */
const lastAsks = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('historyEvent as event')
    .innerJoin('recordVersion as version', 'version.seq', 'event.seq')
    .select(['version.subjectId', 'event.at as askedAt', 'event.whoId', 'version.reason'])
    .where('event.seq', 'in', (eb) =>
      eb
        .selectFrom('historyEvent')
        .select(({ fn }) => fn.max('seq').as('seq'))
        .where('subject', '=', 'incident')
        .where('subjectId', 'in', ids)
        .where('act', '=', 'withdrawal asked')
        .groupBy('subjectId'),
    )
    .orderBy('event.seq')
    .execute()

export interface Withdrawn {
  /** Undefined where no act of agreeing is known. */
  agreed: { who: string; at: string; reason: string } | undefined
  /** The first April's years of reviews that were issued while it counted, and that the viewer may know. */
  countedIn: number[]
}

/** How a withdrawn incident came to be withdrawn, and where it is counted all the same. */
export async function withdrawnBy(
  db: Db,
  viewer: Person,
  { id, happenedAt, recordedAt }: { id: string; happenedAt: string; recordedAt: string },
): Promise<Withdrawn> {
  const last = await db
    .selectFrom('historyEvent as event')
    .innerJoin('recordVersion as version', 'version.seq', 'event.seq')
    .select(['event.at', 'event.whoId', 'version.reason'])
    .where('event.subject', '=', 'incident')
    .where('event.subjectId', '=', id)
    .where('event.act', '=', 'withdrawal agreed')
    .orderBy('event.seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last === undefined) return { agreed: undefined, countedIn: [] }
  const { at, whoId, reason } = last
  const who = (await namesOf(db, [whoId])).get(whoId) ?? 'The system'
  const issued = await issuedBetween(db, viewer, {
    year: reviewYearOf(localDateOf(happenedAt)),
    after: recordedAt,
    before: at,
  })
  return { agreed: { who, at, reason }, countedIn: issued.map(({ year }) => year) }
}

/** Before it is released, only those who work on a review know of it. */
function issuedBetween(
  db: Db,
  viewer: Person,
  { year, after, before }: { year: number; after: string; before: string },
) {
  const issued = db
    .selectFrom('review')
    .select('review.year')
    .where('review.year', '=', year)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('issuedDocument as document')
          .select('document.id')
          .where('document.kind', '=', 'review')
          .whereRef('document.subjectId', '=', 'review.id')
          .where('document.issuedAt', '>=', after)
          .where('document.issuedAt', '<', before),
      ),
    )
  return viewer.role === 'scrutineer' || viewer.role === 'business-manager'
    ? issued.execute()
    : issued.where('review.state', '=', 'released').execute()
}

/**
 * How many withdrawals wait: of the incidents that the viewer may see; of all of them for the business manager, who keeps
 * the appointments and may know that something waits, of no incident which.
 */
export async function countAskedWithdrawals(db: Db, viewer: Person): Promise<number> {
  const { count } = await fromThoseThatWait(db)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((eb) => (viewer.role === 'business-manager' ? eb.lit(true) : visibleIncidents(viewer)(eb)))
    .executeTakeFirstOrThrow()
  return count
}

// A cross join keeps its order in SQLite: from the few that wait, by their own index, to the viewer's of them.
const fromThoseThatWait = (db: Db) =>
  db
    .selectFrom('incident as asked')
    .crossJoin('incident')
    .where('asked.standing', '=', 'withdrawal-asked')
    .whereRef('incident.id', '=', 'asked.id')
