import type { Db } from '../database/schema.ts'
import type { Person } from './person.ts'

const personColumns = ['id', 'name', 'role', 'establishmentId', 'organisation'] as const

/** The person of a session, if the account still stands: a disabled one is out on the next request. */
export async function findSignedIn(db: Db, id: string): Promise<Person | null> {
  const row = await db
    .selectFrom('person')
    .select(personColumns)
    .where('id', '=', id)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** What sign-in compares with; undefined for an unknown address and for a disabled account alike. */
export function findCredentials(
  db: Db,
  email: string,
): Promise<{ id: string; role: Person['role']; passwordHash: string } | undefined> {
  return db
    .selectFrom('person')
    .select(['id', 'role', 'passwordHash'])
    .where('email', '=', email.toLowerCase())
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
}

/** The accounts that a demonstration offers without a password; nobody asks for them elsewhere. */
export const listDemonstrators = (db: Db) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'role'])
    .where('disabledAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('name')
    .orderBy('id')
    .execute()

/** One's own account: what a change of password compares with, and the words that no password may be built on. */
export async function findOwnAccount(
  db: Db,
  person: Person,
): Promise<{ email: string; passwordHash: string; words: string[] }> {
  const account = await db
    .selectFrom('person')
    .select(['email', 'passwordHash'])
    .where('id', '=', person.id)
    .executeTakeFirstOrThrow()
  const names = await db.selectFrom('establishmentAttribute').select('name').distinct().execute()
  return { ...account, words: [person.name, account.email, ...names.map(({ name }) => name)] }
}

/** Names for histories and lists: who stands behind an id. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
