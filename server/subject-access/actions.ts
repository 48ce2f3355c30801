import type { Db } from '../database/schema.ts'
import { write, type Act } from '../database/write.ts'
import { record } from '../history/record.ts'
import type { AccessRequest } from './form.ts'

/** Writes down that somebody's records were put together: of whom is in none of its words (SECURITY AU-07). */
export async function recordAccess(
  db: Db,
  act: Act,
  { establishmentId, kind, format }: AccessRequest,
  { count, namedCount, unsent }: { count: number; namedCount: number; unsent: readonly unknown[] },
): Promise<void> {
  await write(db, { ...act, key: null }, (tx) =>
    record(tx, act, {
      act: 'exported',
      subject: 'subject-access',
      establishmentId,
      details: { kind, format, records: count, named: namedCount, unsent: unsent.length },
    }),
  )
}
