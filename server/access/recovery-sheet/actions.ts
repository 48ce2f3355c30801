import type { Db } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { record } from '../../history/record.ts'

/** Writes down that both sealed envelopes were opened, and that what is in them still opens the data. */
export const recordEnvelopeTest = (db: Db, act: Act, testedOn: string): Promise<void> =>
  write(db, act, async (tx) => {
    await record(tx, act, { act: 'envelopes tested', subject: 'recovery-sheet', details: { testedOn } })
  })
