import { clockFrom, systemClock } from './clock.ts'
import { say, saidOf } from './database/about.ts'
import type { Db } from './database/schema.ts'
import { lastEventAt } from './history/queries.ts'

/** What a demonstration's database says of itself; nothing for real records. */
export async function demonstrationLines(db: Db): Promise<string[]> {
  const value = await saidOf(db, 'demonstration')
  return value === undefined ? [] : (JSON.parse(value) as string[])
}

/**
 * The clock by which a database is kept: the machine's, or a demonstration's own, which goes on from its last event. The
 * database itself gives no other one such a clock (`about_clock`).
 */
export async function databaseClock(db: Db, machine: () => string = systemClock): Promise<() => string> {
  const madeAt = await saidOf(db, 'clock')
  if (madeAt === undefined || (await demonstrationLines(db)).length === 0) return machine
  const last = (await lastEventAt(db)) ?? ''
  return clockFrom(last < madeAt ? madeAt : last, machine)
}

/** Whether it is a demonstration with a clock of its own. */
export const hasOwnClock = async (db: Db): Promise<boolean> => (await saidOf(db, 'clock')) !== undefined

/** Gives a demonstration a clock of its own: it is this instant when the demonstration is made. */
export async function giveClock(db: Db, madeAt: string): Promise<void> {
  await say(db, 'clock', madeAt)
}
