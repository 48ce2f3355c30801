import type { Db } from '../../database/schema.ts'

/** Whether this browser's device cookie was given to it when this person signed in. */
export async function isOwnDevice(db: Db, personId: string, hash: string): Promise<boolean> {
  const row = await db
    .selectFrom('deviceCookie')
    .select('hash')
    .where('hash', '=', hash)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}
