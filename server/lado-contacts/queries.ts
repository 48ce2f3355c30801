import { sql } from 'kysely'
import type { Person } from '../access/person.ts'
import { visibleLadoContacts } from '../access/scope.ts'
import { pseudonymOf } from '../children/pseudonym.ts'
import { spelledIn } from '../children/queries.ts'
import type { Db, Tables } from '../database/schema.ts'
import { comparisonKey } from '../fields/comparison-key.ts'
import { parseReviewYear, reviewYear, reviewYearOf } from '../../reports/period.ts'
import { dayOfReferral, deadlinesOn } from '../../reports/in-force.ts'
import { typesByEstablishment } from '../establishments/queries.ts'
import { windowOf, type ListQuery } from '../records/list.ts'
import { datedDeadlines } from '../settings/queries.ts'
import type { LadoContact } from './sections.ts'
import { outcomesAtRisk } from './timing.ts'
import type { LadoContactType } from './vocabulary.ts'

export type LadoContactRow = Awaited<ReturnType<typeof listLadoContacts>>[number]

const rowColumns = [
  'ladoContact.id',
  'ladoContact.number',
  'ladoContact.establishmentId',
  'ladoContact.type',
  'ladoContact.receivedOn',
  'ladoContact.eventOn',
  'ladoContact.staffPosition',
  'ladoContact.outcome',
  'ladoContact.outcomeOn',
] as const

/** The working days within which a referral is made, by the type of its establishment and the setting of its own day. */
export async function allowedDays(
  db: Db,
): Promise<(contact: { establishmentId: string; eventOn: string | null; receivedOn: string }) => number> {
  const deadlines = await datedDeadlines(db)
  const types = await typesByEstablishment(db)
  return (contact) =>
    deadlinesOn({ deadlines, types: types.get(contact.establishmentId) ?? [] }, dayOfReferral(contact))
      .ladoReferralWorkingDays
}

const visible = (db: Db, viewer: Person) => db.selectFrom('ladoContact').where(visibleLadoContacts(viewer))

export const ladoContactListRules = {
  filters: ['establishment', 'type', 'outcome', 'year'],
  sorts: ['received', 'number'],
  first: { sort: 'received', direction: 'desc' },
} as const

function filteredRows(db: Db, viewer: Person, { filters }: ListQuery) {
  const { establishment, type, outcome } = filters
  const year = parseReviewYear(filters['year'] ?? '')
  let rows = visible(db, viewer)
  if (establishment !== undefined) rows = rows.where('ladoContact.establishmentId', '=', establishment)
  if (type !== undefined) rows = rows.where('ladoContact.type', '=', type as LadoContactType)
  if (outcome === 'open') rows = rows.where('ladoContact.outcome', '=', 'open')
  if (outcome === 'closed') rows = rows.where('ladoContact.outcome', '<>', 'open')
  if (year === undefined) return rows
  const { startsOn, endsOn } = reviewYear(year)
  return rows.where('ladoContact.receivedOn', '>=', startsOn).where('ladoContact.receivedOn', '<=', endsOn)
}

/** One page of LADO contacts, in the order asked for. */
export function listLadoContacts(db: Db, viewer: Person, query: ListQuery) {
  const { limit, offset } = windowOf(query)
  const rows = filteredRows(db, viewer, query).select(rowColumns)
  const sorted = query.sort === 'number' ? rows : rows.orderBy('ladoContact.receivedOn', query.direction)
  return sorted
    .orderBy('ladoContact.year', query.direction)
    .orderBy('ladoContact.serial', query.direction)
    .limit(limit)
    .offset(offset)
    .execute()
}

export async function countLadoContacts(db: Db, viewer: Person, query: ListQuery): Promise<number> {
  const { count } = await filteredRows(db, viewer, query)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Referrals and historical allegations without an outcome yet, the newest first. */
export const referralsAtRisk = (db: Db, viewer: Person): Promise<LadoContactRow[]> =>
  visible(db, viewer)
    .select(rowColumns)
    .where('ladoContact.outcome', 'in', outcomesAtRisk)
    .where('ladoContact.type', 'in', ['referral', 'historical'])
    .orderBy('ladoContact.receivedOn', 'desc')
    .orderBy('ladoContact.year', 'desc')
    .orderBy('ladoContact.serial', 'desc')
    .execute()

/** The review years in which contacts that the viewer may see were received, latest first. */
export async function ladoContactYears(db: Db, viewer: Person): Promise<number[]> {
  const { first, last } = await visible(db, viewer)
    .select((eb) => [
      eb.fn.min<string | null>('ladoContact.receivedOn').as('first'),
      eb.fn.max<string | null>('ladoContact.receivedOn').as('last'),
    ])
    .executeTakeFirstOrThrow()
  if (first === null || last === null) return []
  const latest = reviewYearOf(last)
  return Array.from({ length: latest - reviewYearOf(first) + 1 }, (_, back) => latest - back)
}

export function findLadoContactHead(db: Db, viewer: Person, id: string) {
  return visible(db, viewer)
    .select(['ladoContact.id', 'ladoContact.number', 'ladoContact.version', 'ladoContact.recordedAt'])
    .where('ladoContact.id', '=', id)
    .executeTakeFirst()
}

/**
 * The contacts that name the same member of staff of an establishment, in any spelling, the newest first.
 * @param but the contact that asks, if it is stored already
 */
export function contactsNamingStaff(
  db: Db,
  viewer: Person,
  { establishmentId, staffPseudonym, but }: { establishmentId: string; staffPseudonym: string; but?: string },
) {
  const others = visible(db, viewer)
    .select(['ladoContact.id', 'ladoContact.number', 'ladoContact.type', 'ladoContact.receivedOn'])
    .select(['ladoContact.category', 'ladoContact.outcome'])
    .where('ladoContact.establishmentId', '=', establishmentId)
    .where('ladoContact.staffPseudonymKey', '=', comparisonKey(staffPseudonym))
    .orderBy('ladoContact.receivedOn', 'desc')
    .orderBy('ladoContact.number', 'desc')
  return (but === undefined ? others : others.where('ladoContact.id', '<>', but)).execute()
}

type Numbered = Pick<
  Tables['ladoContact'],
  'number' | 'year' | 'serial' | 'version' | 'recordedAt' | 'recordedBy'
>

/** The contact as it stands: its answers, and what only the system sets. */
export async function ladoContactContent(db: Db, id: string): Promise<(LadoContact & Numbered) | undefined> {
  const row = await db.selectFrom('ladoContact').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const { id: _id, staffPseudonymKey: _key, ...own } = row
  const limbs = await db
    .selectFrom('ladoContactLimb')
    .select('limb')
    .where('ladoContactId', '=', id)
    .orderBy('limb')
    .execute()
  const children = await db
    .selectFrom('ladoContactChild')
    .innerJoin('child', 'child.id', 'ladoContactChild.childId')
    .select(['child.pseudonym as first', 'ladoContactChild.pseudonym as spelled'])
    .where('ladoContactId', '=', id)
    // One of its own establishment: a child that was moved by hand is nobody's.
    .where('child.establishmentId', '=', own.establishmentId)
    .orderBy(sql`${spelledIn('ladoContactChild')} collate nocase`)
    .execute()
  const incidents = await linkedIncidents(db, id)
  return {
    ...own,
    limbs: limbs.map((each) => each.limb),
    children: children.map(({ first, spelled }) => pseudonymOf(first, spelled)),
    incidentNumbers: incidents.map((each) => each.number),
  }
}

/** Whether any version of a contact names a member of staff: versions are never changed. */
export async function everNamedStaff(db: Db, id: string): Promise<boolean> {
  const versions = await db
    .selectFrom('recordVersion')
    .select('content')
    .where('subject', '=', 'lado-contact')
    .where('subjectId', '=', id)
    .where('content', '<>', '')
    .execute()
  return versions.some(({ content }) => (JSON.parse(content) as Partial<LadoContact>).staffPseudonym !== '')
}

/** The incidents that a contact is about, each with how many contacts are about it. */
export function linkedIncidents(db: Db, id: string) {
  return db
    .selectFrom('ladoContactIncident')
    .innerJoin('incident', 'incident.id', 'ladoContactIncident.incidentId')
    .select(['incident.id', 'incident.number', 'incident.ownReference', 'incident.happenedAt'])
    .select((eb) =>
      eb
        .selectFrom('ladoContactIncident as link')
        .select((link) => link.fn.countAll<number>().as('count'))
        .whereRef('link.incidentId', '=', 'incident.id')
        .as('contacts'),
    )
    .where('ladoContactIncident.ladoContactId', '=', id)
    .orderBy('incident.number')
    .execute()
}

/** An incident with the comparison keys of the children and the staff that its record names. */
export interface IncidentPeople {
  number: string
  ownReference: string
  childKeys: ReadonlySet<string>
  staffKeys: ReadonlySet<string>
}

/** Those of the numbers that are incidents of the establishment; the reader may name them and need not be able to read them. */
export async function peopleOfIncidents(
  db: Db,
  establishmentId: string,
  numbers: readonly string[],
): Promise<IncidentPeople[]> {
  if (numbers.length === 0) return []
  const incidents = await db
    .selectFrom('incident')
    .select(['id', 'number', 'ownReference'])
    .where('number', 'in', numbers)
    .where('establishmentId', '=', establishmentId)
    .orderBy('number')
    .execute()
  const ids = incidents.map(({ id }) => id)
  const children = await db
    .selectFrom('incidentChild')
    .innerJoin('child', 'child.id', 'incidentChild.childId')
    .select(['incidentId', 'child.pseudonymKey'])
    .where('incidentId', 'in', ids)
    .execute()
  const staff = await db
    .selectFrom('incidentStaff')
    .select(['incidentId', 'pseudonymKey'])
    .where('incidentId', 'in', ids)
    .execute()
  const keysOf = (rows: readonly { incidentId: string; pseudonymKey: string | null }[], id: string) =>
    new Set(rows.filter(({ incidentId }) => incidentId === id).map(({ pseudonymKey }) => pseudonymKey ?? ''))
  return incidents.map(({ id, ...incident }) => ({
    ...incident,
    childKeys: keysOf(children, id),
    staffKeys: keysOf(staff, id),
  }))
}
