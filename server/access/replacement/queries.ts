import { sql } from 'kysely'
import { localDateOf } from '../../../reports/clocks.ts'
import type { Db } from '../../database/schema.ts'
import { mayActOn } from '../queries.ts'
import { independence } from '../second-person-queries.ts'
import { isOfOtherOffice } from './officer-queries.ts'

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

// Face to face: what nobody confirmed within a day is asked for again.
const hoursOpen = 24
const oldest = (now: string) => new Date(Date.parse(now) - hoursOpen * 3_600_000).toISOString()

interface Officer {
  officerId: string
  /** UTC instant. */
  now: string
}

// Asked of another officer too: of several for one person only the last counts, or one kept for a day would take away the
// second step that was added since.
const isLastAsked = sql<boolean>`not exists (
  select 1 from factor_replacement as later
  where later.person_id = replacement.person_id and later.rowid > replacement.rowid)`

/** All that this officer is asked to confirm and may confirm now, oldest first; who asked must still be able to act. */
export async function openReplacements(db: Db, { officerId, now }: Officer) {
  const rows = await replacements(db)
    .innerJoin('person as officer', 'officer.id', 'replacement.officerId')
    .where('replacement.askedAt', '>=', oldest(now))
    .where('replacement.officerId', '=', officerId)
    .where('replacement.answer', 'is', null)
    .where(isLastAsked)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('person')
          .select('person.id')
          .whereRef('person.id', '=', 'replacement.askedBy')
          .where(mayActOn(localDateOf(now))),
      ),
    )
    .where(isOfOtherOffice('officer'))
    .orderBy('replacement.askedAt')
    .orderBy('replacement.id')
    .execute()
  if (rows.length === 0) return []
  const isIndependent = await independence(db, now, 'anybody')
  return rows.filter(({ askedBy }) => isIndependent(askedBy, officerId))
}

/** One of them; undefined where it is another's, answered, older than a day or not there. */
export const openReplacement = async (db: Db, officer: Officer, id: string) =>
  (await openReplacements(db, officer)).find((each) => each.id === id)

/**
 * Every replacement since an instant, the last asked for first: what the scrutineer is shown. Counted in the order in which
 * they were asked for, since the clock may have been set back.
 */
export const replacementsSince = (db: Db, since: string) =>
  replacements(db)
    .where(
      sql<boolean>`replacement.rowid >= (select min(rowid) from factor_replacement where asked_at >= ${since})`,
    )
    .orderBy(sql`replacement.rowid`, 'desc')
    .execute()
