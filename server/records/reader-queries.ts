import { mayActOn } from '../access/queries.ts'
import type { Db } from '../database/schema.ts'
import type { Person } from '../access/person.ts'

/** Somebody who could open a record: an office, or a partner's organisation. */
export type Seat = Pick<Person, 'role' | 'establishmentId' | 'organisation'>

/** Every office that somebody may act in on a day, and every organisation that somebody is here from. */
export const seatsTaken = (db: Db, today: string): Promise<Seat[]> =>
  db
    .selectFrom('person')
    .select(['role', 'establishmentId', 'organisation'])
    .distinct()
    .where(mayActOn(today))
    .orderBy('role')
    .orderBy('establishmentId')
    .orderBy('organisation')
    .execute()

/** What each establishment is called now. */
export async function houseNames(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('establishmentAttribute')
    .select(['establishmentId', 'name'])
    .orderBy('fromOn')
    .execute()
  return new Map(rows.map(({ establishmentId, name }) => [establishmentId, name]))
}
