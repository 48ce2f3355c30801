import type { Db } from '../database/schema.ts'

/** When a backup was last restored into a folder of its own, and whether it held; undefined: never. */
export async function lastRestoreTest(db: Db): Promise<{ at: string; passed: boolean } | undefined> {
  const event = await lastEvent(db, 'restore tested')
  if (event === undefined) return undefined
  const { outcome } = JSON.parse(event.details) as { outcome?: string }
  return { at: event.at, passed: outcome === 'passed' }
}

/** When a backup was last finished: written, read back and found whole; undefined: never. */
export async function lastBackup(db: Db): Promise<{ at: string } | undefined> {
  const event = await lastEvent(db, 'backup verified')
  return event && { at: event.at }
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
