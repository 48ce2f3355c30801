import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'

/** How many rows a query finds, those beyond its limit too: told with each row, so that the events are walked once. */
export const foundInAll = sql<number>`count(*) over ()`

/** When something was last put to the test, and what came of it. */
export interface Checked {
  at: string
  passed: boolean
  /** What did not hold, in a few words. */
  wrong?: string
}

/** When a backup was last restored into a folder of its own, and whether it held; undefined: never. */
export const lastRestoreTest = (db: Db): Promise<Checked | undefined> => lastChecked(db, 'restore tested')

/** When `doctor` last looked at the whole database, and whether all of it held; undefined: never. */
export const lastCheck = (db: Db): Promise<Checked | undefined> => lastChecked(db, 'checked')

/** When a backup was last finished: written, read back and found whole; undefined: never. */
export async function lastBackup(db: Db): Promise<{ at: string } | undefined> {
  const event = await lastEvent(db, 'backup verified')
  return event && { at: event.at }
}

/**
 * The number of the first event since a day or instant: what is shown of a year is read by number from there, so that
 * nothing falls out of it that was done while the clock was set back (SECURITY B3).
 */
export async function firstSince(db: Db, since: string): Promise<number> {
  const { first } = await db
    .selectFrom('historyEvent')
    .select((eb) => eb.fn.min<number | null>('seq').as('first'))
    .where('at', '>=', since)
    .executeTakeFirstOrThrow()
  return first ?? 0
}

async function lastChecked(db: Db, act: string): Promise<Checked | undefined> {
  const event = await lastEvent(db, act)
  if (event === undefined) return undefined
  const { outcome, wrong } = JSON.parse(event.details) as { outcome?: string; wrong?: string }
  return { at: event.at, passed: outcome === 'passed', ...(wrong === undefined ? {} : { wrong }) }
}

const lastEvent = (db: Db, act: string) =>
  db
    .selectFrom('historyEvent')
    .select(['at', 'details'])
    .where('subject', '=', 'database')
    .where('act', '=', act)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The instant of the last event, UTC; undefined before the first. */
export async function lastEventAt(db: Db): Promise<string | undefined> {
  const event = await db
    .selectFrom('historyEvent')
    .select('at')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return event?.at
}

/** The event with a record seal; undefined where there is none. */
export const eventWithSeal = (db: Db, seal: string): Promise<{ seq: number } | undefined> =>
  db.selectFrom('historyEvent').select('seq').where('seal', '=', seal).executeTakeFirst()
