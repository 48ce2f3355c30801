import { sql } from 'kysely'
import type { Db } from '../../database/schema.ts'
import { mayActOn } from '../queries.ts'
import type { Vocabulary } from '../../fields/vocabulary.ts'

/** Everybody who can confirm a replacement: all accounts that stand but that of the person and of who asks. */
export async function officersFor(db: Db, but: readonly string[], today: string): Promise<Vocabulary> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where(mayActOn(today))
    .where('id', 'not in', but)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(({ id, name }) => ({ value: id, label: name }))
}

const replacements = (db: Db) =>
  db
    .selectFrom('factorReplacement as replacement')
    .innerJoin('person', 'person.id', 'replacement.personId')
    .innerJoin('person as asker', 'asker.id', 'replacement.askedBy')
    .select([
      'replacement.id',
      'replacement.personId',
      'replacement.askedBy',
      'replacement.askedAt',
      'replacement.answer',
      'person.name',
      'asker.name as askerName',
    ])

// Face to face: what nobody confirmed within a day is asked for again.
const hoursOpen = 24
const oldest = (now: string) => new Date(Date.parse(now) - hoursOpen * 3_600_000).toISOString()

interface Officer {
  officerId: string
  /** UTC instant. */
  now: string
}

/** What this officer is asked to confirm; undefined where it is another's, answered, older than a day or not there. */
export const openReplacement = (db: Db, { officerId, now }: Officer, id: string) =>
  replacements(db)
    .where('replacement.askedAt', '>=', oldest(now))
    .where('replacement.id', '=', id)
    .where('replacement.officerId', '=', officerId)
    .where('replacement.answer', 'is', null)
    .executeTakeFirst()

/** All that this officer is asked to confirm, oldest first. */
export const openReplacements = (db: Db, { officerId, now }: Officer) =>
  replacements(db)
    .where('replacement.askedAt', '>=', oldest(now))
    .where('replacement.officerId', '=', officerId)
    .where('replacement.answer', 'is', null)
    .orderBy('replacement.askedAt')
    .orderBy('replacement.id')
    .execute()

/**
 * Every replacement since an instant, the last asked for first: what the scrutineer is shown. Counted in the order in which
 * they were asked for, since the clock may have been set back.
 */
export const replacementsSince = (db: Db, since: string) =>
  replacements(db)
    .where(
      sql<boolean>`replacement.rowid >= (select min(rowid) from factor_replacement where asked_at >= ${since})`,
    )
    .orderBy(sql`replacement.rowid`, 'desc')
    .execute()
