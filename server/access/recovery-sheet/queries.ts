import type { Db } from '../../database/schema.ts'

/** The local date on which the sealed envelopes of today's keys were last opened and compared; undefined: never. */
export async function lastEnvelopeTest(db: Db): Promise<string | undefined> {
  const event = await db
    .selectFrom('historyEvent')
    .select('details')
    .where('subject', '=', 'recovery-sheet')
    .where('act', '=', 'envelopes tested')
    .where('seq', '>', (eb) =>
      eb
        .selectFrom('historyEvent as rotation')
        .select((inner) => inner.fn.coalesce(inner.fn.max('rotation.seq'), inner.lit(0)).as('seq'))
        .where('rotation.subject', '=', 'database')
        .where('rotation.act', '=', 'keys rotated'),
    )
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return event && (JSON.parse(event.details) as { testedOn: string }).testedOn
}
