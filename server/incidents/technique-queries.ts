import type { Db } from '../database/schema.ts'
import type { Vocabulary } from '../fields/vocabulary.ts'

/** Every technique that a record may name, taught now or once, in the list's order. */
export const techniqueChoices = (db: Db): Promise<Vocabulary> =>
  db
    .selectFrom('code')
    .select(['value', 'label'])
    .where('list', '=', 'technique')
    .orderBy('place')
    .orderBy('value')
    .execute()
