import type { ExpressionBuilder } from 'kysely'
import type { Person } from '../access/person.ts'
import { visibleLadoContacts, visibleMeetings } from '../access/scope.ts'
import { isOfEstablishment } from '../access/vocabulary.ts'
import type { Written } from '../database/written.ts'
import type { Db, Tables } from '../database/schema.ts'
import type { EstablishmentState, EstablishmentType } from '../establishments/vocabulary.ts'
import { placesIn } from '../fields/places-in.ts'
import type { LadoContactType } from '../lado-contacts/vocabulary.ts'
import { windowOf, type ListQuery } from '../records/list.ts'
import type { DayPart } from '../visits/vocabulary.ts'
import type { Meeting } from './form.ts'
import { unfinishedStatuses, type Organisation, type QuarterName } from './vocabulary.ts'

/** With how many of its actions are open or in progress, and how many of those are past their due day. */
export type MeetingRow = Awaited<ReturnType<typeof listMeetings>>[number]

const visibleRows = (db: Db, viewer: Person, { filters }: ListQuery) => {
  const rows = db.selectFrom('qaMeeting').where(visibleMeetings(viewer))
  return filters['year'] === undefined ? rows : rows.where('qaMeeting.year', '=', Number(filters['year']))
}

/** One page of meetings with what became of their actions by `today`, in the order asked for. */
export function listMeetings(db: Db, viewer: Person, query: ListQuery, today: string) {
  const { limit, offset } = windowOf(query)
  return visibleRows(db, viewer, query)
    .select(['qaMeeting.id', 'qaMeeting.year', 'qaMeeting.quarter', 'qaMeeting.metOn', 'qaMeeting.daysUsed'])
    .select('qaMeeting.minutesApprovedOn')
    .select((eb) => [
      unfinishedActions(eb).as('unfinished'),
      unfinishedActions(eb).where('qaAction.dueOn', '<', today).as('overdue'),
    ])
    .orderBy('qaMeeting.metOn', query.direction)
    .orderBy('qaMeeting.id')
    .limit(limit)
    .offset(offset)
    .$narrowType<{ unfinished: number; overdue: number }>()
    .execute()
}

const unfinishedActions = (eb: ExpressionBuilder<Tables, 'qaMeeting'>) =>
  eb
    .selectFrom('qaAction')
    .select((action) => action.fn.countAll<number>().as('count'))
    .whereRef('qaAction.qaMeetingId', '=', 'qaMeeting.id')
    .where('qaAction.status', 'in', unfinishedStatuses)

export async function countMeetings(db: Db, viewer: Person, query: ListQuery): Promise<number> {
  const { count } = await visibleRows(db, viewer, query)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export function findMeetingHead(db: Db, viewer: Person, id: string) {
  return db
    .selectFrom('qaMeeting')
    .select(['qaMeeting.id', 'qaMeeting.version', 'qaMeeting.year', 'qaMeeting.quarter'])
    .select(['qaMeeting.metOn', 'qaMeeting.minutesApprovedOn', 'qaMeeting.recordedAt'])
    .where('qaMeeting.id', '=', id)
    .where(visibleMeetings(viewer))
    .executeTakeFirst()
}

/** The id of the meeting before the next one, of those that the viewer may see. */
export async function lastMeeting(db: Db, viewer: Person): Promise<string | undefined> {
  const row = await db
    .selectFrom('qaMeeting')
    .select('qaMeeting.id')
    .where(visibleMeetings(viewer))
    .orderBy('qaMeeting.metOn', 'desc')
    .orderBy('qaMeeting.id')
    .executeTakeFirst()
  return row?.id
}

/** The meeting as it stands, in the shape of its form. */
export async function meetingContent(db: Db, id: string): Promise<(Meeting & Written) | undefined> {
  const row = await db.selectFrom('qaMeeting').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const attendance = await db
    .selectFrom('qaAttendance')
    .selectAll()
    .where('qaMeetingId', '=', id)
    .orderBy('place')
    .execute()
  const agenda = await db
    .selectFrom('qaAgendaItem')
    .selectAll()
    .where('qaMeetingId', '=', id)
    .orderBy('place')
    .execute()
  const actions = await db
    .selectFrom('qaAction')
    .selectAll()
    .where('qaMeetingId', '=', id)
    .orderBy('place')
    .execute()
  const { id: _id, ...own } = row
  return {
    ...own,
    year: String(row.year),
    daysUsed: String(row.daysUsed) as DayPart,
    attendance: attendance.map(answersOf),
    agenda: agenda.map(answersOf),
    actions: actions.map(answersOf),
  }
}

/** A line of a meeting without its place. */
function answersOf<Line extends { qaMeetingId: string; place: number }>(line: Line) {
  const { qaMeetingId: _meeting, place: _place, ...answers } = line
  return answers
}

/** The quarters that have a meeting, but for one of them. */
export function quartersTaken(db: Db, except: string | undefined) {
  return db
    .selectFrom('qaMeeting')
    .select(['year', 'quarter'])
    .where('id', '<>', except ?? '')
    .orderBy('year')
    .orderBy('quarter')
    .execute()
}

/** The review years of the meetings that the viewer sees, newest first. */
export async function meetingYears(db: Db, viewer: Person): Promise<number[]> {
  const rows = await db
    .selectFrom('qaMeeting')
    .select('qaMeeting.year')
    .distinct()
    .where(visibleMeetings(viewer))
    .orderBy('qaMeeting.year', 'desc')
    .execute()
  return rows.map(({ year }) => year)
}

/**
 * Every establishment by the name it last had: whoever may read the minutes may read which establishments sat at the
 * table.
 */
export async function establishmentNames(db: Db): Promise<{ value: string; label: string }[]> {
  const rows = await db
    .selectFrom('establishment')
    .innerJoin('establishmentAttribute as attribute', 'attribute.establishmentId', 'establishment.id')
    .select(['establishment.id', 'attribute.name'])
    .orderBy('establishment.code')
    .orderBy('attribute.fromOn')
    .execute()
  const last = new Map(rows.map(({ id, name }) => [id, name]))
  return [...last].map(([value, label]) => ({ value, label }))
}

export interface OpenAction {
  meetingId: string
  year: number
  quarter: QuarterName
  action: string
  organisation: Organisation
  ownerRole: string
  /** Null where the meeting set no day. */
  dueOn: string | null
  isOverdue: boolean
}

/** Unfinished actions of the meetings that the viewer sees, the longest overdue first and those without a due day last. */
export async function openActions(db: Db, viewer: Person, today: string): Promise<OpenAction[]> {
  const rows = await db
    .selectFrom('qaAction')
    .innerJoin('qaMeeting', 'qaMeeting.id', 'qaAction.qaMeetingId')
    .select(['qaMeeting.id as meetingId', 'qaMeeting.year', 'qaMeeting.quarter'])
    .select(['qaAction.action', 'qaAction.organisation', 'qaAction.ownerRole', 'qaAction.dueOn'])
    .where('qaAction.status', 'in', unfinishedStatuses)
    .where(visibleMeetings(viewer))
    .orderBy('qaAction.dueOn', (order) => order.asc().nullsLast())
    .orderBy('qaAction.qaMeetingId')
    .orderBy('qaAction.place')
    .execute()
  return rows.map((row) => ({ ...row, isOverdue: row.dueOn !== null && row.dueOn < today }))
}

/**
 * Which establishments an action's owner names, by any name they have had, with or without what sort they are ('Medway' for
 * Medway STC); none where it names none.
 */
export async function establishmentsNamed(db: Db): Promise<(action: OpenAction) => string[]> {
  const names = await db
    .selectFrom('establishmentAttribute')
    .select(['establishmentId', 'name'])
    .distinct()
    .orderBy('establishmentId')
    .orderBy('name')
    .execute()
  return ({ ownerRole }) => [
    ...new Set(
      names
        .filter(({ name }) => [name, shortOf(name)].some((each) => placesIn(ownerRole, each).length > 0))
        .map(({ establishmentId }) => establishmentId),
    ),
  ]
}

const shortOf = (name: string): string =>
  name.replace(/^HMYOI |(?: House)? (?:STC|YOI|SCH|Secure (?:Training Centre|School|Children’s Home))$/iu, '')

export interface LadoCount {
  establishmentId: string
  type: LadoContactType
  receivedOn: string
  outcomeOn: string | null
}

/**
 * LADO contacts that came, or were still open, in a period: what the quarter's dataset counts, without content. A head
 * of safeguarding gets only those the establishment made or that were shared with it.
 */
export function ladoCountsBetween(
  db: Db,
  viewer: Person,
  { from, to }: { from: string; to: string },
): Promise<LadoCount[]> {
  const rows = db
    .selectFrom('ladoContact')
    .select(['ladoContact.establishmentId', 'ladoContact.type', 'ladoContact.receivedOn'])
    .select('ladoContact.outcomeOn')
    .where('ladoContact.receivedOn', '<=', to)
    .where((eb) =>
      eb.or([
        eb('ladoContact.receivedOn', '>=', from),
        eb('ladoContact.outcomeOn', 'is', null),
        eb('ladoContact.outcomeOn', '>=', from),
      ]),
    )
    .orderBy('ladoContact.receivedOn')
    .orderBy('ladoContact.id')
  return (isOfEstablishment(viewer.role) ? rows.where(visibleLadoContacts(viewer)) : rows).execute()
}

/** Which establishments were open, paused or closed from when, each oldest first. */
export async function establishmentStates(
  db: Db,
): Promise<Map<string, { from: string; state: EstablishmentState; type: EstablishmentType }[]>> {
  const rows = await db
    .selectFrom('establishmentAttribute')
    .select(['establishmentId', 'fromOn as from', 'state', 'type'])
    .orderBy('establishmentId')
    .orderBy('fromOn')
    .execute()
  return Map.groupBy(rows, ({ establishmentId }) => establishmentId)
}

/** Month-end counts of these months, of every establishment. */
export const populationOf = (db: Db, months: readonly string[]) =>
  db
    .selectFrom('population')
    .select(['establishmentId', 'month', 'snapshotOn', 'under18', 'allHeld', 'standing'])
    .where('month', 'in', months)
    .orderBy('establishmentId')
    .orderBy('month')
    .execute()
