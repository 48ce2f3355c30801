import type { Db } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { record } from '../../history/record.ts'

/** Writes down that somebody has read the changes up to an event of the history: they are not listed for them again. */
export const readChanges = (db: Db, act: Act, to: number): Promise<void> =>
  write(db, act, async (tx) => {
    await record(tx, act, { act: 'read', subject: 'incident-changes', details: { to } })
  })
