import type { ReviewSettings } from '../../reports/annual-review/facts.ts'
import type { DatedDeadlines, RecordDeadlines } from '../../reports/in-force.ts'
import { reviewYear } from '../../reports/period.ts'
import { namesOf } from '../access/queries.ts'
import type { Db } from '../database/schema.ts'
import type { SettingTable } from '../database/setting-tables.ts'
import type { EstablishmentType } from '../establishments/vocabulary.ts'
import {
  readValue,
  ruleOf,
  settings,
  type SettingName,
  type SettingRule,
  type SettingValue,
} from './vocabulary.ts'

/** What is set on one day: every value read at once, so that a page asks the database once. */
export interface SettingsOn {
  /** Of a setting that each type of establishment has its own value of, give the type. */
  valueOf: <Name extends SettingName>(name: Name, type?: EstablishmentType) => SettingValue<Name>
}

/** Every setting as in force on a local date: the last day it was set from; of two from one day, the one set last. */
export async function settingsOn(db: Db, on: string): Promise<SettingsOn> {
  return (await settingsByDay(db))(on)
}

/** Every value with its version, whose number says which was set last: the clock may have gone back between two. */
export const settingsInOrder = (db: Db) =>
  db
    .selectFrom('setting')
    .innerJoin('recordVersion as version', (join) =>
      join.onRef('version.subjectId', '=', 'setting.id').on('version.subject', '=', 'setting'),
    )

/** A value that is tried before it is stored: as if it were the one set last. */
export type Tried = Pick<SettingTable, 'name' | 'establishmentType' | 'value' | 'fromOn'>

/** As `settingsOn`, for many days at once: the database is asked once. */
export async function settingsByDay(db: Db, tried?: Tried): Promise<(on: string) => SettingsOn> {
  const stored = await settingsInOrder(db)
    .select(['setting.name', 'setting.establishmentType', 'setting.value', 'setting.fromOn'])
    .orderBy('setting.fromOn')
    .orderBy('version.seq')
    .execute()
  const rows = tried === undefined ? stored : [...stored, tried].sort(byDay)
  return (on) => {
    const inForce = rows.filter((row) => row.fromOn <= on)
    const set = new Map(inForce.map((row) => [keyOf(row.name, row.establishmentType), row.value]))
    return {
      valueOf: <Name extends SettingName>(name: Name, type?: EstablishmentType) => {
        const rule = ruleOf(name)
        return readValue(rule, set.get(keyOf(name, placeOf(rule, type)))) as SettingValue<Name>
      },
    }
  }
}

const byDay = (one: { fromOn: string }, other: { fromOn: string }): number =>
  one.fromOn < other.fromOn ? -1 : Number(one.fromOn > other.fromOn)

/** The deadlines of every type of establishment since the beginning, oldest first: what `deadlinesOn` reads. */
export async function datedDeadlines(db: Db, tried?: Tried): Promise<DatedDeadlines[]> {
  const settings = await settingsByDay(db, tried)
  const changed = await db
    .selectFrom('setting')
    .select('fromOn')
    .distinct()
    .where('name', 'in', deadlineNames)
    .execute()
  const days = new Set([...changed, ...(tried === undefined ? [] : [tried])].map(({ fromOn }) => fromOn))
  return [beginning, ...[...days].sort()].map((from) => {
    const found = settings(from)
    const byType = {
      yoi: deadlinesIn(found, 'yoi'),
      stc: deadlinesIn(found, 'stc'),
      sch: deadlinesIn(found, 'sch'),
    }
    return { from, byType }
  })
}

/** Before every local date. */
const beginning = '0000-01-01'

const deadlineNames: SettingName[] = [
  'written-within-hours',
  'signed-within-hours',
  'child-spoken-to-within-days',
  'lado-referral-working-days',
]
const keyOf = (name: string, type: string) => `${name} ${type}`

/** Which of its values is meant: '' for a setting with one value, and '-' (never set) where the law has fixed it. */
function placeOf(rule: SettingRule, type: EstablishmentType | undefined): string {
  if (!rule.byType) return ''
  if (type === undefined) throw new Error(`The setting ${rule.value} is set by type of establishment`)
  return rule.fixedFor.includes(type) ? '-' : type
}

/** One setting as in force on a local date. */
export async function settingOn<Name extends SettingName>(
  db: Db,
  name: Name,
  on: string,
  type?: EstablishmentType,
): Promise<SettingValue<Name>> {
  return (await settingsOn(db, on)).valueOf(name, type)
}

/** Fixed by law for secure children’s homes (DOMAIN.md 2.2). */
const deadlinesIn = ({ valueOf }: SettingsOn, type: EstablishmentType): RecordDeadlines => ({
  writtenWithinHours: valueOf('written-within-hours', type),
  signedWithinHours: valueOf('signed-within-hours', type),
  childSpokenToWithinDays: valueOf('child-spoken-to-within-days', type),
  ladoReferralWorkingDays: valueOf('lado-referral-working-days', type),
})

/**
 * The scrutineer's days in a review year: as in force on its last day, or today while the year runs. Every page and the
 * review ask here.
 */
export async function allowanceOf(db: Db, year: number, today: string, tried?: Tried): Promise<number> {
  const { endsOn } = reviewYear(year)
  const settings = await settingsByDay(db, tried)
  return settings(today < endsOn ? today : endsOn).valueOf('allowance-days')
}

/** What the annual review needs to know, as in force on a local date: the review year’s last. Deadlines come with their days. */
export async function reviewSettingsOn(db: Db, on: string, tried?: Tried): Promise<ReviewSettings> {
  const found = (await settingsByDay(db, tried))(on)
  return {
    rollLimit: found.valueOf('roll-limit'),
    indicativeLimit: found.valueOf('indicative-limit'),
    allowanceDays: found.valueOf('allowance-days'),
    recipients: found.valueOf('recipients'),
    smallCountLimit: found.valueOf('suppression-threshold'),
    deadlines: await datedDeadlines(db, tried),
  }
}

export interface SettingRow {
  name: string
  establishmentType: string
  value: string
  fromOn: string
  reason: string
  recordedAt: string
  who: string
  /** Its place in the history. */
  seq: number
}

/** Every value that was ever set, the day it holds from latest first, with who set it. */
export async function listSettingRows(db: Db): Promise<SettingRow[]> {
  const rows = await settingsInOrder(db)
    .select([
      'setting.name',
      'setting.establishmentType',
      'setting.value',
      'setting.fromOn',
      'setting.reason',
    ])
    .select(['setting.recordedAt', 'setting.recordedBy', 'version.seq'])
    .orderBy('setting.fromOn', 'desc')
    .orderBy('version.seq', 'desc')
    .execute()
  const names = await namesOf(
    db,
    rows.map((row) => row.recordedBy),
  )
  return rows.map(({ recordedBy, ...row }) => ({ ...row, who: names.get(recordedBy) ?? 'The system' }))
}

/** One row of the settings, whole: what its version in the history holds. */
export function settingContent(db: Db, id: string) {
  return db.selectFrom('setting').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Settings that nobody has set: what holds from the beginning is in force. */
export async function settingsNeverSet(db: Db): Promise<{ label: string }[]> {
  const rows = await db.selectFrom('setting').select('name').distinct().execute()
  const set = new Set(rows.map(({ name }) => name))
  return settings.filter(({ value }) => !set.has(value))
}
