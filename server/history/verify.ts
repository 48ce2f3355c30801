import type { Db } from '../database/schema.ts'
import { canonical } from './canonical.ts'
import { versionDigest, type HistoryEvent } from './record.ts'

export type Verdict =
  { sound: true; events: number; versions: number; head: string } | { sound: false; at: number; why: string }

/** Reads a record as it stands, in the shape its versions are stored in; undefined when there is none. */
export type ContentOf = (db: Db, id: string) => Promise<unknown>

const batch = 1000

/**
 * Walks the whole chain and names the first event that does not hold, then compares every version with its event's
 * digest and every record as it stands with its latest version.
 */
export async function verifyHistory(
  db: Db,
  seal: (text: string) => string,
  contents: Record<string, ContentOf>,
): Promise<Verdict> {
  const chain = await verifyChain(db, seal)
  if (!chain.sound) return chain
  const versions = await verifyVersions(db)
  if (!versions.sound) return versions
  const records = await verifyRecords(db, contents)
  return records ?? { ...chain, versions: versions.versions }
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

// eslint-disable-next-line max-params -- the four things that one link of a chain is checked against
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

async function verifyVersions(db: Db): Promise<Verdict> {
  const events = await db
    .selectFrom('historyEvent as event')
    .leftJoin('recordVersion as version', 'version.seq', 'event.seq')
    .select(['event.seq', 'event.digest', 'version.content', 'version.reason', 'version.digest as stands'])
    .where('event.digest', 'is not', null)
    .orderBy('event.seq')
    .execute()
  for (const { seq, digest, content, reason, stands } of events) {
    if (content === null || reason === null)
      return { sound: false, at: seq, why: `the version that event ${seq} recorded is gone` }
    if (stands !== digest || versionDigest(content, reason) !== digest) {
      return { sound: false, at: seq, why: `the version that event ${seq} recorded was changed` }
    }
  }
  const { count } = await db
    .selectFrom('recordVersion')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (count !== events.length)
    return { sound: false, at: 0, why: 'a record version stands without its event' }
  return { sound: true, events: 0, versions: events.length, head: '' }
}

async function verifyRecords(db: Db, contents: Record<string, ContentOf>): Promise<Verdict | undefined> {
  const latest = await db
    .selectFrom('recordVersion as version')
    .select(['subject', 'subjectId', 'content', 'seq'])
    .where('version', '=', (eb) =>
      eb
        .selectFrom('recordVersion as other')
        .select((inner) => inner.fn.max('other.version').as('last'))
        .whereRef('other.subject', '=', 'version.subject')
        .whereRef('other.subjectId', '=', 'version.subjectId'),
    )
    .orderBy('seq')
    .execute()
  for (const { subject, subjectId, content, seq } of latest) {
    const stands = await contents[subject]?.(db, subjectId)
    if (stands === undefined || canonical(stands) !== content) {
      return { sound: false, at: seq, why: `${subject} ${subjectId} is not what event ${seq} recorded` }
    }
  }
  return undefined
}
