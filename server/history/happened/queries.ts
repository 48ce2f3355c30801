import type { SelectQueryBuilder } from 'kysely'
import { addDays, startOfDay } from '../../../reports/clocks.ts'
import type { Person } from '../../access/person.ts'
import { visibleLadoContacts } from '../../access/scope.ts'
import { namesOf } from '../../access/queries.ts'
import { isOfEstablishment } from '../../access/vocabulary.ts'
import type { Db, Tables } from '../../database/schema.ts'
import { doerWords } from '../doers.ts'
import { reasonsOf } from '../reasons.ts'
import { subjects, subjectsFor } from './subjects.ts'

export interface HappenedQuery {
  /** One of the subjects that the viewer may ask for. */
  kind?: string
  /** A person's id. */
  person?: string
  /** A local date. */
  day?: string
  /** Only events before this one: the next page. */
  before?: number
}

export interface HappenedRow {
  seq: number
  at: string
  who: string
  act: string
  subject: string
  subjectId: string | null
  version: number | null
  details: Record<string, string | number>
}

export const pageSize = 50

/** The latest events that the viewer may read, one more than a page where there are more. */
export async function listHappened(db: Db, viewer: Person, query: HappenedQuery): Promise<HappenedRow[]> {
  const asked = askedSubjects(viewer, query)
  const within = query.day === undefined ? undefined : await numbersOf(db, query.day)
  // One short walk along an index for each subject, put together here: a rare subject costs no walk past a million others.
  const lists =
    asked === null
      ? [await eventsOf(db, viewer, { ...query, within })]
      : await Promise.all(asked.map((subject) => eventsOf(db, viewer, { ...query, within }, subject)))
  const rows = lists
    .flat()
    .sort((one, other) => other.seq - one.seq)
    .slice(0, pageSize + 1)
  const names = await namesOf(
    db,
    rows.map((row) => row.whoId),
  )
  const reasons = await reasonsOf(db, rows)
  return rows.map(({ whoId, details, ...row }) => {
    const reason = reasons.get(row.seq)
    return {
      ...row,
      who: doerWords(names, whoId),
      details: {
        ...(JSON.parse(details) as Record<string, string | number>),
        ...(reason === undefined ? {} : { reason }),
      },
    }
  })
}

function askedSubjects(viewer: Person, { kind, person }: HappenedQuery): string[] | null {
  const own = subjectsFor(viewer.role)
  // All events in order need no list; those of one person are in order only subject by subject.
  if (kind === undefined && own === null && person === undefined) return null
  if (kind === undefined) return (own ?? subjects).map(({ value }) => value)
  return (own ?? subjects).some(({ value }) => value === kind) ? [kind] : []
}

interface Within {
  first: number
  last: number
  from: string
  to: string
}

/** The first and the last event of a local day: few numbers to look between, though the clock may have jumped. */
async function numbersOf(db: Db, day: string): Promise<Within> {
  const [from, to] = [startOfDay(day), startOfDay(addDays(day, 1))]
  const { first, last } = await db
    .selectFrom('historyEvent')
    .select((eb) => [eb.fn.min<number | null>('seq').as('first'), eb.fn.max<number | null>('seq').as('last')])
    .where('at', '>=', from)
    .where('at', '<', to)
    .executeTakeFirstOrThrow()
  return { first: first ?? 0, last: last ?? 0, from, to }
}

function eventsOf(
  db: Db,
  viewer: Person,
  query: HappenedQuery & { within: Within | undefined },
  subject?: string,
) {
  let rows = db
    .selectFrom('historyEvent')
    .select(['historyEvent.seq', 'historyEvent.at', 'historyEvent.whoId', 'historyEvent.act'])
    .select(['historyEvent.subject', 'historyEvent.subjectId', 'historyEvent.version'])
    .select('historyEvent.details')
  if (subject !== undefined) rows = rows.where('historyEvent.subject', '=', subject)
  if (query.before !== undefined) rows = rows.where('historyEvent.seq', '<', query.before)
  if (query.person !== undefined) rows = rows.where('historyEvent.whoId', '=', query.person)
  if (query.within !== undefined) {
    rows = rows
      .where('historyEvent.seq', '>=', query.within.first)
      .where('historyEvent.seq', '<=', query.within.last)
      .where('historyEvent.at', '>=', query.within.from)
      .where('historyEvent.at', '<', query.within.to)
  }
  return (isOfEstablishment(viewer.role) ? ownHouse(rows, viewer, subject ?? '') : rows)
    .orderBy('historyEvent.seq', 'desc')
    .limit(pageSize + 1)
    .execute()
}

type Rows<Row> = SelectQueryBuilder<Tables, 'historyEvent', Row>

/**
 * A head reads of the own establishment alone; of LADO contacts only those that a head may see at all, and of the
 * LADO's own looks nothing, since they tell that there is a contact.
 */
function ownHouse<Row>(rows: Rows<Row>, viewer: Person, subject: string): Rows<Row> {
  const own = rows
    .where('historyEvent.establishmentId', '=', viewer.establishmentId)
    .where('historyEvent.whoRole', '<>', 'lado')
  if (!subject.startsWith('lado-contact')) return own
  return own.where('historyEvent.subjectId', 'in', (eb) =>
    eb.selectFrom('ladoContact').select('ladoContact.id').where(visibleLadoContacts(viewer)),
  )
}

/** Everybody who has an account, for the filter; a head chooses among nobody. */
export function everybody(db: Db, viewer: Person) {
  if (isOfEstablishment(viewer.role)) return Promise.resolve([])
  return db
    .selectFrom('person')
    .select(['id as value', 'name as label'])
    .orderBy('name')
    .orderBy('id')
    .execute()
}
