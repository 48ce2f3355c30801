import { startOfDay } from '../../reports/clocks.ts'
import type { Db } from '../database/schema.ts'
import { chainHead } from './record.ts'

interface DaySeal {
  seq: number
  seal: string
  at: string
}

/** The record seal to compare, and wrong sign-ins. */
export interface Seals {
  now: Omit<DaySeal, 'at'> | undefined
  beforeToday: DaySeal | undefined
  failedSignIns: number
}

export async function sealsOn(db: Db, today: string): Promise<Seals> {
  const beforeToday = await sealBefore(db, today)
  return {
    now: await chainHead(db),
    beforeToday,
    failedSignIns: await failedSignInsAfter(db, beforeToday?.seq ?? 0),
  }
}

/** Wrong passwords and unknown addresses of today. */
export const failedSignInsOn = async (db: Db, today: string): Promise<number> =>
  failedSignInsAfter(db, (await sealBefore(db, today))?.seq ?? 0)

/** The chain's last event before a local day: what the record seal was the evening before. */
const sealBefore = (db: Db, day: string): Promise<DaySeal | undefined> =>
  db
    .selectFrom('historyEvent')
    .select(['seq', 'seal', 'at'])
    .where('at', '<', startOfDay(day))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Wrong passwords and unknown addresses since an event: `after` keeps it from reading the whole history. */
async function failedSignInsAfter(db: Db, after: number): Promise<number> {
  const { count } = await db
    .selectFrom('historyEvent')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('seq', '>', after)
    .where('act', '=', 'sign-in failed')
    .executeTakeFirstOrThrow()
  return count
}
