import type { Db } from '../database/schema.ts'
import { write, type Act } from '../database/write.ts'
import { record } from '../history/record.ts'

/** Writes down that somebody signed in or out, or that a sign-in failed: without saying for which address. */
export async function recordSignIn(
  db: Db,
  act: Act,
  happened: 'signed in' | 'signed out' | 'sign-in failed',
): Promise<void> {
  await write(db, { ...act, key: null }, (tx) => record(tx, act, { act: happened, subject: 'session' }))
}
