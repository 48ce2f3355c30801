import type { Person } from '../access/person.ts'
import { namesOf } from '../access/queries.ts'
import type { Db } from '../database/schema.ts'
import { broughtUpToDate } from '../history/vocabulary.ts'
import { changedIn, pointOf, watchedSubjects } from './pointed-out.ts'
import type { PointedOut } from './vocabulary.ts'

/** A version of a record that is no incident, beside the one that it took the place of. */
export interface OtherChange {
  seq: number
  subject: string
  subjectId: string
  establishmentId: string | null
  act: string
  at: string
  who: string
  reason: string
  /** Undefined for a record that was not there. */
  before: Record<string, unknown> | undefined
  after: Record<string, unknown>
  pointed: PointedOut | undefined
}

/** What somebody has not read yet, up to one event of the history. */
export interface UnreadOthers {
  /** What is pointed out first, that of later than the event among it; each of the two kinds oldest first. */
  changes: OtherChange[]
  /** The last event that was looked through; undefined where there was none. */
  upTo: number | undefined
  /** Whether there is more after it. */
  isFull: boolean
}

/** No page shows more changes than this. */
const mostShown = 50

/** No page looks through more versions than this. */
const mostVersions = 300

/**
 * What others changed of records that are no incidents, after an event of the history. A record that is new is listed only
 * where it is pointed out.
 */
export async function otherChangesAfter(db: Db, viewer: Person, after: number): Promise<UnreadOthers> {
  const rows = await changedVersions(db)
    .where('is.seq', '>', after)
    .where('event.whoId', '!=', viewer.id)
    .limit(mostVersions + 1)
    .execute()
  const changes = await compared(db, rows.slice(0, mostVersions))
  const beyond = rows.length > mostVersions ? (rows[mostVersions - 1]?.seq ?? Infinity) : Infinity
  const full = changes.length > mostShown ? (changes[mostShown - 1]?.seq ?? Infinity) : Infinity
  const end = Math.min(beyond, full)
  const pointed = changes.filter((change) => change.pointed !== undefined).slice(0, mostShown)
  const others = changes.filter((change) => change.pointed === undefined && change.seq <= end)
  return {
    changes: [...pointed, ...others],
    upTo: end < Infinity ? end : rows.at(-1)?.seq,
    isFull: end < Infinity,
  }
}

const changedVersions = (db: Db) =>
  db
    .selectFrom('recordVersion as is')
    .innerJoin('historyEvent as event', 'event.seq', 'is.seq')
    .leftJoin('recordVersion as was', (join) =>
      join
        .onRef('was.subject', '=', 'is.subject')
        .onRef('was.subjectId', '=', 'is.subjectId')
        .on((eb) => eb('was.version', '=', eb('is.version', '-', 1))),
    )
    .select(['is.seq', 'is.subject', 'is.subjectId', 'is.version', 'is.reason', 'is.content as after'])
    .select(['was.content as before', 'event.act', 'event.at', 'event.whoId', 'event.establishmentId'])
    .where('is.subject', 'in', watchedSubjects)
    // A disposal has emptied the others.
    .where('is.content', '!=', '')
    .where('event.act', '!=', broughtUpToDate)
    .orderBy('is.seq')

type Row = Awaited<ReturnType<ReturnType<typeof changedVersions>['execute']>>[number]

async function compared(db: Db, rows: readonly Row[]): Promise<OtherChange[]> {
  const names = await namesOf(
    db,
    rows.map(({ whoId }) => whoId),
  )
  return rows.flatMap(({ whoId, before, after, ...row }) => {
    const texts = {
      before: before === null ? undefined : (JSON.parse(before) as Record<string, unknown>),
      after: JSON.parse(after) as Record<string, unknown>,
    }
    const change = { subject: row.subject, ...texts }
    const pointed = pointOf(change)
    const isListed = pointed !== undefined || (row.version > 1 && changedIn(change).length > 0)
    return isListed ? [{ ...row, ...texts, pointed, who: names.get(whoId) ?? 'The system' }] : []
  })
}
