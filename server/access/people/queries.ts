import type { Db } from '../../database/schema.ts'

/** Every account, by name. */
export const listPeople = (db: Db) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'role', 'establishmentId', 'organisation', 'createdAt', 'disabledAt'])
    .orderBy('name')
    .orderBy('id')
    .execute()
