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
