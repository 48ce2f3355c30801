import { sql } from 'kysely'
import { addDays, startOfDay } from '../../../reports/clocks.ts'
import type { Person } from '../../access/person.ts'
import { namesOf } from '../../access/queries.ts'
import { visibleIncidents } from '../../access/scope.ts'
import type { Db } from '../../database/schema.ts'
import { broughtUpToDate } from '../../history/vocabulary.ts'
import { painInducingTechniques } from '../queries.ts'
import { changedAnswers, changedCounted } from './counted.ts'
import { graveByAnswers, inOrder, staffPutInOrTakenOut, type GraveReason } from './grave.ts'

/** A version of an incident after the first, beside the one that it took the place of. */
export interface ChangedVersion {
  seq: number
  subjectId: string
  number: string
  ownReference: string
  establishmentId: string
  version: number
  act: string
  at: string
  who: string
  reason: string
  before: Record<string, unknown>
  after: Record<string, unknown>
  /** The answers that differ, words and staff among them. */
  changed: string[]
  /** Why it is listed before others; empty where it is not. */
  grave: GraveReason[]
}

/** A draft of an incident that was thrown away: when, and by whom. */
export type DiscardedDraft = Awaited<ReturnType<typeof discardedAfter>>[number]

/** What somebody has not read yet, up to one event of the history. */
export interface Unread {
  /** The grave ones first, those of later than that event among them; each of the two kinds oldest first. */
  changes: ChangedVersion[]
  discarded: DiscardedDraft[]
  /** The last event that was looked through; undefined where there was none. */
  upTo: number | undefined
  /** Whether there is more after it. */
  isFull: boolean
}

/** No page shows more changes, or more drafts, than this. */
const mostShown = 50

/** No page looks through more versions than this; a grave change among them is listed however many came before it. */
const mostVersions = 2_000

/** Changes of submitted incidents, and drafts thrown away, after an event of the history. */
export async function unreadAfter(db: Db, viewer: Person, after: number): Promise<Unread> {
  const rows = await changedVersions(db)
    .where(visibleIncidents(viewer))
    .where('is.seq', '>', after)
    .limit(mostVersions + 1)
    .execute()
  const changes = await withWhatChanged(db, rows)
  const discarded = await discardedAfter(db, after)
  const end = Math.min(endOf(rows, mostVersions), endOf(changes, mostShown), endOf(discarded, mostShown))
  const isFull = end < Infinity
  const last = Math.max(0, ...[...rows, ...discarded].map(({ seq }) => seq))
  return {
    changes: graveFirst(changes, end),
    discarded: discarded.filter(({ seq }) => seq <= end),
    upTo: isFull ? end : last || undefined,
    isFull,
  }
}

/** The event of the last incident submitted after an event; 0: none. */
export async function lastSubmitted(db: Db, after: number): Promise<number> {
  const event = await db
    .selectFrom('historyEvent')
    .select('seq')
    .where('subject', '=', 'incident')
    .where('act', '=', 'recorded')
    .where('seq', '>', after)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return event?.seq ?? 0
}

function graveFirst(changes: readonly ChangedVersion[], end: number): ChangedVersion[] {
  const isGrave = ({ grave }: ChangedVersion) => grave.length > 0
  const early = changes.filter((change) => isGrave(change) || change.seq <= end)
  return [
    ...early.filter(isGrave).slice(0, mostShown),
    ...early.filter((change) => !isGrave(change)).slice(0, mostShown),
  ]
}

/** The event of the last row that is shown where there are more rows than that. */
const endOf = (rows: readonly { seq: number }[], most: number): number =>
  rows.length > most ? (rows[most - 1]?.seq ?? Infinity) : Infinity

/** Changes of counted answers made on the days from `from` to `to`, everywhere, oldest first: for counts by establishment. */
export async function changesBetween(
  db: Db,
  { from, to }: { from: string; to: string },
): Promise<ChangedVersion[]> {
  const rows = await changedVersions(db)
    .where('event.at', '>=', startOfDay(from))
    .where('event.at', '<', startOfDay(addDays(to, 1)))
    .execute()
  const changes = await withWhatChanged(db, rows)
  return changes.filter(({ before, after }) => changedCounted(before, after).length > 0)
}

/** Every change of one incident since it was recorded, oldest first: all, so that many small ones hide nothing. */
export const changesOf = (db: Db, viewer: Person, incidentId: string): Promise<ChangedVersion[]> =>
  changesFrom(db, viewer, [incidentId], 0)

/** Every change of these incidents from an event of the history on, oldest first. */
export const changesFrom = async (
  db: Db,
  viewer: Person,
  incidentIds: readonly string[],
  from: number,
): Promise<ChangedVersion[]> =>
  withWhatChanged(
    db,
    await changedVersions(db)
      .where('is.subjectId', 'in', incidentIds)
      .where('is.seq', '>=', from)
      .where(visibleIncidents(viewer))
      .execute(),
  )

/** The event that recorded a record first: what comes after it in the history was done after it. */
export async function firstSeqOf(db: Db, { subject, id }: { subject: string; id: string }): Promise<number> {
  const first = await db
    .selectFrom('recordVersion')
    .select('seq')
    .where('subject', '=', subject)
    .where('subjectId', '=', id)
    .where('version', '=', 1)
    .executeTakeFirst()
  return first?.seq ?? 0
}

const changedVersions = (db: Db) =>
  db
    .selectFrom('recordVersion as is')
    .innerJoin('recordVersion as was', (join) =>
      join
        .onRef('was.subjectId', '=', 'is.subjectId')
        .on('was.subject', '=', 'incident')
        .on((eb) => eb('was.version', '=', eb('is.version', '-', 1))),
    )
    .innerJoin('incident', 'incident.id', 'is.subjectId')
    .innerJoin('historyEvent as event', 'event.seq', 'is.seq')
    .select(['is.seq', 'is.subjectId', 'is.version', 'is.reason', 'is.content as after'])
    .select(['was.content as before', 'incident.number', 'incident.ownReference', 'incident.establishmentId'])
    .select(['event.act', 'event.at', 'event.whoId'])
    .where('is.subject', '=', 'incident')
    .where('is.version', '>', 1)
    .where('event.act', '!=', broughtUpToDate)
    .orderBy('is.seq')

type Row = Awaited<ReturnType<ReturnType<typeof changedVersions>['execute']>>[number]

async function withWhatChanged(db: Db, rows: readonly Row[]): Promise<ChangedVersion[]> {
  const names = await namesOf(
    db,
    rows.map(({ whoId }) => whoId),
  )
  const about = await graveByRecord(db, [...new Set(rows.map(({ subjectId }) => subjectId))])
  const isNamed = await staffNamedByLado(db)
  const painInducing = await painInducingTechniques(db)
  return rows
    .map(({ whoId, before, after, ...row }) => {
      const [was, is] = [before, after].map((text) => JSON.parse(text) as Record<string, unknown>)
      const texts = { before: was ?? {}, after: is ?? {} }
      const changed = changedAnswers(texts.before, texts.after)
      const named = staffPutInOrTakenOut(texts).some((staff) => isNamed(row.establishmentId, staff))
      const grave = inOrder([
        ...graveByAnswers({ ...texts, changed, painInducing }),
        ...about(row.subjectId),
        ...(named ? (['named-staff'] as const) : []),
      ])
      return { ...row, ...texts, changed, grave, who: names.get(whoId) ?? 'The system' }
    })
    .filter(({ changed }) => changed.length > 0)
}

/** Whether a LADO contact of an establishment names a member of staff. */
async function staffNamedByLado(db: Db): Promise<(establishmentId: string, staff: string) => boolean> {
  const rows = await db
    .selectFrom('ladoContact')
    .select(['establishmentId', 'staffPseudonymKey'])
    .distinct()
    .where('staffPseudonymKey', 'is not', null)
    .execute()
  const named = new Set(
    rows.map(({ establishmentId, staffPseudonymKey }) => `${establishmentId} ${staffPseudonymKey}`),
  )
  return (establishmentId, staff) => named.has(`${establishmentId} ${staff}`)
}

/** Which of these incidents somebody else's record is about: whoever asks may know of it (a head never asks). */
async function graveByRecord(db: Db, ids: readonly string[]): Promise<(incidentId: string) => GraveReason[]> {
  if (ids.length === 0) return () => []
  const sampled = await db
    .selectFrom('sampledRecord')
    .select(['incidentId', 'enteredIncidentId'])
    .where((eb) => eb.or([eb('incidentId', 'in', ids), eb('enteredIncidentId', 'in', ids)]))
    .execute()
  const linked = await db
    .selectFrom('ladoContactIncident')
    .select('incidentId')
    .where('incidentId', 'in', ids)
    .execute()
  const inSample = new Set(sampled.flatMap((row) => [row.incidentId, row.enteredIncidentId]))
  const withLado = new Set(linked.map(({ incidentId }) => incidentId))
  return (id) => [
    ...(inSample.has(id) ? (['sampled'] as const) : []),
    ...(withLado.has(id) ? (['lado-contact'] as const) : []),
  ]
}

// The few that were thrown away have an index of their own; the plus keeps SQLite from walking all events of incidents.
const discardedAfter = (db: Db, after: number) =>
  db
    .selectFrom('historyEvent as event')
    .leftJoin('person', 'person.id', 'event.whoId')
    .select(['event.seq', 'event.at', 'person.name', 'person.establishmentId'])
    .where(sql<string>`+event.subject`, '=', 'incident')
    .where('event.act', '=', sql.lit('draft discarded'))
    .where('event.seq', '>', after)
    .orderBy('event.seq')
    .limit(mostShown + 1)
    .execute()
