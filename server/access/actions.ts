import type { Db } from '../database/schema.ts'
import { write, type Act } from '../database/write.ts'
import { record } from '../history/record.ts'
import { dropSessions, placeDetails, type Place } from './sessions/actions.ts'
import { notify } from './notices/actions.ts'

/**
 * Signs somebody out everywhere (SECURITY SES-05). Who took the first step only ends nothing but that: a stolen password
 * must not shut its owner out.
 */
export const signOut = (db: Db, act: Act, isComplete: boolean): Promise<void> =>
  write(db, { ...act, key: null }, async (tx) => {
    if (isComplete) await dropSessions(tx, act.who.id)
    await record(tx, act, { act: 'signed out', subject: 'session' })
  })

/** Writes down that a sign-in failed, where, and at whose account where there is one: never what was typed. Its owner is told. */
export async function recordFailure(db: Db, act: Act, place: Place, personId?: string): Promise<void> {
  await write(db, { ...act, key: null }, async (tx) => {
    const subject = { subject: 'session', ...(personId === undefined ? {} : { subjectId: personId }) }
    await record(tx, act, { act: 'sign-in failed', ...subject, details: placeDetails(place) })
    if (personId !== undefined)
      await notify(tx, act, { to: personId, kind: 'sign-in-failed', details: { factor: 'password' } })
  })
}
