import type { Db } from '../database/schema.ts'
import { canonical } from './canonical.ts'
import { versionDigest, type HistoryEvent } from './record.ts'
import { triggerFault } from './triggers.ts'

export type Verdict =
  { sound: true; events: number; versions: number; head: string } | { sound: false; at: number; why: string }

/** Reads a record as it stands, in the shape its versions are stored in; undefined when there is none. */
export type ContentOf = (db: Db, id: string) => Promise<unknown>

const batch = 1000

/**
 * Walks the whole chain and names the first event that does not hold, then compares every version with its event's
 * digest, every record as it stands with its latest version, and the triggers that keep all of it from being changed.
 * @param contents null where the schema is an older one, whose records today's code cannot read
 */
export async function verifyHistory(
  db: Db,
  seal: (text: string) => string,
  contents: Record<string, ContentOf> | null,
): Promise<Verdict> {
  const chain = await verifyChain(db, seal)
  if (!chain.sound) return chain
  const versions = await verifyVersions(db, await disposedDigests(db))
  if (!versions.sound) return versions
  const records = contents === null ? undefined : await verifyRecords(db, contents)
  if (records !== undefined) return records
  const why = await triggerFault(db, contents !== null)
  return why === undefined ? { ...chain, versions: versions.versions } : { sound: false, at: 0, why }
}

async function verifyChain(db: Db, seal: (text: string) => string): Promise<Verdict> {
  let previous = ''
  let expected = 1
  for (;;) {
    const events = await eventsFrom(db, expected)
    for (const event of events) {
      const why = faultOf(event, expected, previous, seal)
      if (why !== undefined) return { sound: false, at: expected, why }
      previous = event.seal
      expected += 1
    }
    if (events.length < batch) return { sound: true, events: expected - 1, versions: 0, head: previous }
  }
}

function eventsFrom(db: Db, seq: number): Promise<HistoryEvent[]> {
  return db
    .selectFrom('historyEvent')
    .selectAll()
    .where('seq', '>=', seq)
    .orderBy('seq')
    .limit(batch)
    .execute()
}

function faultOf(
  event: HistoryEvent,
  seq: number,
  previous: string,
  seal: (text: string) => string,
): string | undefined {
  const { seal: stands, ...content } = event
  if (event.seq !== seq) return `event ${seq} is missing`
  if (event.previous !== previous) return `event ${seq} does not follow the event before it`
  if (seal(canonical(content)) !== stands) return `event ${seq} is not what was sealed`
  return undefined
}

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

async function verifyVersions(db: Db, disposed: ReadonlySet<string>): Promise<Verdict> {
  let after = 0
  let versions = 0
  for (;;) {
    const rows = await versionsAfter(db, after)
    for (const row of rows) {
      const why = versionFault(row, disposed)
      if (why !== undefined) return { sound: false, at: row.seq, why }
    }
    versions += rows.length
    after = rows.at(-1)?.seq ?? after
    if (rows.length < batch) break
  }
  const { count } = await db
    .selectFrom('recordVersion')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (count !== versions) return { sound: false, at: 0, why: 'a record version stands without its event' }
  return { sound: true, events: 0, versions, head: '' }
}

// One row an event: a second version that claims the same event is found by the count.
const versionsAfter = (db: Db, seq: number) =>
  db
    .selectFrom('historyEvent as event')
    .leftJoin('recordVersion as version', (join) =>
      join
        .onRef('version.seq', '=', 'event.seq')
        .onRef('version.subject', '=', 'event.subject')
        .onRef('version.subjectId', '=', 'event.subjectId')
        .onRef('version.version', '=', 'event.version'),
    )
    .select([
      'event.seq',
      'event.digest',
      'event.subject',
      'event.subjectId',
      'version.content',
      'version.reason',
      'version.digest as stands',
    ])
    .where('event.digest', 'is not', null)
    .where('event.seq', '>', seq)
    .orderBy('event.seq')
    .limit(batch)
    .execute()

type VersionRow = Awaited<ReturnType<typeof versionsAfter>>[number]

function versionFault(row: VersionRow, disposed: ReadonlySet<string>): string | undefined {
  const { seq, digest, content, reason, stands } = row
  if (content === null || reason === null) return `the version that event ${seq} recorded is gone`
  if (isEmptied(row, disposed)) return undefined
  if (stands !== digest || versionDigest(content, reason) !== digest)
    return `the version that event ${seq} recorded was changed`
  return undefined
}

const isEmptied = (row: VersionRow, disposed: ReadonlySet<string>) =>
  row.content === '' && row.reason === '' && row.stands === row.digest && disposed.has(versionName(row))

async function verifyRecords(db: Db, contents: Record<string, ContentOf>): Promise<Verdict | undefined> {
  let after = 0
  for (;;) {
    const rows = await latestVersionsAfter(db, after)
    for (const { subject, subjectId, content, seq } of rows) {
      if (await standsAs(content, contents[subject]?.(db, subjectId))) continue
      return { sound: false, at: seq, why: `${subject} ${subjectId} is not what event ${seq} recorded` }
    }
    after = rows.at(-1)?.seq ?? after
    if (rows.length < batch) return undefined
  }
}

/** Whether a record reads as its latest version does; a kind that nobody can read does not. */
async function standsAs(content: string, reading: Promise<unknown> | undefined): Promise<boolean> {
  const stands = await reading
  // Emptied by a disposal: then nothing of the record may stand.
  if (content === '') return stands === undefined
  return stands !== undefined && canonical(stands) === content
}

const latestVersionsAfter = (db: Db, seq: number) =>
  db
    .selectFrom('recordVersion as version')
    .select(['subject', 'subjectId', 'content', 'seq'])
    .where('version.seq', '>', seq)
    .where('version', '=', (eb) =>
      eb
        .selectFrom('recordVersion as other')
        .select((inner) => inner.fn.max('other.version').as('last'))
        .whereRef('other.subject', '=', 'version.subject')
        .whereRef('other.subjectId', '=', 'version.subjectId'),
    )
    .orderBy('seq')
    .limit(batch)
    .execute()
