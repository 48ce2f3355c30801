import type { Db } from '../../database/schema.ts'

/** The local date on which the sealed envelopes were last opened and compared; undefined: never. */
export async function lastEnvelopeTest(db: Db): Promise<string | undefined> {
  const event = await db
    .selectFrom('historyEvent')
    .select('details')
    .where('subject', '=', 'recovery-sheet')
    .where('act', '=', 'envelopes tested')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return event && (JSON.parse(event.details) as { testedOn: string }).testedOn
}
