import { sql, type RawBuilder } from 'kysely'
import { monthsAfter } from '../../reports/clocks.ts'
import { namesOf } from '../access/queries.ts'
import type { Db } from '../database/schema.ts'
import { settingsInOrder, settingsOn } from '../settings/queries.ts'
import { disposable, retention, retentionClasses, type RetentionClass } from './vocabulary.ts'

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
  const kinds = Object.keys(retention).filter((kind) => disposable(kind) !== undefined)
  const lists = await Promise.all(kinds.map((kind) => dueOf(db, kind, today)))
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
      ${establishmentIn(kind)} as establishment_id, ${youngestIn(kind)} as age
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
const youngestIn = (kind: string) => {
  const incidents = incidentsOf[kind]
  return incidents === undefined
    ? sql<number>`0`
    : sql<number>`coalesce((select min(age) from incident_child where incident_id in (${incidents})), 10)`
}

const incidentsOf: Partial<Record<string, RawBuilder<unknown>>> = {
  incident: sql`record.id`,
  'sampled-record': sql`record.incident_id, record.entered_incident_id`,
  'urgent-follow-up': sql`record.incident_id`,
  'referral-answer': sql`record.incident_id`,
}

const establishmentIn = (kind: string) =>
  kind === 'qa-meeting' ? sql<null>`null` : sql<string | null>`record.establishment_id`

// A record stays as long as another names it: an incident as long as a LADO contact is about it.
const isFree = (kind: string) =>
  (disposable(kind)?.keptBy ?? []).reduce(
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

/** Those of them that a person can confirm: what somebody of another office asked for. */
export const isForSecond = (ask: Pick<OpenAsk, 'askedBy' | 'askedAs'>, who: { id: string; role: string }) =>
  ask.askedBy !== who.id && ask.askedAs !== who.role

/** Whether nothing may be destroyed: so from the first day, until two people end it. */
export const isHeld = async (db: Db): Promise<boolean> => (await lastHold(db))?.value !== 'off'

/** How the legal hold was set last, by the history's order: the clock may have gone back since (SECURITY FA-05). */
export function lastHold(db: Db) {
  return settingsInOrder(db)
    .where('setting.name', '=', 'legal-hold')
    .select(['setting.value', 'setting.recordedAt', 'setting.recordedBy'])
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
    .where('subject', 'in', Object.keys(retention))
    .orderBy('seq', 'desc')
    .limit(most)
    .execute()
}
