import { deadlinesOn, type RecordDeadlines } from '../../reports/in-force.ts'
import { localDateOf } from '../../reports/clocks.ts'
import type { Person } from '../access/person.ts'
import { visibleIncidents } from '../access/scope.ts'
import type { Db } from '../database/schema.ts'
import { datedDeadlines } from '../settings/queries.ts'
import { decisionState, dueTimes, recordStates } from './deadlines.ts'
import { periodOn, type EstablishmentPeriod, type IncidentFormFacts } from './form-facts.ts'
import { withChildren } from './list-query.ts'

export {
  countIncidents,
  firstIncidentOn,
  incidentListRules,
  listIncidents,
  type IncidentRow,
} from './list-query.ts'

/** What the record page needs beside the answers; undefined for one that the viewer may not see. */
export const findIncidentHead = (db: Db, viewer: Person, id: string) =>
  db
    .selectFrom('incident')
    .select(['incident.id', 'incident.version', 'incident.establishmentId', 'incident.number'])
    .select('incident.standing')
    .where('incident.id', '=', id)
    .where(visibleIncidents(viewer))
    .executeTakeFirst()

/** The stored facts that the form of this establishment's incidents is a function of. */
export async function incidentFormFacts(db: Db, establishmentId: string): Promise<IncidentFormFacts> {
  const techniques = await db
    .selectFrom('code')
    .select(['value', 'label', 'level', 'fromOn', 'toOn'])
    .where('list', '=', 'technique')
    .orderBy('place')
    .orderBy('value')
    .execute()
  const periods = (await periodsByEstablishment(db)).get(establishmentId) ?? []
  return { establishmentId, periods, techniques }
}

/** What was true of every establishment over time, oldest first. */
async function periodsByEstablishment(db: Db): Promise<Map<string, EstablishmentPeriod[]>> {
  const rows = await db
    .selectFrom('establishmentAttribute')
    .select(['establishmentId', 'fromOn', 'name', 'type', 'state', 'genders'])
    .orderBy('establishmentId')
    .orderBy('fromOn')
    .execute()
  return Map.groupBy(rows, ({ establishmentId }) => establishmentId)
}

/** What was in force for an incident on its day: the establishment's name and type, and the deadlines. */
export interface InForce {
  name: string
  deadlines: RecordDeadlines
}

/** For any number of incidents by two queries. */
export async function inForceFor(
  db: Db,
): Promise<(incident: { establishmentId: string; happenedAt: string }) => InForce> {
  const periods = await periodsByEstablishment(db)
  const deadlines = await datedDeadlines(db)
  const types = new Map(
    [...periods].map(([id, rows]) => [id, rows.map(({ fromOn, type }) => ({ from: fromOn, type }))]),
  )
  return ({ establishmentId, happenedAt }) => {
    const day = localDateOf(happenedAt)
    const period = periodOn(periods.get(establishmentId) ?? [], day)
    if (period === undefined) throw new Error('An establishment has at least one dated attribute')
    return {
      name: period.name,
      deadlines: deadlinesOn({ deadlines, types: types.get(establishmentId) ?? [] }, day),
    }
  }
}

/** Something to do about an incident. */
export interface IncidentTask {
  id: string
  number: string
  ownReference: string
  establishmentId: string
  happenedAt: string
  /** Local date by which it was or is to be done. */
  dueOn: string
  isOverdue: boolean
}

const taskColumns = [
  'incident.id',
  'incident.number',
  'incident.ownReference',
  'incident.establishmentId',
  'incident.happenedAt',
] as const

/** Incidents without a safeguarding decision, oldest first; withdrawn ones need none. */
export async function undecidedIncidents(
  db: Db,
  viewer: Person,
  { now, limit }: { now: string; limit: number },
): Promise<IncidentTask[]> {
  const rows = await db
    .selectFrom('incident')
    .select(taskColumns)
    .where(visibleIncidents(viewer))
    .where('incident.safeguardingDecision', '=', 'undecided')
    .where('incident.standing', '!=', 'withdrawn')
    .orderBy('incident.happenedAt')
    .orderBy('incident.id')
    .limit(limit)
    .execute()
  const inForce = await inForceFor(db)
  return rows.map((row) => {
    const { deadlines } = inForce(row)
    const state = decisionState({ ...row, safeguardingDecision: 'undecided' }, deadlines, localDateOf(now))
    return {
      ...row,
      dueOn: dueTimes(row.happenedAt, deadlines).decidedOn,
      isOverdue: state === 'overdue',
    }
  })
}

/** A record whose time has run out: not signed as far as it says, or a child not spoken to. */
export interface OverdueRecord extends IncidentTask {
  missing: ('signature' | 'child-spoken-to')[]
}

/** Records without a signature, or with a child not spoken to, beyond the deadline; oldest first. */
export async function overdueRecords(
  db: Db,
  viewer: Person,
  { now, limit }: { now: string; limit: number },
): Promise<OverdueRecord[]> {
  const rows = await withChildren(db, await openRecords(db, viewer, limit))
  const inForce = await inForceFor(db)
  const today = localDateOf(now)
  return rows.flatMap(({ children, ...row }) => {
    const { deadlines } = inForce(row)
    const states = recordStates({ ...row, writtenAt: null, children }, deadlines, today)
    const due = dueTimes(row.happenedAt, deadlines)
    const isUnsigned = states.signed === 'not-supplied'
    const isUnspoken = states.spokenTo === 'overdue'
    const missing: OverdueRecord['missing'] = [
      ...(isUnsigned ? (['signature'] as const) : []),
      ...(isUnspoken ? (['child-spoken-to'] as const) : []),
    ]
    const dueOn = isUnsigned ? localDateOf(due.signedAt) : due.spokenToOn
    return missing.length === 0 ? [] : [{ ...row, dueOn, isOverdue: true, missing }]
  })
}

/** The oldest open records, each read from the small index of what is open. */
async function openRecords(db: Db, viewer: Person, limit: number) {
  const unsigned = await unsignedRecords(db, viewer, limit)
  const unspoken = await unspokenRecords(db, viewer, limit)
  const known = new Set(unsigned.map(({ id }) => id))
  return [...unsigned, ...unspoken.filter(({ id }) => !known.has(id))]
    .sort((one, other) => (one.happenedAt < other.happenedAt ? -1 : 1))
    .slice(0, limit)
}

const unsignedRecords = (db: Db, viewer: Person, limit: number) =>
  db
    .selectFrom('incident')
    .select(taskColumns)
    .select(['incident.signedAt', 'incident.safeguardingDecision'])
    .where(visibleIncidents(viewer))
    .where('incident.standing', '!=', 'withdrawn')
    .where('incident.signedAt', 'is', null)
    .orderBy('incident.happenedAt')
    .orderBy('incident.id')
    .limit(limit)
    .execute()

// A cross join keeps its order in SQLite: from the few children not spoken to, to their incidents.
const unspokenRecords = (db: Db, viewer: Person, limit: number) =>
  db
    .selectFrom('incidentChild as open')
    .crossJoin('incident')
    .select(taskColumns)
    .select(['incident.signedAt', 'incident.safeguardingDecision'])
    .distinct()
    .where('open.debrief', '=', 'not-done')
    .whereRef('open.incidentId', '=', 'incident.id')
    .where(visibleIncidents(viewer))
    .where('incident.standing', '!=', 'withdrawn')
    .orderBy('incident.happenedAt')
    .orderBy('incident.id')
    .limit(limit)
    .execute()
