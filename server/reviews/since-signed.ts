import { sql } from 'kysely'
import { addDays } from '../../reports/clocks.ts'
import { reviewYear } from '../../reports/period.ts'
import type { Db } from '../database/schema.ts'
import type { Review } from './queries.ts'

/**
 * How many records of the review's year (incidents, visits, contacts, LADO contacts, meetings, populations) were
 * recorded or corrected after it was signed. They never change the review.
 */
export async function recordsChangedSinceSigned(
  db: Db,
  review: Pick<Review, 'id' | 'year' | 'state'>,
): Promise<number> {
  if (review.state === 'draft') return 0
  const { startsOn, endsOn } = reviewYear(review.year)
  const after = addDays(endsOn, 1)
  const found = await sql<{ count: number }>`
    select count(distinct subject_id) as count from history_event
    where version is not null
      and seq > (select max(seq) from history_event
                 where subject = 'review' and subject_id = ${review.id} and act = 'signed')
      and subject_id in (
        select id from incident where happened_at >= ${startsOn} and happened_at < ${after}
        union all select id from visit where visited_on >= ${startsOn} and visited_on < ${after}
        union all select id from contact where contacted_on >= ${startsOn} and contacted_on < ${after}
        union all select id from lado_contact where received_on >= ${startsOn} and received_on < ${after}
        union all select id from qa_meeting where year = ${review.year}
        union all select id from population_year where year = ${review.year})`.execute(db)
  return found.rows[0]?.count ?? 0
}
