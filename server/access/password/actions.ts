import type { Db } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { record } from '../../history/record.ts'
import { forgetDevices } from '../devices/actions.ts'
import { closeLinks } from '../links/actions.ts'
import { notify } from '../notices/actions.ts'
import { dropSessions } from '../sessions/actions.ts'

/**
 * Keeps the same password under a stronger hash. Nobody did anything to the account, so nobody is told and no session ends;
 * not where the password was changed meanwhile.
 */
export async function strengthenHash(
  db: Db,
  personId: string,
  hashes: { before: string; after: string },
): Promise<void> {
  await db
    .updateTable('person')
    .set({ passwordHash: hashes.after })
    .where('id', '=', personId)
    .where('passwordHash', '=', hashes.before)
    .execute()
}

/** Sets a person's new password, ends every session and every open link of theirs; the caller begins a new one. */
export function changePassword(db: Db, act: Act, personId: string, passwordHash: string): Promise<void> {
  return write(db, act, async (tx) => {
    await tx.updateTable('person').set({ passwordHash }).where('id', '=', personId).execute()
    await dropSessions(tx, personId)
    await forgetDevices(tx, personId)
    await closeLinks(tx, personId)
    await notify(tx, act, { to: personId, kind: 'password-changed' })
    await record(tx, act, { act: 'password changed', subject: 'person', subjectId: personId })
  })
}
