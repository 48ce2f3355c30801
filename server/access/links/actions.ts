import { forgetDevices } from '../devices/actions.ts'
import { dropSessions } from '../sessions/actions.ts'
import { fastHash, newToken } from '../factors/codes.ts'
import { notify } from '../notices/actions.ts'
import type { Db, Tx } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { record } from '../../history/record.ts'

/** Minutes for which a one-time link works (SECURITY AUN-09). */
export const linkMinutes = 30

/**
 * A link with which a person sets a new password, once; those made before it die. It does not stand for the second factor.
 * @returns its token, of which only a hash is kept
 */
export async function makeLink(db: Db, act: Act, personId: string): Promise<string> {
  const token = newToken()
  const endsAt = new Date(Date.parse(act.at) + linkMinutes * 60_000).toISOString()
  await write(db, { ...act, key: null }, async (tx) => {
    await closeLinks(tx, personId)
    await tx
      .insertInto('oneTimeLink')
      .values({ hash: fastHash(token), personId, madeAt: act.at, madeBy: act.who.id, endsAt, usedAt: null })
      .execute()
    await notify(tx, act, { to: personId, kind: 'link-made' })
    await record(tx, act, { act: 'one-time link made', subject: 'person', subjectId: personId })
  })
  return token
}

/** Closes every link of a person, in the caller's transaction. */
export async function closeLinks(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('oneTimeLink').where('personId', '=', personId).execute()
}

/** Sets the password that a link is for, and uses the link up. @returns false where it does not work any more */
export function usePasswordLink(db: Db, act: Act, token: string, passwordHash: string): Promise<boolean> {
  return write(db, { ...act, key: null }, async (tx) => {
    const used = await markUsed(tx, token, act.at)
    if (used === undefined) return false
    const id = used.personId
    await tx.updateTable('person').set({ passwordHash }).where('id', '=', id).execute()
    await dropSessions(tx, id)
    await forgetDevices(tx, id)
    await notify(tx, act, { to: id, kind: 'password-changed' })
    await record(tx, act, { act: 'password set by one-time link', subject: 'person', subjectId: id })
    return true
  })
}

const markUsed = (tx: Tx, token: string, now: string) =>
  tx
    .updateTable('oneTimeLink')
    .set({ usedAt: now })
    .where('hash', '=', fastHash(token))
    .where('usedAt', 'is', null)
    .where('endsAt', '>=', now)
    .returning('personId')
    .executeTakeFirst()
