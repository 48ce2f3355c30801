import type { Db } from './schema.ts'

/** What a database says of itself by this name; undefined where it says nothing. */
export async function saidOf(db: Db, name: 'demonstration' | 'clock'): Promise<string | undefined> {
  const row = await db.selectFrom('about').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value
}

/** Has a database say something of itself. */
export async function say(db: Db, name: 'clock', value: string): Promise<void> {
  await db.insertInto('about').values({ name, value }).execute()
}

/** Answers once a query does. */
export async function isReady(db: Db): Promise<void> {
  await db.selectFrom('about').select('name').limit(1).execute()
}
