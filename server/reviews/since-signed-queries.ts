import { sql, type RawBuilder } from 'kysely'
import { addDays } from '../../reports/clocks.ts'
import { monthOf, reviewYear } from '../../reports/period.ts'
import type { Counting } from '../counting/counting.ts'
import type { Db } from '../database/schema.ts'
import { broughtUpToDate } from '../history/vocabulary.ts'
import type { Review } from './queries.ts'

/** Of each kind of record that a review counts, how many were recorded or changed. */
export interface ChangedRecords {
  /** As the history calls the kind. */
  kind: string
  count: number
}

type Signed = Pick<Review, 'id' | 'year' | 'signedAt'>

/**
 * How many records of the review's year (incidents, visits, contacts, LADO contacts, meetings, populations, counts of other sources) were
 * recorded or corrected after this version of it was signed, by kind; also an incident that a correction moved out of the year.
 * They never change the review.
 */
export const changedSinceSigned: Counting<Signed, ChangedRecords[]> = {
  name: 'changed since signed',
  count: countChanged,
}

async function countChanged(db: Db, review: Signed): Promise<ChangedRecords[]> {
  const { startsOn, endsOn } = reviewYear(review.year)
  const after = addDays(endsOn, 1)
  const signed = sql`(select max(seq) from history_event
                 where subject = 'review' and subject_id = ${review.id} and act = 'signed' and at <= ${review.signedAt})`
  const found = await sql<ChangedRecords>`
    select subject as kind, count(distinct subject_id) as count from history_event
    where version is not null and act <> ${broughtUpToDate}
      and seq > ${signed}
      and subject_id in (
        select id from incident where happened_at >= ${startsOn} and happened_at < ${after}
        union all ${movedOut(signed, { startsOn, after })}
        union all select id from visit where visited_on >= ${startsOn} and visited_on < ${after}
        union all select id from contact where contacted_on >= ${startsOn} and contacted_on < ${after}
        union all select id from lado_contact where received_on >= ${startsOn} and received_on < ${after}
        union all select id from outside_count where month >= ${monthOf(startsOn)} and month < ${monthOf(after)}
        union all select id from qa_meeting where year = ${review.year}
        union all select id from population_year where year = ${review.year})
    group by subject order by count(distinct subject_id) desc, subject`.execute(db)
  return found.rows
}

/** Incidents that an earlier version, not emptied by a disposal, says happened in the year. */
const movedOut = (
  signed: RawBuilder<unknown>,
  { startsOn, after }: { startsOn: string; after: string },
) => sql`
  select before.subject_id from record_version as now
  join record_version as before on before.subject = 'incident' and before.subject_id = now.subject_id
    and before.version = now.version - 1
  where now.subject = 'incident' and now.version > 1 and now.seq > ${signed}
    and case when json_valid(before.content)
      then before.content ->> 'happenedAt' >= ${startsOn} and before.content ->> 'happenedAt' < ${after} end`
