import type { Db } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { record } from '../../history/record.ts'

/** Sets a person's new password and ends every session of theirs; the caller begins a new one. */
export function changePassword(db: Db, act: Act, personId: string, passwordHash: string): Promise<void> {
  return write(db, act, async (tx) => {
    await tx.updateTable('person').set({ passwordHash }).where('id', '=', personId).execute()
    await tx.deleteFrom('session').where('personId', '=', personId).execute()
    await record(tx, act, { act: 'password changed', subject: 'person', subjectId: personId })
  })
}
