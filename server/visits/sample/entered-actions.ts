import { sql } from 'kysely'
import type { Db } from '../../database/schema.ts'

/** Whether an incident stood in the records when the finding that stands was made: by the order of the history, not by a clock. */
export async function wasRecordedBefore(
  db: Db,
  sampledRecordId: string,
  incidentId: string,
): Promise<boolean> {
  const versions = () =>
    db
      .selectFrom('recordVersion')
      .where('subject', '=', 'sampled-record')
      .where('subjectId', '=', sampledRecordId)
  // A correction that leaves the finding as it was is not when it was found.
  const otherFinding = versions()
    .select((eb) => eb.fn.max<number>('version').as('version'))
    .where(
      sql<boolean>`json_extract(content, '$.finding') <>
        (select finding from sampled_record where id = ${sampledRecordId})`,
    )
  const row = await db
    .selectFrom('recordVersion as entered')
    .select('entered.seq')
    .where('entered.subject', '=', 'incident')
    .where('entered.subjectId', '=', incidentId)
    .where('entered.version', '=', 1)
    .where('entered.seq', '<', (eb) =>
      versions()
        .select(eb.fn.min<number>('seq').as('found'))
        .where('version', '>', (at) => at.fn.coalesce(otherFinding, at.lit(0))),
    )
    .executeTakeFirst()
  return row !== undefined
}
