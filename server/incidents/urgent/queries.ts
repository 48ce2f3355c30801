import { sql, type RawBuilder } from 'kysely'
import type { Person } from '../../access/person.ts'
import { visibleFollowUps, visibleIncidents } from '../../access/scope.ts'
import { spelledIn } from '../../children/queries.ts'
import type { Db, Tables } from '../../database/schema.ts'
import { gravityOf, unseen, type Urgent } from './reasons.ts'
import { urgentFilters } from '../list-vocabulary.ts'
import { warningSignRows } from './sign-queries.ts'
import type { WarningSign } from '../vocabulary.ts'
import type { UrgentReason } from './vocabulary.ts'

/** An incident that is urgent, and what of it nobody has looked at yet. */
export interface UrgentIncident {
  id: string
  number: string
  ownReference: string
  establishmentId: string
  happenedAt: string
  version: number
  /** Empty where a correction took out all that was. */
  urgent: Urgent[]
  /** Whether the record was changed since somebody last said what came of it. */
  isChanged: boolean
}

/**
 * Urgent incidents of which the scrutineer has not said what came of it, gravest first, then the newest: none for
 * anybody else. Judged by every LADO contact there is, so that nothing of this may reach a head (SECURITY AC-06).
 */
export async function openUrgent(db: Db, viewer: Person): Promise<UrgentIncident[]> {
  if (viewer.role !== 'scrutineer') return []
  return incidentsIn(await rowsOf(db, notSeen))
    .map(({ seen, askedOn: _askedOn, ...incident }) => ({
      ...incident,
      urgent: unseen(incident.urgent, seen),
    }))
    .filter(({ urgent }) => urgent.length > 0)
    .sort(gravestThenNewest)
}

/** An urgent incident that the scrutineer asked the establishment about. */
export interface AskedIncident extends UrgentIncident {
  /** Local date of asking. */
  askedOn: string
}

/**
 * Incidents that wait for an answer: the last thing that the scrutineer said of each is “Asked”, and nothing graver came to
 * it since. The longest waiting first, then the gravest: none for anybody else.
 */
export async function askedUrgent(db: Db, viewer: Person): Promise<AskedIncident[]> {
  if (viewer.role !== 'scrutineer') return []
  return incidentsIn(await rowsOf(db, sql`${lastAskedOn} is not null`))
    .filter(({ urgent, seen }) => unseen(urgent, seen).length === 0)
    .flatMap(({ seen: _seen, askedOn, ...incident }) => (askedOn === null ? [] : [{ ...incident, askedOn }]))
    .sort(longestThenGravest)
}

/** The urgent incidents that a list asks for, in their own order; undefined where it asks for none or may not. */
export async function rankedUrgent(
  db: Db,
  viewer: Person,
  filters: Record<string, string>,
): Promise<UrgentIncident[] | undefined> {
  const asked = urgentFilters.find(({ value }) => value === filters['urgent'])?.value
  if (asked === undefined || viewer.role !== 'scrutineer') return undefined
  return asked === 'open' ? openUrgent(db, viewer) : askedUrgent(db, viewer)
}

const longestThenGravest = (one: AskedIncident, other: AskedIncident): number =>
  one.askedOn === other.askedOn ? gravestThenNewest(one, other) : one.askedOn < other.askedOn ? -1 : 1

function gravestThenNewest(one: UrgentIncident, other: UrgentIncident): number {
  const byGravity = gravityOf(one.urgent) - gravityOf(other.urgent)
  return byGravity === 0 ? (one.happenedAt < other.happenedAt ? 1 : -1) : byGravity
}

/** An urgent incident with what of it nobody has looked at yet, and the day of asking while it waits for an answer. */
export interface LookedAt extends UrgentIncident {
  open: Urgent[]
  askedOn: string | null
}

/** What makes one incident urgent, looked at or not; undefined where nothing does, and for a viewer who may not know. */
export async function urgentOf(db: Db, viewer: Person, id: string): Promise<LookedAt | undefined> {
  if (viewer.role !== 'scrutineer') return undefined
  const [found] = incidentsIn(await rowsOf(db, sql`incident.id = ${id}`))
  if (found === undefined) return undefined
  const { seen, ...incident } = found
  const open = unseen(incident.urgent, seen)
  return { ...incident, open, askedOn: open.length === 0 ? incident.askedOn : null }
}

/** What was looked at stays known, whatever a later correction takes out of the record: no reason by itself. */
const lookedAt = 'looked-at'

interface Row extends Omit<UrgentIncident, 'urgent' | 'isChanged'> {
  reason: UrgentReason | typeof lookedAt
  detail: string | null
  /** What earlier looks have seen, a key a line. */
  seen: string | null
  /** The day of asking, where the latest look says “Asked”. */
  askedOn: string | null
  /** The version that the latest look was at; null where there was none. */
  lookedAtVersion: number | null
}

const lastAskedOn = sql<string | null>`(
  select iif(came_of_it = 'asked', done_on, null) from urgent_follow_up as look
    where look.incident_id = incident.id order by recorded_at desc, id desc limit 1)`

const lastVersion = sql<number | null>`(
  select incident_version from urgent_follow_up as look
    where look.incident_id = incident.id order by recorded_at desc, id desc limit 1)`

// A look at this version has seen all that the record itself says; contacts come and go without it.
const notSeen = sql`(
  urgent.reason in ('allegation', 'referral-without-contact')
  or not exists (
    select 1 from urgent_follow_up as look where look.incident_id = incident.id
      and look.incident_version >= incident.version))`

async function rowsOf(db: Db, condition: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`with urgent (incident_id, reason, detail) as (${everythingUrgent})
    select incident.id, incident.number, incident.own_reference, incident.establishment_id,
      incident.happened_at, incident.version, urgent.reason, urgent.detail,
      (select group_concat(seen, char(10)) from urgent_follow_up where incident_id = incident.id) as seen,
      ${lastAskedOn} as asked_on, ${lastVersion} as looked_at_version
    from urgent cross join incident on incident.id = urgent.incident_id
    where incident.standing <> 'withdrawn' and ${condition}
    order by incident.id`.execute(db)
  return rows
}

/** Each part is read from an index that holds no more than what is urgent. */
const everythingUrgent = sql`
  select incident_id,
    case sign when 'serious-injury' then 'serious-injury-sign' when 'other' then 'other-sign' else sign end,
    pseudonym from (${warningSignRows})
  union all
  select involved.incident_id, 'serious-injury', ${spelledIn('involved')} from incident_child as involved
    join child on child.id = involved.child_id where involved.injury = 'serious'
  union all
  select involved.incident_id, 'child-alleges', ${spelledIn('involved')} from incident_child as involved
    join child on child.id = involved.child_id where involved.alleges = 'yes'
  union all
  select link.incident_id, 'allegation', contact.number from lado_contact_incident as link
    join lado_contact as contact on contact.id = link.lado_contact_id where contact.source = 'child'
  union all
  select decided.id, 'referral-without-contact', null from incident as decided
    where decided.safeguarding_decision = 'lado-referral'
      and not exists (select 1 from lado_contact_incident where incident_id = decided.id)
  union all
  select decided.id, decided.safeguarding_decision, null from incident as decided
    where decided.safeguarding_decision in ('lado-referral', 'lado-consultation')
  union all
  select used.incident_id, 'pain-inducing', code.label from code
    cross join incident_technique as used on used.technique = code.value
    where code.list = 'technique' and code.level = 'pain-inducing'
  union all
  select hurt.id, 'staff-serious-injury', null from incident as hurt where hurt.staff_injury_serious > 0
  union all
  select distinct incident_id, ${lookedAt}, null from urgent_follow_up`

interface Seen extends UrgentIncident {
  seen: string[]
  askedOn: string | null
}

function incidentsIn(rows: readonly Row[]): Seen[] {
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((each) => {
    const [first] = each
    if (first === undefined) return []
    const { reason: _reason, detail: _detail, seen, lookedAtVersion, ...incident } = first
    const urgent = each.flatMap(({ reason, detail }) => (reason === lookedAt ? [] : [{ reason, detail }]))
    const isChanged = lookedAtVersion !== null && incident.version > lookedAtVersion
    return [{ ...incident, urgent, isChanged, seen: seen?.split('\n') ?? [] }]
  })
}

/** The warning signs of one incident, each with the child where the record says which. */
export async function warningSignsOf(
  db: Db,
  incidentId: string,
): Promise<{ sign: WarningSign; pseudonym: string | null }[]> {
  const { rows } = await sql<{ sign: WarningSign; pseudonym: string | null }>`
    select sign, pseudonym from (${warningSignRows}) where incident_id = ${incidentId} order by sign`.execute(
    db,
  )
  return rows
}

/** The pseudonyms of the children in each of these incidents. */
export async function childrenIn(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('incidentChild as involved')
    .innerJoin('child', 'child.id', 'involved.childId')
    .select(['involved.incidentId', spelledIn('involved').as('pseudonym')])
    .where('involved.incidentId', 'in', ids)
    .orderBy('involved.incidentId')
    .orderBy('involved.place')
    .execute()
  const grouped = Map.groupBy(rows, ({ incidentId }) => incidentId)
  return new Map([...grouped].map(([id, each]) => [id, each.map(({ pseudonym }) => pseudonym)]))
}

export type FollowUp = Awaited<ReturnType<typeof followUpsOf>>[number]

/** What came of an incident so far, the earliest first. */
export const followUpsOf = (db: Db, viewer: Person, incidentId: string) =>
  db
    .selectFrom('urgentFollowUp')
    .select(['urgentFollowUp.id', 'cameOfIt', 'toldWhom', 'doneOn', 'note', 'recordedAt'])
    .where('incidentId', '=', incidentId)
    .where(visibleFollowUps(viewer))
    .orderBy('recordedAt')
    .orderBy('urgentFollowUp.id')
    .execute()

/** One that the viewer may see, with the number of its incident. */
export const findFollowUp = (db: Db, viewer: Person, id: string) =>
  db
    .selectFrom('urgentFollowUp')
    .innerJoin('incident', 'incident.id', 'urgentFollowUp.incidentId')
    .select(['incident.number', 'incident.ownReference'])
    .select(['urgentFollowUp.establishmentId', 'urgentFollowUp.recordedAt'])
    .where('urgentFollowUp.id', '=', id)
    .where(visibleFollowUps(viewer))
    .where(visibleIncidents(viewer))
    .executeTakeFirst()

export type FollowUpContent = Omit<Tables['urgentFollowUp'], 'id'>

/** One as it stands, for its version and for `history verify`. */
export const followUpContent = (db: Db, id: string): Promise<FollowUpContent | undefined> =>
  db
    .selectFrom('urgentFollowUp')
    .select(['incidentId', 'establishmentId', 'seen', 'incidentVersion', 'cameOfIt', 'toldWhom', 'doneOn'])
    .select(['note', 'version', 'recordedAt', 'recordedBy'])
    .where('id', '=', id)
    .executeTakeFirst()
