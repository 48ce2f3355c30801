import { sql } from 'kysely'
import { monthsAfter } from '../../reports/clocks.ts'
import { namesOf } from '../access/queries.ts'
import { secondPersons, type Answering, type NotSecond } from '../access/second-person-queries.ts'
import type { Db } from '../database/schema.ts'
import { instantAfter } from '../history/time-passed.ts'
import { kinds } from '../kinds.ts'
import type { Disposable } from '../records/about.ts'
import { settingsInOrder, settingsOn } from '../settings/queries.ts'
import { disposable, disposableKinds, keptBy } from './rules.ts'
import { retentionClasses, type RetentionClass } from './vocabulary.ts'

/** A record whose time is over. */
export interface DueRecord {
  kind: string
  id: string
  keeping: RetentionClass
  /** Local date from which it may be disposed of. */
  dueOn: string
  establishmentId: string | null
}

const most = 100

/** The records that may be disposed of on a day, by kind; of each kind the oldest first, and a hundred at most. */
export async function dueRecords(db: Db, today: string): Promise<DueRecord[]> {
  const lists = await Promise.all(disposableKinds().map((kind) => dueOf(db, kind, today)))
  return lists.flat()
}

/** The same for one record: undefined while it is kept, and where there is none. */
export async function dueRecord(
  db: Db,
  kind: string,
  id: string,
  today: string,
): Promise<DueRecord | undefined> {
  return (await dueOf(db, kind, today, id))[0]
}

async function dueOf(db: Db, kind: string, today: string, id?: string): Promise<DueRecord[]> {
  const rule = disposable(kind)
  if (rule === undefined) return []
  const years = await yearsOf(db, rule.keeping, today)
  const { rows } = await sql<{ id: string; day: string; age: number; establishmentId: string | null }>`
    select record.id as id, substr(record.${sql.ref(rule.day)}, 1, 10) as day,
      ${establishmentIn(rule)} as establishment_id, ${youngestIn(rule)} as age
    from ${sql.table(rule.table)} as record
    where record.${sql.ref(rule.day)} < ${monthsAfter(today, -12 * (years - 18))} and ${isFree(kind)}
      and (${id ?? null} is null or record.id = ${id ?? ''})
    order by record.${sql.ref(rule.day)}, record.id limit ${most}`.execute(db)
  return rows
    .map((row) => ({
      kind,
      id: row.id,
      keeping: rule.keeping,
      dueOn: monthsAfter(row.day, 12 * (years - row.age)),
      establishmentId: row.establishmentId,
    }))
    .filter(({ dueOn }) => dueOn <= today)
}

// A child of the recorded age was born that many years before the day at the latest.
const youngestIn = ({ incidents }: Disposable) =>
  incidents.length === 0
    ? sql<number>`0`
    : sql<number>`coalesce((select min(age) from incident_child where incident_id in (${sql.join(incidents.map(ofRecord))})), 10)`

const establishmentIn = ({ establishment }: Disposable) =>
  establishment === null ? sql<null>`null` : ofRecord(establishment)

const ofRecord = (column: string) => sql<string | null>`record.${sql.ref(column)}`

// A record stays as long as another names it: an incident as long as a LADO contact is about it.
const isFree = (kind: string) =>
  keptBy(kind).reduce(
    (free, [table, column]) =>
      sql<boolean>`${free} and not exists (select 1 from ${sql.table(table)} where ${sql.ref(column)} = record.id)`,
    sql<boolean>`true`,
  )

async function yearsOf(db: Db, keeping: RetentionClass, today: string): Promise<number> {
  const { valueOf } = await settingsOn(db, today)
  const found = retentionClasses.find(({ value }) => value === keeping)
  return valueOf(found?.setting ?? 'keep-child-records-years')
}

/** What one person asked for and nobody has answered yet. */
export async function openAsks(db: Db) {
  const rows = await db
    .selectFrom('secondAnswer')
    .select(['id', 'what', 'subject', 'subjectId', 'askedBy', 'askedAs', 'askedAt'])
    .where('answer', 'is', null)
    .orderBy('askedAt')
    .orderBy('id')
    .execute()
  const names = await namesOf(
    db,
    rows.map(({ askedBy }) => askedBy),
  )
  return rows.map((row) => ({ ...row, asker: names.get(row.askedBy) ?? 'Somebody' }))
}

export type OpenAsk = Awaited<ReturnType<typeof openAsks>>[number]

/** The same, each with why a person cannot confirm it; undefined where they can. */
export async function openAsksFor(db: Db, who: Answering, now: string): Promise<AskFor[]> {
  const asks = await openAsks(db)
  if (asks.length === 0) return []
  const whyNot = await secondPersons(db, now)
  return asks.map((ask) => ({ ...ask, whyNot: whyNot(ask, who) }))
}

export type AskFor = OpenAsk & { whyNot: NotSecond | undefined }

/** How many days the end of the legal hold waits, once two people agreed to it, for any officer to object. */
export const daysToObject = 14

export interface Hold {
  /** Whether nothing may be destroyed. */
  isHeld: boolean
  /** UTC instant at which the end that two people agreed to takes effect; undefined where none waits. */
  endsAt: string | undefined
  /** Who set it last; undefined as long as nobody ever did. */
  last: Awaited<ReturnType<typeof lastHold>>
}

/** How the legal hold stands: on from the first day, until two people end it and nobody objects in time. */
export async function holdAt(db: Db, now: string): Promise<Hold> {
  const last = await lastHold(db)
  if (last?.value !== 'off') return { isHeld: true, endsAt: undefined, last }
  const endsAt = await instantAfter(db, last.seq, daysToObject)
  return now < endsAt ? { isHeld: true, endsAt, last } : { isHeld: false, endsAt: undefined, last }
}

/** The end of the legal hold as long as an officer can object to it. */
export interface OpenEnd {
  asker: string
  askedAt: string
  /** UTC instant at which it takes effect; undefined until a second person confirms it. */
  endsAt: string | undefined
  /** Who confirmed it. */
  confirmer: string | undefined
}

/** What is asked for and waits, or was confirmed and has not taken effect; undefined where nothing of it is open. */
export async function openEnd(db: Db, now: string): Promise<OpenEnd | undefined> {
  const { endsAt } = await holdAt(db, now)
  const ask = await db
    .selectFrom('secondAnswer')
    .select(['askedBy', 'askedAt', 'answeredBy'])
    .where('what', '=', 'legal-hold-off')
    .where('answer', endsAt === undefined ? 'is' : '=', endsAt === undefined ? null : 'confirmed')
    .orderBy(sql`rowid`, 'desc')
    .limit(1)
    .executeTakeFirst()
  if (ask === undefined) return undefined
  const names = await namesOf(db, [ask.askedBy, ...(ask.answeredBy === null ? [] : [ask.answeredBy])])
  return {
    asker: names.get(ask.askedBy) ?? 'Somebody',
    askedAt: ask.askedAt,
    endsAt,
    confirmer: ask.answeredBy === null ? undefined : (names.get(ask.answeredBy) ?? 'Somebody'),
  }
}

/** Whether nothing may be destroyed. */
export const isHeld = async (db: Db, now: string): Promise<boolean> => (await holdAt(db, now)).isHeld

/** How the legal hold was set last, by the history's order: the clock may have gone back since (SECURITY FA-05). */
function lastHold(db: Db) {
  return settingsInOrder(db)
    .where('setting.name', '=', 'legal-hold')
    .select(['setting.value', 'setting.recordedAt', 'setting.recordedBy', 'version.seq'])
    .orderBy('version.seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** What was disposed of, latest first. */
export function certificates(db: Db) {
  return db
    .selectFrom('historyEvent')
    .select(['seq', 'at', 'subject', 'details'])
    .where('act', '=', 'disposed')
    .where(
      'subject',
      'in',
      kinds.map(({ name }) => name),
    )
    .orderBy('seq', 'desc')
    .limit(most)
    .execute()
}
