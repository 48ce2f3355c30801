import { createHash } from 'node:crypto'
import type { Db } from '../../database/schema.ts'
import { endedContent, stands, type SessionState } from './state.ts'

/** A session as its row is named: never the id itself. */
export const hashed = (id: string): string => createHash('sha256').update(id).digest('hex')

/** What a session holds; null where there is none. One that ended is nobody's from then on. */
export async function readSession<State extends SessionState>(
  db: Db,
  id: string,
  now: string,
): Promise<State | null> {
  const row = await db.selectFrom('session').selectAll().where('idHash', '=', hashed(id)).executeTakeFirst()
  if (row === undefined) return null
  if (row.personId === null || stands(row, now)) return JSON.parse(row.content) as State
  const content = endedContent(row.content, row.personId)
  await db.updateTable('session').set({ personId: null, content }).where('idHash', '=', row.idHash).execute()
  return JSON.parse(content) as State
}

/** Stores what a session holds now. */
export async function keepSession(db: Db, id: string, data: SessionState, now: string): Promise<void> {
  const row = {
    idHash: hashed(id),
    personId: data.personId ?? null,
    content: JSON.stringify(data),
    seenAt: now,
  }
  await db
    .insertInto('session')
    .values({ ...row, startedAt: data.signedInAt ?? now })
    // A session that was ended meanwhile stays nobody's.
    .onConflict((conflict) =>
      conflict
        .column('idHash')
        .doUpdateSet(row)
        .whereRef('session.personId', 'is', 'excluded.personId' as 'session.personId'),
    )
    .execute()
}

/** Writes down that somebody is there: once a minute is enough, and keeps reading pages from writing. */
export async function touchSession(db: Db, id: string, now: string): Promise<void> {
  const minuteAgo = new Date(Date.parse(now) - 60_000).toISOString()
  await db
    .updateTable('session')
    .set({ seenAt: now })
    .where('idHash', '=', hashed(id))
    .where('seenAt', '<', minuteAgo)
    .execute()
}

/** Ends a session for good. */
export async function endSession(db: Db, id: string): Promise<void> {
  await db.deleteFrom('session').where('idHash', '=', hashed(id)).execute()
}
