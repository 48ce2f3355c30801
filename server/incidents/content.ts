import { pseudonymOf } from '../children/pseudonym.ts'
import type { Db, Tables } from '../database/schema.ts'
import type { Incident } from './form.ts'

/**
 * An incident as its versions are stored: its answers and what only the system sets, so that `history verify` notices
 * a change to any column. Children are named by their pseudonym. The key of the own reference is made from it, and no part.
 */
export type IncidentContent = Incident &
  Pick<
    Tables['incident'],
    'number' | 'year' | 'serial' | 'standing' | 'version' | 'recordedAt' | 'recordedBy'
  >

/** The incident as it stands; undefined when there is none. */
export const incidentContent = async (db: Db, id: string): Promise<IncidentContent | undefined> =>
  (await incidentContents(db, [id])).get(id)

/** Many incidents as they stand, by id: eight reads, however many are asked for. */
export async function incidentContents(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, IncidentContent>> {
  const incidents = await db.selectFrom('incident').selectAll().where('id', 'in', ids).execute()
  const reasons = byIncident(await reasonsOtherOf(db, ids), ({ reason }) => reason)
  const techniques = byIncident(await techniquesOf(db, ids), withoutIncident)
  const childSigns = Map.groupBy(await childSignsOf(db, ids), placeOf)
  const children = byIncident(
    await childrenOf(db, ids),
    ({ place, incidentId, first, spelled, ...child }) => ({
      ...child,
      pseudonym: pseudonymOf(first, spelled),
      warningSigns: (childSigns.get(placeOf({ incidentId, place })) ?? []).map(({ sign }) => sign),
    }),
  )
  const staff = byIncident(await staffOf(db, ids), withoutIncident)
  const signs = byIncident(await warningSignsOf(db, ids), ({ sign }) => sign)
  return new Map(
    incidents.map(({ id, referenceKey: _key, ...own }) => [
      id,
      {
        ...own,
        reasonsOther: reasons.get(id) ?? [],
        techniques: techniques.get(id) ?? [],
        children: children.get(id) ?? [],
        staff: staff.get(id) ?? [],
        warningSigns: signs.get(id) ?? [],
      },
    ]),
  )
}

function withoutIncident<Row extends { incidentId: string }>(row: Row): Omit<Row, 'incidentId'> {
  const { incidentId: _incidentId, ...own } = row
  return own
}

function byIncident<Row extends { incidentId: string }, Part>(
  rows: readonly Row[],
  partOf: (row: Row) => Part,
): Map<string, Part[]> {
  const parts = new Map<string, Part[]>()
  for (const row of rows) {
    const known = parts.get(row.incidentId)
    if (known === undefined) parts.set(row.incidentId, [partOf(row)])
    else known.push(partOf(row))
  }
  return parts
}

const reasonsOtherOf = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('incidentReason')
    .select(['incidentId', 'reason'])
    .where('incidentId', 'in', ids)
    .orderBy('incidentId')
    .orderBy('reason')
    .execute()

const techniquesOf = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('incidentTechnique')
    .select(['incidentId', 'technique', 'uses'])
    .where('incidentId', 'in', ids)
    .orderBy('incidentId')
    .orderBy('place')
    .execute()

const childrenOf = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('incidentChild as involved')
    .innerJoin('incident', 'incident.id', 'involved.incidentId')
    // One of its own establishment: a child that was moved by hand is nobody's.
    .innerJoin('child', (join) =>
      join
        .onRef('child.id', '=', 'involved.childId')
        .onRef('child.establishmentId', '=', 'incident.establishmentId'),
    )
    .select([
      'involved.incidentId',
      'involved.place',
      'child.pseudonym as first',
      'involved.pseudonym as spelled',
      'involved.age',
      'involved.gender',
      'involved.ethnicity',
    ])
    .select(['involved.position', 'involved.injury', 'involved.medicalExamination', 'involved.debrief'])
    .select(['involved.spokenToAt', 'involved.account'])
    .select(['involved.signsLookedBy', 'involved.injuryLookedBy', 'involved.alleges'])
    .where('involved.incidentId', 'in', ids)
    .orderBy('involved.incidentId')
    .orderBy('involved.place')
    .execute()

/** One child of one incident. */
const placeOf = ({ incidentId, place }: { incidentId: string; place: number }) => `${incidentId} ${place}`

const childSignsOf = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('incidentChildWarningSign')
    .select(['incidentId', 'place', 'sign'])
    .where('incidentId', 'in', ids)
    .orderBy('incidentId')
    .orderBy('place')
    .orderBy('sign')
    .execute()

const staffOf = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('incidentStaff')
    .select(['incidentId', 'pseudonym', 'part'])
    .where('incidentId', 'in', ids)
    .orderBy('incidentId')
    .orderBy('place')
    .execute()

const warningSignsOf = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('incidentWarningSign')
    .select(['incidentId', 'sign'])
    .where('incidentId', 'in', ids)
    .orderBy('incidentId')
    .orderBy('sign')
    .execute()
