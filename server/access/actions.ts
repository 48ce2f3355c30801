import type { Db } from '../database/schema.ts'
import { write, type Act } from '../database/write.ts'
import { record } from '../history/record.ts'
import { notify } from './notices/actions.ts'

/** Writes down that somebody signed out, or that a sign-in failed: without saying for which address. Its owner is told. */
export async function recordSignIn(
  db: Db,
  act: Act,
  happened: 'signed out' | 'sign-in failed',
  personId?: string,
): Promise<void> {
  await write(db, { ...act, key: null }, async (tx) => {
    await record(tx, act, { act: happened, subject: 'session' })
    if (personId !== undefined)
      await notify(tx, act, { to: personId, kind: 'sign-in-failed', details: { factor: 'password' } })
  })
}
