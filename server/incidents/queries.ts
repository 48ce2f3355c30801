import { deadlinesOn, type RecordDeadlines } from '../../reports/in-force.ts'
import { localDateOf } from '../../reports/clocks.ts'
import type { Person } from '../access/person.ts'
import { visibleIncidents } from '../access/scope.ts'
import { knownPseudonyms } from '../children/queries.ts'
import { NotFound } from '../http/errors.ts'
import type { Db } from '../database/schema.ts'
import { textOf, type Typed } from '../fields/field.ts'
import { datedDeadlines } from '../settings/queries.ts'
import { periodOn, type IncidentFormFacts } from './form-facts.ts'
import { periodsByEstablishment } from './period-queries.ts'

export {
  countIncidents,
  firstIncidentOn,
  gravestIncidents,
  incidentListRules,
  listIncidents,
  readIncidentQuery,
  type IncidentRow,
} from './list-queries.ts'

/** What the record page needs beside the answers; undefined for one that the viewer may not see. */
export const findIncidentHead = (db: Db, viewer: Person, id: string) =>
  db
    .selectFrom('incident')
    .select(['incident.id', 'incident.version', 'incident.establishmentId', 'incident.number'])
    .select(['incident.standing', 'incident.ownReference'])
    .where('incident.id', '=', id)
    .where(visibleIncidents(viewer))
    .executeTakeFirst()

/** @throws NotFound for an incident that does not exist and for one that the viewer may not see, alike */
export async function incidentHead(db: Db, viewer: Person, id: string) {
  const head = await findIncidentHead(db, viewer, id)
  if (head === undefined) throw new NotFound('no such incident, or another establishment’s')
  return head
}

/**
 * The stored facts that the form of this establishment's incidents is a function of.
 * @param typed what stands in the form, where it is being filled in
 */
export async function incidentFormFacts(
  db: Db,
  establishmentId: string,
  typed: Typed = {},
): Promise<IncidentFormFacts> {
  const pseudonyms = Object.keys(typed).flatMap((control) =>
    control.endsWith('-pseudonym') ? textOf(typed, control) : [],
  )
  const techniques = await db
    .selectFrom('code')
    .select(['value', 'label', 'level', 'fromOn', 'toOn'])
    .where('list', '=', 'technique')
    .orderBy('place')
    .orderBy('value')
    .execute()
  const periods = (await periodsByEstablishment(db)).get(establishmentId) ?? []
  const known = await knownPseudonyms(db, establishmentId, pseudonyms)
  return { establishmentId, periods, techniques, knownPseudonyms: known }
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

/** The codes of the techniques that are applied so that pain is felt (DOMAIN.md 2.1). */
export async function painInducingTechniques(db: Db): Promise<ReadonlySet<string>> {
  const codes = await db
    .selectFrom('code')
    .select('value')
    .where('list', '=', 'technique')
    .where('level', '=', 'pain-inducing')
    .execute()
  return new Set(codes.map(({ value }) => value))
}
