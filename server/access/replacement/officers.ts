import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../database/schema.ts'
import type { Vocabulary } from '../../fields/vocabulary.ts'
import type { Person } from '../person.ts'
import { mayActOn } from '../queries.ts'

const days = 30
const never = '9999-12-31'

const daysFrom = (instant: string, count: number) =>
  new Date(Date.parse(instant) + count * 86_400_000).toISOString()

/**
 * Since when an account that the asker made, or gave more to than it had, cannot confirm for them: else one person with a
 * second account of their own making could sign in as anybody. In the first 30 days of the service everybody's account is
 * new, and made by the same person, so nothing counts.
 */
export async function madeSince(db: Db, now: string): Promise<string> {
  const first = await db.selectFrom('historyEvent').select('at').orderBy('seq').limit(1).executeTakeFirst()
  return now <= daysFrom(first?.at ?? now, days) ? never : daysFrom(now, -days)
}

/** Whether the officer, so named in the query, may confirm what `asker` asks: in another office, and not of their making. */
export const mayConfirm = (officer: 'person' | 'officer', since: string): RawBuilder<boolean> => {
  const own = (column: string) => sql.ref(`${officer}.${column}`)
  return sql<boolean>`(${own('appointedAs')} is not null and ${own('role')} <> asker.role and not exists (
    select 1 from history_event as made
    where made.subject = 'person' and made.subject_id = ${own('id')} and made.who_id = asker.id and made.at >= ${since}
      and (made.act in ('account added', 'account enabled', 'one-time link made')
        or (made.act = 'account changed' and made.details like '%"roleBefore":%'))))`
}

/** Everybody who can confirm that a person lost their second step: officers of another office than who asks. */
export async function officersFor(
  db: Db,
  { personId, asker }: { personId: string; asker: Pick<Person, 'id'> },
  { now, today }: { now: string; today: string },
): Promise<Vocabulary> {
  const rows = await db
    .selectFrom('person')
    .innerJoin('person as asker', (join) => join.on('asker.id', '=', asker.id))
    .select(['person.id as value', 'person.name as label'])
    .where(mayActOn(today))
    .where(mayConfirm('person', await madeSince(db, now)))
    .where('person.id', '<>', personId)
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
  return rows
}
