import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Db, Tables } from '../database/schema.ts'
import type { Person } from './person.ts'

const personColumns = ['id', 'name', 'role', 'establishmentId', 'organisation'] as const

/** Accounts that may act on a local date: not disabled, and within the days of their appointment where they have one. */
export const mayActOn =
  (today: string) =>
  (eb: ExpressionBuilder<Tables, 'person'>): Expression<SqlBool> =>
    eb.and([
      eb('person.disabledAt', 'is', null),
      eb.or([eb('person.appointedFrom', 'is', null), eb('person.appointedFrom', '<=', today)]),
      eb.or([eb('person.appointedTo', 'is', null), eb('person.appointedTo', '>=', today)]),
    ])

/** The person of a session, if the account may still act: a disabled one, or one whose appointment ended, is out on the next request. */
export async function findSignedIn(db: Db, id: string, today: string): Promise<Person | null> {
  const row = await db
    .selectFrom('person')
    .select(personColumns)
    .where('id', '=', id)
    .where(mayActOn(today))
    .executeTakeFirst()
  return row ?? null
}

/** What sign-in compares with; undefined for an unknown address and for an account that may not act, alike. */
export function findCredentials(
  db: Db,
  email: string,
  today: string,
): Promise<{ id: string; role: Person['role']; passwordHash: string } | undefined> {
  return db
    .selectFrom('person')
    .select(['id', 'role', 'passwordHash'])
    .where('email', '=', email.toLowerCase())
    .where(mayActOn(today))
    .executeTakeFirst()
}

/** An account that is not disabled, whether or not its appointment holds today: for a link to be made beforehand. */
export const findAccount = (db: Db, email: string): Promise<{ id: string } | undefined> =>
  db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .where('disabledAt', 'is', null)
    .executeTakeFirst()

/** The accounts that a demonstration offers without a password; nobody asks for them elsewhere. */
export const listDemonstrators = (db: Db, today: string) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'role'])
    .where(mayActOn(today))
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
  const houses = await db
    .selectFrom('establishmentAttribute')
    .innerJoin('establishment', 'establishment.id', 'establishmentAttribute.establishmentId')
    .select(['establishment.code', 'establishmentAttribute.name', 'establishmentAttribute.operator'])
    .distinct()
    .execute()
  const known = houses.flatMap(({ code, name, operator }) => [code, name, operator])
  return { ...account, words: [person.name, account.email, ...known] }
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
