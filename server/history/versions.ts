import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import { kinds } from '../kinds.ts'
import type { About } from '../records/about.ts'
import { answersThatDiffer, sameContent } from './same-content.ts'
import { digestNow, isDisposed, namedDigests, type NamedDigests } from './named-digests.ts'
import { recordName } from './record-name.ts'
import { versionDigest } from './record.ts'

/** Reads records as they stand, by id, in the shape their versions are stored in; those that do not exist are left out. */
export type ContentsOf = (db: Db, ids: readonly string[]) => Promise<ReadonlyMap<string, unknown>>

interface Fault {
  sound: false
  at: number
  why: string
}

/** An event that recorded a version, whose digest it holds, beside that version; null where it is gone. */
interface Row {
  seq: number
  subject: string
  subjectId: string
  digest: string
  content: string | null
  reason: string | null
  stands: string | null
  isLatest: 0 | 1
}

const batch = 1000

/**
 * Compares every version with its event's digest, and every record as it stands with its latest version; names the first
 * event that does not hold.
 * @param contents null: the records themselves cannot be read
 */
export async function verifyVersions(
  db: Db,
  contents: Record<string, ContentsOf> | null,
): Promise<{ sound: true; versions: number } | Fault> {
  const named = await namedDigests(db)
  let versions = 0
  for (
    let rows = await rowsAfter(db, 0);
    rows.length > 0;
    rows = await rowsAfter(db, rows.at(-1)?.seq ?? 0)
  ) {
    const ofVersions = rows.flatMap((row) => versionFault(row, named) ?? [])
    const ofRecords = contents === null ? [] : await recordFaults(db, contents, rows)
    const [first] = [...ofVersions, ...ofRecords].toSorted((one, other) => one.at - other.at)
    if (first !== undefined) return first
    versions += rows.length
  }
  return (await leftOver(db, versions, contents ?? {})) ?? { sound: true, versions }
}

/** What stands beside all that the events recorded: a version, or a record. */
async function leftOver(
  db: Db,
  versions: number,
  contents: Record<string, ContentsOf>,
): Promise<Fault | undefined> {
  const { count } = await db
    .selectFrom('recordVersion')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (count !== versions) return { sound: false, at: 0, why: 'a record version stands without its event' }
  return strangerIn(db, contents)
}

/** A record that stands although no event recorded it. */
async function strangerIn(db: Db, contents: Record<string, ContentsOf>): Promise<Fault | undefined> {
  for (const { name: subject, about } of kinds) {
    const table = ownTable(about.keeping)
    if (table === undefined || contents[subject] === undefined) continue
    const { rows } = await sql<{
      id: string
    }>`select record.* from ${sql.table(table)} as record where not exists (
      select 1 from record_version as version where version.subject = ${subject} and version.subject_id = record.id)
      limit 1`.execute(db)
    const [first] = rows
    if (first !== undefined)
      return { sound: false, at: 0, why: `no event recorded ${recordName(subject, first.id, first)}` }
  }
  return undefined
}

/** The table with a row for each record; undefined where the kind has none. */
function ownTable(rule: About['keeping']): string | undefined {
  if (rule.keeping !== 'kept') return rule.table
  return rule.isPartsAlone === true ? undefined : rule.tables[0]
}

// Named by hand: see `eventsFrom` in verify.ts.
async function rowsAfter(db: Db, seq: number): Promise<Row[]> {
  const { rows } =
    await sql<Row>`select event.seq, event.subject, event.subject_id as "subjectId", event.digest,
      version.content, version.reason, version.digest as stands,
      not exists (
        select 1 from record_version as later where later.subject = version.subject
          and later.subject_id = version.subject_id and later.version > version.version) as "isLatest"
    from history_event as event left join record_version as version
      on version.seq = event.seq and version.subject = event.subject
        and version.subject_id = event.subject_id and version.version = event.version
    where event.digest is not null and event.seq > ${seq}
    order by event.seq limit ${batch}`.execute(db.withoutPlugins())
  return rows
}

function versionFault(row: Row, named: NamedDigests): Fault | undefined {
  const { seq, content, reason, stands } = row
  if (content === null || reason === null)
    return { sound: false, at: seq, why: `the version that event ${seq} recorded is gone` }
  const now = digestNow(row, named)
  if (isEmptied(row, now, named)) return undefined
  if (stands !== now || versionDigest(content, reason) !== now)
    return { sound: false, at: seq, why: `the version that event ${seq} recorded was changed` }
  return undefined
}

const isEmptied = (row: Row, now: string | null, named: NamedDigests) =>
  row.content === '' && row.reason === '' && row.stands === now && isDisposed({ ...row, digest: now }, named)

/** Records that do not read as their latest version does; of a kind that nobody can read none does. */
async function recordFaults(
  db: Db,
  contents: Record<string, ContentsOf>,
  rows: readonly Row[],
): Promise<Fault[]> {
  const latest = Map.groupBy(
    rows.filter(({ isLatest }) => isLatest === 1),
    ({ subject }) => subject,
  )
  const faults: Fault[] = []
  for (const [subject, versions] of latest) {
    const ids = versions.map(({ subjectId }) => subjectId)
    const standing = (await contents[subject]?.(db, ids)) ?? null
    for (const version of versions) {
      const stands = standing?.get(version.subjectId)
      if (standing === null || !standsAs(version.content, stands)) faults.push(recordFault(version, stands))
    }
  }
  return faults
}

/** Names the record by what people call it, and its answers that differ: what stands in them may be about a child. */
function recordFault({ subject, subjectId, content, seq }: Row, stands: unknown): Fault {
  const stored: unknown = content === null || content === '' ? undefined : JSON.parse(content)
  const name = recordName(subject, subjectId, stored ?? stands)
  const how = stands === undefined ? 'it is gone' : answersThatDiffer(stored, stands).sort().join(', ')
  return {
    sound: false,
    at: seq,
    why: `${name} is not what event ${seq} recorded${how === '' ? '' : `: ${how}`}`,
  }
}

function standsAs(content: string | null, stands: unknown): boolean {
  if (content === null) return false
  // Emptied by a disposal: then nothing of the record may stand.
  if (content === '') return stands === undefined
  return stands !== undefined && sameContent(content, stands)
}
