import { sql } from 'kysely'
import { shiftMonth } from '../../reports/period.ts'
import type { Db } from '../database/schema.ts'
import type { Figures } from './vocabulary.ts'

export interface MonthOf {
  establishmentId: string
  /** 'YYYY-MM' */
  month: string
}

/**
 * What is recorded of a month now, by the review's own definitions: an incident counts unless it is withdrawn, in the month
 * in which it happened by London's clock; a use of force is a restrictive physical intervention or another use of force; a
 * child on whom force was used counts once, by pseudonym; of serious injuries and of pain-inducing techniques each counts.
 * The index that holds all of it is named: the database keeps no statistics, and would read the records themselves.
 */
export async function figuresNow(db: Db, { establishmentId, month }: MonthOf): Promise<Figures> {
  const { rows } = await sql<Figures>`
    with counted as materialized (
      select id, counts_as in ('rpi', 'use-of-force') as is_force from incident indexed by incident_by_date
      where establishment_id = ${establishmentId} and standing <> 'withdrawn'
        and happened_at >= ${month} and happened_at < ${shiftMonth(month, 1)}),
    involvement as (
      select count(distinct case when is_force then child_id end) as children,
        count(case when injury = 'serious' then 1 end) as serious_injuries
      from counted cross join incident_child as involved on involved.incident_id = counted.id),
    technique_use as (
      select coalesce(sum(uses), 0) as pain_inducing
      from counted cross join incident_technique as used on used.incident_id = counted.id
      where technique in (select value from code where list = 'technique' and level = 'pain-inducing'))
    select (select count(*) from counted) as incidents,
      (select coalesce(sum(is_force), 0) from counted) as uses_of_force, involvement.*, technique_use.*
    from involvement cross join technique_use`.execute(db)
  const [found] = rows
  if (found === undefined) throw new Error('An aggregate has one row')
  return found
}
