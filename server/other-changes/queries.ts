import { sql } from 'kysely'
import type { Person } from '../access/person.ts'
import { namesOf } from '../access/queries.ts'
import type { Db } from '../database/schema.ts'
import { broughtUpToDate } from '../history/vocabulary.ts'
import { importsAfter, importsAmong, isOfNoImport } from './import-queries.ts'
import { changedIn, pointedOutAtFirst, pointOf, watchedSubjects } from './pointed-out.ts'
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
  const found = await versionsAfter(db, after)
  const seqs = found.slice(0, mostVersions)
  const changes = [
    ...(await compared(db, await changedVersions(db, viewer, seqs))),
    ...(await importsAmong(db, viewer, seqs)),
  ].sort((one, other) => one.seq - other.seq)
  const beyond = found.length > mostVersions ? (seqs.at(-1) ?? Infinity) : Infinity
  const full = changes.length > mostShown ? (changes[mostShown - 1]?.seq ?? Infinity) : Infinity
  const end = Math.min(beyond, full)
  const pointed = changes.filter((change) => change.pointed !== undefined).slice(0, mostShown)
  const others = changes.filter((change) => change.pointed === undefined && change.seq <= end)
  return {
    changes: [...pointed, ...others],
    upTo: end < Infinity ? end : seqs.at(-1),
    isFull: end < Infinity,
  }
}

/**
 * The events of the versions to look through, in their order: kind by kind from the index of what was changed, since between
 * them lie a great many versions of incidents. Of some kinds the first version may be pointed out, too, and an import of figures
 * is one event of its own.
 */
async function versionsAfter(db: Db, after: number): Promise<number[]> {
  const versions = (subject: string) =>
    db
      .selectFrom('recordVersion')
      .select('seq')
      .where('subject', '=', subject)
      .where('seq', '>', after)
      .$if(subject === 'published-figure', (query) => query.where(isOfNoImport))
      .orderBy('seq')
      .limit(mostVersions + 1)
  const lists = await Promise.all([
    ...watchedSubjects.map((subject) => versions(subject).where('version', '>', sql.lit(1)).execute()),
    ...pointedOutAtFirst.map((subject) => versions(subject).where('version', '=', 1).execute()),
    importsAfter(db, after, mostVersions + 1),
  ])
  return lists
    .flat()
    .map(({ seq }) => seq)
    .sort((one, other) => one - other)
}

const changedVersions = (db: Db, viewer: Person, seqs: readonly number[]) =>
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
    .where('is.seq', 'in', seqs)
    .where('event.whoId', '!=', viewer.id)
    // A disposal has emptied the others.
    .where('is.content', '!=', '')
    .where('event.act', '!=', broughtUpToDate)
    .orderBy('is.seq')
    .execute()

type Row = Awaited<ReturnType<typeof changedVersions>>[number]

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
