import type { Db } from '../../database/schema.ts'
import { fastHash } from '../factors/codes.ts'

/** Whose link this is, if it still works: not used, not older than half an hour, of an account that stands. */
export const linkOwner = (db: Db, token: string, now: string) =>
  db
    .selectFrom('oneTimeLink')
    .innerJoin('person', 'person.id', 'oneTimeLink.personId')
    .select([
      'person.id',
      'person.name',
      'person.email',
      'person.role',
      'person.establishmentId',
      'person.organisation',
    ])
    .where('oneTimeLink.hash', '=', fastHash(token))
    .where('oneTimeLink.usedAt', 'is', null)
    .where('oneTimeLink.endsAt', '>=', now)
    .where('person.disabledAt', 'is', null)
    .executeTakeFirst()
