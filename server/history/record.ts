import { sql } from 'kysely'
import { insertRow } from '../database/insert.ts'
import type { Act } from '../database/write.ts'
import type { Db, Tables, Tx } from '../database/schema.ts'
import { canonical, canonicalContent, digestOf } from './canonical.ts'

export type HistoryEvent = Tables['historyEvent']

export interface Happening {
  /** What was done, in the past tense: 'recorded', 'corrected', 'viewed', 'signed'. */
  act: string
  /** What it was done to: 'incident', 'visit'. */
  subject: string
  subjectId?: string
  establishmentId?: string | null
  version?: number
  /** Codes, counts and ids only: never a text that somebody typed (SECURITY AU-07). */
  details?: Record<string, string | number>
  /** Of the record's version, where there is one. */
  digest?: string
}

/** Adds one event to the chain, in the act's own transaction: no event, no act. */
export async function record(tx: Tx, act: Act, happening: Happening): Promise<number> {
  const event = sealedEvent((await chainHead(tx)) ?? chainStart, act, happening)
  await insertRow(tx, 'historyEvent', event)
  return event.seq
}

/** What the first event follows. */
export const chainStart = { seq: 0, seal: '' }

/** The event that follows the last one, sealed over it. */
export function sealedEvent(
  last: Pick<HistoryEvent, 'seq' | 'seal'>,
  act: Act,
  happening: Happening,
): HistoryEvent {
  const { subjectId = null, establishmentId = null, version = null, digest = null, details = {} } = happening
  const event = {
    seq: last.seq + 1,
    at: act.at,
    whoId: act.who.id,
    whoRole: act.who.role,
    act: happening.act,
    subject: happening.subject,
    subjectId,
    establishmentId,
    version,
    details: canonical(details),
    digest,
    previous: last.seal,
  }
  return { ...event, seal: act.seal(sealedText(event)) }
}

/** What an event's seal covers: its canonical JSON, written out by name since a verification makes one for every event. */
export const sealedText = (event: Omit<HistoryEvent, 'seal'>): string =>
  JSON.stringify({
    act: event.act,
    at: event.at,
    details: event.details,
    digest: event.digest,
    establishmentId: event.establishmentId,
    previous: event.previous,
    seq: event.seq,
    subject: event.subject,
    subjectId: event.subjectId,
    version: event.version,
    whoId: event.whoId,
    whoRole: event.whoRole,
  } satisfies typeof event)

/** The last event's number and seal: what is shown as the record seal and printed in each issued document. */
export async function chainHead(db: Db): Promise<{ seq: number; seal: string } | undefined> {
  // Written out, since every act asks for it: built from parts it takes twice as long.
  const { rows } = await sql<{
    seq: number
    seal: string
  }>`select seq, seal from history_event order by seq desc limit 1`.execute(db)
  return rows[0]
}

export interface Version extends Happening {
  subjectId: string
  version: number
  /** The whole record as plain data; what is null is left out of the version. */
  content: unknown
  /** Why it was corrected; empty at the first version. */
  reason: string
}

/** Keeps the whole record as a new immutable version, with its event; the event holds only the version's digest. */
export async function recordVersion(tx: Tx, act: Act, version: Version): Promise<void> {
  const content = canonicalContent(version.content)
  const digest = versionDigest(content, version.reason)
  const seq = await record(tx, act, { ...version, digest })
  await insertRow(tx, 'recordVersion', {
    subject: version.subject,
    subjectId: version.subjectId,
    version: version.version,
    content,
    reason: version.reason,
    digest,
    seq,
  })
}

export const versionDigest = (content: string, reason: string): string =>
  digestOf(canonical([content, reason]))
