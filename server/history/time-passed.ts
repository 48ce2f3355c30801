import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'

const day = 86_400_000

/**
 * The instant from which so many days have passed since an event, by the history and the clock: counted from the latest time
 * that the history then held, so that a clock set back for the event gains nothing, and later by what the clock is known to
 * have been set ahead since and was not set back.
 */
export async function instantAfter(db: Db, seq: number, days: number): Promise<string> {
  const from = await latestTime(db, seq)
  return new Date(Date.parse(from) + days * day + (await secondsAhead(db, seq)) * 1000).toISOString()
}

async function latestTime(db: Db, seq: number): Promise<string> {
  const { at } = await db
    .selectFrom('historyEvent')
    .select('at')
    .where('seq', '<=', seq)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return at
}

async function secondsAhead(db: Db, seq: number): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select coalesce(sum(iif(act = 'clock went back', -1, 1) * json_extract(details, '$.seconds')), 0) as seconds
    from history_event where subject = 'database' and seq > ${seq}
      and act in ('clock went back', 'clock went ahead')`.execute(db)
  return Math.max(0, rows[0]?.seconds ?? 0)
}
