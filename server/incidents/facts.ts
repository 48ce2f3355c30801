import type { ExpressionBuilder } from 'kysely'
import type { ChildInIncidentFact, IncidentFact } from '../../reports/annual-review/facts.ts'
import type { Db, Tables } from '../database/schema.ts'
import { comparisonKey } from '../fields/comparison-key.ts'
import { signsOf } from './grave-questions/vocabulary.ts'
import type { WarningSign } from './vocabulary.ts'

interface Between {
  /** Local dates, both included. */
  from: string
  to: string
}

/**
 * Every incident that counts in a period, oldest first: submitted, or withdrawal asked and not yet consented to;
 * withdrawn ones are left out. Seven queries, however many there are.
 */
export async function incidentFacts(db: Db, between: Between): Promise<IncidentFact[]> {
  const rows = await incidentRows(db, between)
  const reasons = Map.groupBy(await reasonRows(db, between), (row) => row.incidentId)
  const techniques = Map.groupBy(await techniqueRows(db, between), (row) => row.incidentId)
  const signs = Map.groupBy(await signRows(db, between), (row) => row.incidentId)
  const staff = Map.groupBy(await staffRows(db, between), (row) => row.incidentId)
  const children = await childFacts(db, between)
  const corrections = await correctionCounts(db)
  return rows.map(({ staffInjuryMinor, staffInjuryMinorTreated, staffInjurySerious, ...row }) => ({
    ...row,
    ...signsAndChildren(signs.get(row.id) ?? [], children.get(row.id) ?? []),
    corrections: corrections.get(row.id) ?? 0,
    staffInjuries: {
      minor: staffInjuryMinor,
      minorTreated: staffInjuryMinorTreated,
      serious: staffInjurySerious,
    },
    reasonsOther: (reasons.get(row.id) ?? []).map(({ reason }) => reason),
    techniques: (techniques.get(row.id) ?? []).map(withoutIncident),
    staffIds: (staff.get(row.id) ?? []).map(({ pseudonym }) => comparisonKey(pseudonym)),
  }))
}

/** Every sign of the incident; and those of which no child is known. */
function signsAndChildren(rows: readonly { sign: WarningSign }[], children: ChildInIncidentFact[]) {
  const signsWithoutChild = rows.map(({ sign }) => sign)
  return { children, signsWithoutChild, warningSigns: signsOf({ warningSigns: signsWithoutChild, children }) }
}

/** The children of each incident, with the answers about their warning signs. */
async function childFacts(db: Db, between: Between): Promise<Map<string, ChildInIncidentFact[]>> {
  const key = ({ incidentId, place }: { incidentId: string; place: number }) => `${incidentId} ${place}`
  const signs = Map.groupBy(await childSignRows(db, between), key)
  const children = new Map<string, ChildInIncidentFact[]>()
  for (const { incidentId, place, ...child } of await childRows(db, between)) {
    const warningSigns = (signs.get(key({ incidentId, place })) ?? []).map(({ sign }) => sign)
    const known = children.get(incidentId) ?? []
    children.set(incidentId, [...known, { ...child, warningSigns }])
  }
  return children
}

function withoutIncident<Row extends { incidentId: string }>({ incidentId: _incidentId, ...row }: Row) {
  return row
}

// A local time begins with its local date and 'T', so that the letter after T closes the last day.
const counted =
  ({ from, to }: Between) =>
  (eb: ExpressionBuilder<Tables, 'incident'>) =>
    eb.and([
      eb('incident.happenedAt', '>=', from),
      eb('incident.happenedAt', '<', `${to}U`),
      eb('incident.standing', '!=', 'withdrawn'),
    ])

const incidentRows = (db: Db, between: Between) =>
  db
    .selectFrom('incident')
    .select(['id', 'number', 'establishmentId', 'happenedAt', 'countsAs', 'planned', 'reasonPrimary'])
    .select(['location', 'durationMinutes', 'handcuffs', 'bodyCamera', 'cctv', 'writtenAt', 'signedAt'])
    .select(['recordedAt', 'safeguardingDecision', 'staffInjuryMinor'])
    .select(['staffInjuryMinorTreated', 'staffInjurySerious'])
    .where(counted(between))
    .orderBy('happenedAt')
    .orderBy('number')
    .execute()

/** How often each incident was corrected; asking for its withdrawal, or deciding, is a version and no correction. */
async function correctionCounts(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('recordVersion as changed')
    .innerJoin('historyEvent as event', 'event.seq', 'changed.seq')
    .select(['changed.subjectId', (eb) => eb.fn.countAll<number>().as('count')])
    .where('changed.subject', '=', 'incident')
    .where('changed.version', '>', 1)
    .where('event.act', '=', 'corrected')
    .groupBy('changed.subjectId')
    .execute()
  return new Map(rows.map(({ subjectId, count }) => [subjectId, count]))
}

const reasonRows = (db: Db, between: Between) =>
  db
    .selectFrom('incident')
    .innerJoin('incidentReason as other', 'other.incidentId', 'incident.id')
    .select(['other.incidentId', 'other.reason'])
    .where(counted(between))
    .orderBy('other.incidentId')
    .orderBy('other.reason')
    .execute()

const techniqueRows = (db: Db, between: Between) =>
  db
    .selectFrom('incident')
    .innerJoin('incidentTechnique as used', 'used.incidentId', 'incident.id')
    .innerJoin('code', (join) =>
      join.onRef('code.value', '=', 'used.technique').on('code.list', '=', 'technique'),
    )
    .select(['used.incidentId', 'code.label as name', 'code.level', 'used.uses'])
    .where(counted(between))
    .orderBy('used.incidentId')
    .orderBy('used.place')
    .execute()

const signRows = (db: Db, between: Between) =>
  db
    .selectFrom('incident')
    .innerJoin('incidentWarningSign as seen', 'seen.incidentId', 'incident.id')
    .select(['seen.incidentId', 'seen.sign'])
    .where(counted(between))
    .orderBy('seen.incidentId')
    .orderBy('seen.sign')
    .execute()

const childSignRows = (db: Db, between: Between) =>
  db
    .selectFrom('incident')
    .innerJoin('incidentChildWarningSign as seen', 'seen.incidentId', 'incident.id')
    .select(['seen.incidentId', 'seen.place', 'seen.sign'])
    .where(counted(between))
    .orderBy('seen.incidentId')
    .orderBy('seen.place')
    .orderBy('seen.sign')
    .execute()

const staffRows = (db: Db, between: Between) =>
  db
    .selectFrom('incident')
    .innerJoin('incidentStaff as involved', 'involved.incidentId', 'incident.id')
    .select(['involved.incidentId', 'involved.pseudonym'])
    .where(counted(between))
    .orderBy('involved.incidentId')
    .orderBy('involved.place')
    .execute()

const childRows = (db: Db, between: Between) =>
  db
    .selectFrom('incident')
    .innerJoin('incidentChild as involved', 'involved.incidentId', 'incident.id')
    .select(['involved.incidentId', 'involved.childId', 'involved.age', 'involved.gender'])
    .select(['involved.ethnicity', 'involved.position', 'involved.injury', 'involved.medicalExamination'])
    .select(['involved.debrief', 'involved.spokenToAt', 'involved.place'])
    .select(['involved.signsLookedBy', 'involved.injuryLookedBy'])
    .where(counted(between))
    .orderBy('involved.incidentId')
    .orderBy('involved.place')
    .execute()
