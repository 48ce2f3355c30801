import type { Db } from '../../database/schema.ts'

/** Every account, by name. */
export const listPeople = (db: Db) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'role', 'establishmentId', 'organisation', 'createdAt', 'disabledAt'])
    .select(['appointedAs', 'appointedFrom', 'appointedTo'])
    .orderBy('name')
    .orderBy('id')
    .execute()

export type PersonRow = Awaited<ReturnType<typeof listPeople>>[number]

/** One account, without its password. */
export const findPerson = (db: Db, id: string) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'role', 'establishmentId', 'organisation', 'createdAt', 'disabledAt'])
    .select(['appointedAs', 'appointedFrom', 'appointedTo'])
    .select('version')
    .where('id', '=', id)
    .executeTakeFirst()

/** The account as its versions hold it: everything but the password. */
export const personContent = (db: Db, id: string) =>
  db
    .selectFrom('person')
    .select(['name', 'email', 'role', 'establishmentId', 'organisation', 'createdAt', 'disabledAt'])
    .select(['appointedAs', 'appointedFrom', 'appointedTo', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
