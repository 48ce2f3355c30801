import type { Db } from '../../database/schema.ts'
import { stands, type SessionState } from './state.ts'

export interface OpenSession {
  idHash: string
  personId: string | null
  content: string
  startedAt: string
  seenAt: string
  browser: string
}

/** Where a person is signed in, both steps taken, the latest first. */
export async function openSessions(db: Db, personId: string, now: string): Promise<OpenSession[]> {
  const rows = await db
    .selectFrom('session')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('startedAt', 'desc')
    .orderBy('seenAt', 'desc')
    .orderBy('idHash')
    .execute()
  return rows.flatMap((row) => {
    const { complete, browser = '' } = JSON.parse(row.content) as SessionState
    return complete === true && stands(row, now) ? [{ ...row, browser }] : []
  })
}

/** Whether a person signed in from this network address before. */
export async function isKnownPlace(db: Db, personId: string, addressHash: string): Promise<boolean> {
  const row = await db
    .selectFrom('knownDevice')
    .select('personId')
    .where('personId', '=', personId)
    .where('addressHash', '=', addressHash)
    .executeTakeFirst()
  return row !== undefined
}
