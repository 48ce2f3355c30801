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

/** Whether anybody signed in from this network address before. */
export async function isKnownPlace(db: Db, addressHash: string): Promise<boolean> {
  const row = await db
    .selectFrom('knownDevice')
    .select('personId')
    .where('addressHash', '=', addressHash)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether a person signed in from this network address in such a browser before. */
export async function isKnownBrowser(
  db: Db,
  { personId, browser, addressHash }: { personId: string; browser: string; addressHash: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('knownDevice')
    .select('personId')
    .where('personId', '=', personId)
    .where('browser', '=', browser)
    .where('addressHash', '=', addressHash)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether a person ever signed in, as far back as they are told of it. */
export async function hasSignedIn(db: Db, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('notice')
    .select('kind')
    .where('personId', '=', personId)
    .where('kind', '=', 'signed-in')
    .executeTakeFirst()
  return row !== undefined
}
