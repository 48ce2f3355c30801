import { sql, type ExpressionBuilder } from 'kysely'
import { addDays } from '../../../reports/clocks.ts'
import { longDate } from '../../../reports/wording.ts'
import type { Person } from '../../access/person.ts'
import { visibleDraws, visibleSampled, visibleVisits } from '../../access/scope.ts'
import type { Db, Tables } from '../../database/schema.ts'
import type { Written } from '../../database/written.ts'
import { establishmentChoices } from '../../establishments/queries.ts'
import { meantBy } from '../../incidents/naming.ts'
import { incidentsReferenced } from '../../incidents/reference-queries.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import { windowOf, type ListQuery } from '../../records/list.ts'
import type { DrawAsked } from './form.ts'
import type { Sampled, SampleFacts } from './sections.ts'
import { notLinked, type Finding } from './vocabulary.ts'

export interface DrawnFrom extends Pick<DrawAsked, 'fromOn' | 'toOn'> {
  establishmentId: string
}

// Index-only: every column asked for stands in the index, in the order of time.
const drawable = ({ establishmentId, fromOn, toOn }: DrawnFrom) => sql`
  from incident indexed by incident_by_date
  where happened_at >= ${fromOn} and happened_at < ${addDays(toOn, 1)}
    and establishment_id = ${establishmentId} and standing <> 'withdrawn'`

/** How many incidents of an establishment count in a period: those of drafts and withdrawn ones do not. */
export async function countDrawable(db: Db, from: DrawnFrom): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count ${drawable(from)}`.execute(db)
  return rows[0]?.count ?? 0
}

/**
 * The incidents at these places, from 1, of the list of those that count, by when they happened and then by their record's id;
 * in the order of the places. One walk along the index from place to place, and nothing else is read.
 */
export async function incidentsAt(db: Db, from: DrawnFrom, places: readonly number[]) {
  const found = new Map<number, Place>()
  let last: Place = { id: '', number: '', happenedAt: from.fromOn }
  let at = 0
  for (const place of places.toSorted((one, other) => one - other)) {
    const { rows } =
      await sql<Place>`select id, number, happened_at ${drawable({ ...from, fromOn: last.happenedAt })}
      and (happened_at, id) > (${last.happenedAt}, ${last.id})
      order by happened_at, id limit 1 offset ${place - at - 1}`.execute(db)
    const [row] = rows
    if (row === undefined) break
    found.set(place, row)
    last = row
    at = place
  }
  return places.flatMap((place) => found.get(place) ?? [])
}

interface Place {
  id: string
  number: string
  happenedAt: string
}

/** A draw as its one version is stored. */
export async function drawContent(db: Db, id: string): Promise<Omit<Tables['sampleDraw'], 'id'> | undefined> {
  return db
    .selectFrom('sampleDraw')
    .select(['visitId', 'establishmentId', 'fromOn', 'toOn', 'seed', 'asked', 'among'])
    .select(['version', 'recordedAt', 'recordedBy'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** A sampled record as its versions are stored: with what only the system sets. */
export type SampledContent = Sampled &
  Written &
  Pick<Tables['sampledRecord'], 'establishmentId' | 'drawId' | 'place' | 'checkedAt' | 'linkedAt'>

/** A sampled record as it stands: its answers, and what only the system sets. */
export async function sampledContent(db: Db, id: string): Promise<SampledContent | undefined> {
  const row = await db
    .selectFrom('sampledRecord')
    .leftJoin('incident', 'incident.id', 'sampledRecord.incidentId')
    .leftJoin('incident as entered', 'entered.id', 'sampledRecord.enteredIncidentId')
    .selectAll('sampledRecord')
    .select(['incident.number', 'entered.number as entered'])
    .where('sampledRecord.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const compared = await db
    .selectFrom('sampledRecordCompared')
    .select('comparedWith')
    .where('sampledRecordId', '=', id)
    .orderBy('comparedWith')
    .execute()
  const { id: _id, incidentId: _incident, enteredIncidentId: _entered, number, entered, ...own } = row
  return {
    ...own,
    incidentNumber: number ?? '',
    enteredNumber: entered ?? '',
    comparedWith: compared.map(({ comparedWith }) => comparedWith),
  }
}

const heads = (db: Db, viewer: Person) =>
  db
    .selectFrom('sampledRecord')
    .innerJoin('visit', 'visit.id', 'sampledRecord.visitId')
    .leftJoin('incident', 'incident.id', 'sampledRecord.incidentId')
    .leftJoin('incident as entered', 'entered.id', 'sampledRecord.enteredIncidentId')
    .select(['sampledRecord.id', 'sampledRecord.version', 'sampledRecord.visitId', 'sampledRecord.how'])
    .select(['sampledRecord.establishmentId', 'sampledRecord.drawId', 'sampledRecord.place'])
    .select(['sampledRecord.source', 'sampledRecord.sourceOn', 'sampledRecord.sourcePlace'])
    .select(['sampledRecord.finding', 'sampledRecord.told', 'sampledRecord.checkedAt'])
    .select(['sampledRecord.recordedAt', 'sampledRecord.incidentId', 'sampledRecord.enteredIncidentId'])
    .select(['visit.visitedOn', 'incident.number', 'entered.number as enteredNumber'])
    .select(['incident.ownReference', 'entered.ownReference as enteredReference'])
    .select('entered.recordedAt as enteredAt')
    .where(visibleSampled(viewer))

export type SampledRow = Awaited<ReturnType<ReturnType<typeof heads>['execute']>>[number]

/** A sampled record without its words; undefined for one that the viewer may not see. */
export const findSampledHead = (db: Db, viewer: Person, id: string): Promise<SampledRow | undefined> =>
  heads(db, viewer).where('sampledRecord.id', '=', id).executeTakeFirst()

/** What was sampled on a visit, draw after draw in the order drawn, then what was added by hand; of it what the viewer may see. */
export const sampledOnVisit = (db: Db, viewer: Person, visitId: string): Promise<SampledRow[]> =>
  heads(db, viewer)
    .where('sampledRecord.visitId', '=', visitId)
    .orderBy('sampledRecord.recordedAt')
    .orderBy('sampledRecord.drawId')
    .orderBy('sampledRecord.place')
    .orderBy('sampledRecord.id')
    .execute()

export type DrawRow = Pick<
  Tables['sampleDraw'],
  'id' | 'visitId' | 'fromOn' | 'toOn' | 'seed' | 'asked' | 'among' | 'recordedAt'
>

/** The draws for a visit, the first first: a later one stays beside it. */
export const drawsForVisit = (db: Db, viewer: Person, visitId: string): Promise<DrawRow[]> =>
  db
    .selectFrom('sampleDraw')
    .select(['id', 'visitId', 'fromOn', 'toOn', 'seed', 'asked', 'among', 'recordedAt'])
    .where('visitId', '=', visitId)
    .where(visibleDraws(viewer))
    .orderBy('recordedAt')
    .orderBy('id')
    .execute()

/** The visits on which an incident was sampled, the earliest first. */
export const samplesOfIncident = (db: Db, viewer: Person, incidentId: string): Promise<SampledRow[]> =>
  heads(db, viewer)
    .where((eb) =>
      eb.or([
        eb('sampledRecord.incidentId', '=', incidentId),
        eb('sampledRecord.enteredIncidentId', '=', incidentId),
      ]),
    )
    .orderBy('visit.visitedOn')
    .orderBy('sampledRecord.id')
    .execute()

/** The incident that somebody who samples means at an establishment; undefined where it is none, or more than one. */
export async function incidentMeant(db: Db, typed: string, establishmentId: string) {
  const [only, ...others] = meantBy(await incidentsReferenced(db, [typed]), typed, establishmentId)
  return others.length > 0 ? undefined : only
}

/** No list of visits to choose from is longer than this. */
const mostVisits = 200

/** The visits to choose from, the latest first, and the incident of a number; with the visit that a record belongs to already. */
export async function sampleFacts(
  db: Db,
  viewer: Person,
  { today, number, visitId }: { today: string; number: string; visitId?: string },
): Promise<Omit<SampleFacts, 'how' | 'fixed'>> {
  const names = await establishmentChoices(db, viewer, today)
  const visits = await db
    .selectFrom('visit')
    .select(['visit.id', 'visit.establishmentId', 'visit.visitedOn'])
    .where(visibleVisits(viewer))
    .where((eb) => (visitId === undefined ? eb.lit(true) : eb('visit.id', '=', visitId)))
    .orderBy('visit.visitedOn', 'desc')
    .orderBy('visit.id')
    .limit(mostVisits)
    .execute()
  return {
    visits: visits.map(({ id, establishmentId, visitedOn }) => ({
      value: id,
      label: `${labelOf(names, establishmentId)}, ${longDate(visitedOn)}`,
    })),
    houses: new Map(visits.map(({ id, establishmentId }) => [id, establishmentId])),
    incidents: await incidentsReferenced(db, [number]),
  }
}

/** Visits with sampled records that nobody has checked yet, the one that waits longest first. */
export const visitsToCheck = (db: Db, viewer: Person, limit: number) =>
  db
    .selectFrom('sampledRecord')
    .innerJoin('visit', 'visit.id', 'sampledRecord.visitId')
    .select(['visit.id', 'visit.establishmentId', 'visit.visitedOn'])
    .select((eb) => [
      eb.fn.countAll<number>().as('count'),
      eb.fn.min<string>('sampledRecord.recordedAt').as('since'),
    ])
    .where('sampledRecord.finding', '=', 'not-checked')
    .where(visibleSampled(viewer))
    .groupBy(['visit.id', 'visit.establishmentId', 'visit.visitedOn'])
    .orderBy('since')
    .orderBy('visit.id')
    .limit(limit)
    .execute()

/** Whether anything was sampled or drawn on a visit. */
export async function isSampled(db: Db, visitId: string): Promise<boolean> {
  const { count } = await db
    .selectFrom('sampledRecord')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('visitId', '=', visitId)
    .executeTakeFirstOrThrow()
  return count > 0
}

export const sampledListRules = {
  filters: ['establishment', 'finding', 'linked'],
  sorts: ['visit'],
  first: { sort: 'visit', direction: 'desc' },
} as const

/** One page of sampled records, those of the latest visit first. */
export function listSampled(db: Db, viewer: Person, query: ListQuery): Promise<SampledRow[]> {
  const { limit, offset } = windowOf(query)
  return heads(db, viewer)
    .where(fits(query))
    .orderBy('visit.visitedOn', query.direction)
    .orderBy('sampledRecord.recordedAt')
    .orderBy('sampledRecord.drawId')
    .orderBy('sampledRecord.place')
    .orderBy('sampledRecord.id')
    .limit(limit)
    .offset(offset)
    .execute()
}

/** How many sampled records there are by finding, of those that a list shows. */
export const countSampled = (db: Db, viewer: Person, query: ListQuery) =>
  db
    .selectFrom('sampledRecord')
    .where(visibleSampled(viewer))
    .where(fits(query))
    .select('sampledRecord.finding')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy('sampledRecord.finding')
    .execute()

const fits =
  ({ filters }: ListQuery) =>
  (eb: ExpressionBuilder<Tables, 'sampledRecord'>) => {
    const { establishment, finding, linked } = filters
    return eb.and([
      ...(establishment === undefined ? [] : [eb('sampledRecord.establishmentId', '=', establishment)]),
      ...(finding === undefined ? [] : [eb('sampledRecord.finding', '=', finding as Finding)]),
      ...(linked === notLinked.value ? [eb('sampledRecord.enteredIncidentId', 'is', null)] : []),
    ])
  }
