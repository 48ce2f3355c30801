import type { Db } from '../../database/schema.ts'
import type { Vocabulary } from '../../fields/vocabulary.ts'

/** Everybody who can confirm a replacement: all accounts that stand but that of the person and of who asks. */
export async function officersFor(db: Db, but: readonly string[]): Promise<Vocabulary> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('disabledAt', 'is', null)
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

/** What this officer is asked to confirm; undefined where it is another's, answered or not there. */
export const openReplacement = (db: Db, officerId: string, id: string) =>
  replacements(db)
    .where('replacement.id', '=', id)
    .where('replacement.officerId', '=', officerId)
    .where('replacement.answer', 'is', null)
    .executeTakeFirst()

/** All that this officer is asked to confirm, oldest first. */
export const openReplacements = (db: Db, officerId: string) =>
  replacements(db)
    .where('replacement.officerId', '=', officerId)
    .where('replacement.answer', 'is', null)
    .orderBy('replacement.askedAt')
    .orderBy('replacement.id')
    .execute()

/** Every replacement since an instant, the latest first: what the scrutineer is shown. */
export const replacementsSince = (db: Db, since: string) =>
  replacements(db)
    .where('replacement.askedAt', '>=', since)
    .orderBy('replacement.askedAt', 'desc')
    .orderBy('replacement.id')
    .execute()
