import type { Db } from '../database/schema.ts'

/** The establishment with a code; undefined where there is none. */
export const establishmentWithCode = (db: Db, code: string): Promise<{ id: string } | undefined> =>
  db.selectFrom('establishment').select('id').where('code', '=', code).executeTakeFirst()

/** The first by its code; undefined where there is none yet. */
export const firstEstablishment = (db: Db): Promise<{ id: string } | undefined> =>
  db.selectFrom('establishment').select('id').orderBy('code').limit(1).executeTakeFirst()
