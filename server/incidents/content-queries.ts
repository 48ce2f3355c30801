import type { Person } from '../access/person.ts'
import { visibleIncidents } from '../access/scope.ts'
import { pseudonymOf } from '../children/pseudonym.ts'
import type { Db, Tables, Tx } from '../database/schema.ts'
import type { Incident } from './sections.ts'

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

/** The incident as it stands, of one that the viewer may see; undefined for every other. */
export async function visibleIncident(
  db: Db,
  viewer: Person,
  id: string,
): Promise<IncidentContent | undefined> {
  const own = await db
    .selectFrom('incident')
    .selectAll()
    .where('incident.id', '=', id)
    .where(visibleIncidents(viewer))
    .executeTakeFirst()
  return own === undefined ? undefined : (await withLists(db, [own])).get(id)
}

/** Many incidents as they stand, by id: seven reads, however many are asked for. */
export const incidentContents = async (
  db: Db,
  ids: readonly string[],
): Promise<Map<string, IncidentContent>> =>
  withLists(db, await db.selectFrom('incident').selectAll().where('id', 'in', ids).execute())

async function withLists(
  db: Db,
  incidents: readonly Tables['incident'][],
): Promise<Map<string, IncidentContent>> {
  const ids = incidents.map(({ id }) => id)
  const reasonsOther = await readLists.reasonsOther(db, ids)
  const techniques = await readLists.techniques(db, ids)
  const children = await readLists.children(db, ids)
  const staff = await readLists.staff(db, ids)
  const warningSigns = await readLists.warningSigns(db, ids)
  return new Map(
    incidents.map(({ id, referenceKey: _key, ...own }) => [
      id,
      {
        ...own,
        reasonsOther: reasonsOther.get(id) ?? [],
        techniques: techniques.get(id) ?? [],
        children: children.get(id) ?? [],
        staff: staff.get(id) ?? [],
        warningSigns: warningSigns.get(id) ?? [],
      },
    ]),
  )
}

/** The lists of an incident, by the name of the answer. */
export type IncidentList = keyof typeof readLists

/**
 * The incident after a correction: its row as just written, the lists that were written read again, and the others as they
 * stood when they were read in the same transaction.
 */
export async function contentAfter(
  tx: Tx,
  { id, referenceKey: _key, ...own }: Tables['incident'],
  stood: Incident,
  changed: readonly IncidentList[],
): Promise<IncidentContent> {
  const now = async <Name extends IncidentList>(name: Name): Promise<Incident[Name]> => {
    if (!changed.includes(name)) return stood[name]
    const again: Map<string, Incident[IncidentList]> = await readLists[name](tx, [id])
    return (again.get(id) ?? []) as Incident[Name]
  }
  return {
    ...own,
    reasonsOther: await now('reasonsOther'),
    techniques: await now('techniques'),
    children: await now('children'),
    staff: await now('staff'),
    warningSigns: await now('warningSigns'),
  }
}

const readLists = {
  reasonsOther: async (db: Db, ids: readonly string[]) =>
    byIncident(await reasonsOtherOf(db, ids), ({ reason }) => reason),
  techniques: async (db: Db, ids: readonly string[]) =>
    byIncident(await techniquesOf(db, ids), withoutIncident),
  children: childrenWithSigns,
  staff: async (db: Db, ids: readonly string[]) => byIncident(await staffOf(db, ids), withoutIncident),
  warningSigns: async (db: Db, ids: readonly string[]) =>
    byIncident(await warningSignsOf(db, ids), ({ sign }) => sign),
}

async function childrenWithSigns(db: Db, ids: readonly string[]) {
  const signs = Map.groupBy(await childSignsOf(db, ids), placeOf)
  return byIncident(await childrenOf(db, ids), ({ place, incidentId, childId: _child, first, ...child }) => ({
    ...child,
    pseudonym: pseudonymOf(first, child.pseudonym),
    warningSigns: (signs.get(placeOf({ incidentId, place })) ?? []).map(({ sign }) => sign),
  }))
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
    .selectAll('involved')
    .select('child.pseudonym as first')
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
