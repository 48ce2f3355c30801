import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import { sealedText, type HistoryEvent } from './record.ts'
import { triggerFault } from './triggers.ts'
import { verifyVersions, type ContentsOf } from './versions.ts'

export type Verdict =
  { sound: true; events: number; versions: number; head: string } | { sound: false; at: number; why: string }

const batch = 1000

/**
 * Walks the whole chain and names the first event that does not hold, then compares every version with its event's
 * digest, every record as it stands with its latest version, and the triggers that keep all of it from being changed.
 * @param contents null where the schema is an older one, whose records today's code cannot read
 */
export async function verifyHistory(
  db: Db,
  seal: (text: string) => string,
  contents: Record<string, ContentsOf> | null,
): Promise<Verdict> {
  const chain = await verifyChain(db, seal)
  if (!chain.sound) return chain
  const versions = await verifyVersions(db, contents)
  if (!versions.sound) return versions
  const why = await triggerFault(db, contents !== null)
  return why === undefined ? { ...chain, versions: versions.versions } : { sound: false, at: 0, why }
}

/** The chain alone: every event is there, follows the one before it, and is what was sealed. */
export async function verifyChain(db: Db, seal: (text: string) => string): Promise<Verdict> {
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

// Named by hand: translating the names of a hundred thousand rows takes longer than checking them.
async function eventsFrom(db: Db, seq: number): Promise<HistoryEvent[]> {
  const { rows } =
    await sql<HistoryEvent>`select seq, at, who_id as "whoId", who_role as "whoRole", act, subject,
      subject_id as "subjectId", establishment_id as "establishmentId", version, details, digest, previous, seal
    from history_event where seq >= ${seq} order by seq limit ${batch}`.execute(db.withoutPlugins())
  return rows
}

function faultOf(
  event: HistoryEvent,
  seq: number,
  previous: string,
  seal: (text: string) => string,
): string | undefined {
  if (event.seq !== seq) return `event ${seq} is missing`
  if (event.previous !== previous) return `event ${seq} does not follow the event before it`
  if (seal(sealedText(event)) !== event.seal) return `event ${seq} is not what was sealed`
  return undefined
}
