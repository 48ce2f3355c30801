import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import { canonical } from './canonical.ts'
import { versionDigest } from './record.ts'

/** Reads records as they stand, by id, in the shape their versions are stored in; those that do not exist are left out. */
export type ContentsOf = (db: Db, ids: readonly string[]) => Promise<ReadonlyMap<string, unknown>>

interface Fault {
  sound: false
  at: number
  why: string
}

/** A version beside the event that recorded it; `digest` is the event's. */
interface Row {
  subject: string
  subjectId: string
  version: number
  content: string
  reason: string
  stands: string
  seq: number
  digest: string | null
  isLatest: 0 | 1
}

const batch = 1000

/**
 * Compares every version with its event's digest, and every record as it stands with its latest version. They are read in
 * the order in which they lie in the file, and the fault of the lowest event is the one that is named.
 * @param contents null: the records themselves cannot be read
 */
export async function verifyVersions(
  db: Db,
  contents: Record<string, ContentsOf> | null,
): Promise<{ sound: true; versions: number } | Fault> {
  const disposed = await disposedDigests(db)
  const faults = await goneVersions(db)
  let versions = 0
  for (let rows = await rowsAfter(db); rows.length > 0; rows = await rowsAfter(db, rows.at(-1))) {
    const ofVersions = rows.flatMap((row) => versionFault(row, disposed) ?? [])
    const ofRecords = contents === null ? [] : await recordFaults(db, contents, rows)
    faults.push(...lowest([...ofVersions, ...ofRecords]))
    versions += rows.length
  }
  return lowest(faults)[0] ?? { sound: true, versions }
}

/** The first of those named at the lowest event; what belongs to no event comes last. */
const lowest = (faults: readonly Fault[]): Fault[] =>
  faults.toSorted((one, other) => (one.at || Infinity) - (other.at || Infinity)).slice(0, 1)

/** The first event whose version is not there. */
async function goneVersions(db: Db): Promise<Fault[]> {
  const { rows } = await sql<{ at: number | null }>`select min(event.seq) as at from history_event as event
    where event.digest is not null and not exists (
      select 1 from record_version as version indexed by record_version_seq
      where version.seq = event.seq and version.subject = event.subject
        and version.subject_id = event.subject_id and version.version = event.version)`.execute(db)
  return rows.flatMap(({ at }) =>
    at === null ? [] : [{ sound: false, at, why: `the version that event ${at} recorded is gone` }],
  )
}

const beforeAll = { subject: '', subjectId: '', version: 0 }

// Names by hand and by the primary key: see `eventsFrom` in verify.ts.
async function rowsAfter(db: Db, { subject, subjectId, version } = beforeAll): Promise<Row[]> {
  const { rows } = await sql<Row>`select version.subject, version.subject_id as "subjectId", version.version,
      version.content, version.reason, version.digest as stands, version.seq, event.digest,
      not exists (
        select 1 from record_version as later where later.subject = version.subject
          and later.subject_id = version.subject_id and later.version > version.version) as "isLatest"
    from record_version as version left join history_event as event
      on event.seq = version.seq and event.subject = version.subject
        and event.subject_id = version.subject_id and event.version = version.version
    where (version.subject, version.subject_id, version.version) > (${subject}, ${subjectId}, ${version})
    order by version.subject, version.subject_id, version.version limit ${batch}`.execute(db.withoutPlugins())
  return rows
}

function versionFault(row: Row, disposed: ReadonlySet<string>): Fault | undefined {
  const { seq, digest, content, reason, stands } = row
  if (digest === null) return { sound: false, at: 0, why: 'a record version stands without its event' }
  if (isEmptied(row, disposed)) return undefined
  if (stands !== digest || versionDigest(content, reason) !== digest)
    return { sound: false, at: seq, why: `the version that event ${seq} recorded was changed` }
  return undefined
}

const isEmptied = (row: Row, disposed: ReadonlySet<string>) =>
  row.content === '' && row.reason === '' && row.stands === row.digest && disposed.has(versionName(row))

/** What certificates in the history name as disposed: kind, record and digest. */
async function disposedDigests(db: Db): Promise<Set<string>> {
  const events = await db
    .selectFrom('historyEvent')
    .select(['subject', 'subjectId', 'details'])
    .where('act', '=', 'disposed')
    .execute()
  const named = events.flatMap(({ subject, subjectId, details }) => {
    const { digests = '' } = JSON.parse(details) as { digests?: string }
    return digests.split(' ').map((digest) => versionName({ subject, subjectId, digest }))
  })
  return new Set(named)
}

const versionName = (version: { subject: string; subjectId: string | null; digest: string | null }) =>
  `${version.subject} ${version.subjectId ?? ''} ${version.digest ?? ''}`

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
    for (const { subjectId, content, seq } of versions)
      if (standing === null || !standsAs(content, standing.get(subjectId)))
        faults.push({
          sound: false,
          at: seq,
          why: `${subject} ${subjectId} is not what event ${seq} recorded`,
        })
  }
  return faults
}

function standsAs(content: string, stands: unknown): boolean {
  // Emptied by a disposal: then nothing of the record may stand.
  if (content === '') return stands === undefined
  return stands !== undefined && canonical(stands) === content
}
