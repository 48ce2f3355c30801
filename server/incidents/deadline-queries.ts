import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { startOfDay } from '../../reports/clocks.ts'
import { deadlinesBetween, type RecordDeadlines } from '../../reports/in-force.ts'
import type { Db } from '../database/schema.ts'
import { datedDeadlines } from '../settings/queries.ts'
import type { DeadlineFilter } from './list-vocabulary.ts'
import { periodsByEstablishment } from './period-queries.ts'

/** The deadlines of one establishment's incidents from a day on, until the next. */
interface Span {
  establishmentId: string
  from: string
  to: string
  deadlines: RecordDeadlines
}

/**
 * The incidents of which a deadline was missed, or a time that a deadline runs on is not supplied: the same as `recordStates`
 * says of each, which a test holds it to, asked of the database so that a list can be counted and paged by it.
 */
export async function deadlineCondition(
  db: Db,
  asked: DeadlineFilter,
  today: string,
): Promise<RawBuilder<SqlBool>> {
  const spans = await spansOf(db)
  if (spans.length === 0) return sql`false`
  const values = spans.map(
    ({ establishmentId, from, to, deadlines }) =>
      sql`(${establishmentId}, ${from}, ${to}, ${deadlines.writtenWithinHours * 3600},
        ${deadlines.signedWithinHours * 3600}, ${`+${deadlines.childSpokenToWithinDays} days`})`,
  )
  // No deadline runs for a withdrawn incident.
  return sql`incident.standing <> 'withdrawn' and exists (
    with span (house, first, next, written, signed, spoken) as (values ${sql.join(values)})
    select 1 from span where span.house = incident.establishment_id
      and incident.happened_at >= span.first and incident.happened_at < span.next
      and (${conditions[asked](today)}))`
}

async function spansOf(db: Db): Promise<Span[]> {
  const deadlines = await datedDeadlines(db)
  return [...(await periodsByEstablishment(db))].flatMap(([establishmentId, periods]) => {
    const types = periods.map(({ fromOn, type }) => ({ from: fromOn, type }))
    const rules = deadlinesBetween({ deadlines, types }, always)
    return rules.map((rule, nth) => ({ establishmentId, ...rule, to: rules[nth + 1]?.from ?? '9999' }))
  })
}

const always = { from: '0001-01-01', to: '9999-12-31' }

// Hours are elapsed, straight through a clock change, since every moment is stored with its offset.
const lasted = (column: 'written_at' | 'signed_at') =>
  sql`unixepoch(incident.${sql.ref(column)}) - unixepoch(incident.happened_at)`

// A local time begins with its local date.
const lastDay = sql`date(substr(incident.happened_at, 1, 10), span.spoken)`

const child = (condition: RawBuilder<unknown>) => sql`exists (
  select 1 from incident_child as child where child.incident_id = incident.id
    and child.debrief <> 'declined' and ${condition})`

const writtenLate = () => sql`${lasted('written_at')} > span.written`
const signedLate = () => sql`${lasted('signed_at')} > span.signed`
const spokenToLate = (today: string) => sql`
  ${child(sql`substr(child.spoken_to_at, 1, 10) > ${lastDay}`)}
  or (${today} > ${lastDay} and ${child(sql`child.spoken_to_at is null and child.debrief = 'not-done'`)})`
const missed = (today: string) => sql`${writtenLate()} or ${signedLate()} or ${spokenToLate(today)}`

function notSupplied(today: string) {
  const open = sql`unixepoch(${startOfDay(today)}) - unixepoch(incident.happened_at)`
  return sql`
    (incident.written_at is null and ${open} > span.written)
    or (incident.signed_at is null and ${open} > span.signed)
    or (${today} > ${lastDay} and ${child(sql`child.spoken_to_at is null and child.debrief <> 'not-done'`)})`
}

const conditions: Record<DeadlineFilter, (today: string) => RawBuilder<unknown>> = {
  missed,
  'written-late': writtenLate,
  'signed-late': signedLate,
  'spoken-to-late': spokenToLate,
  'not-supplied': notSupplied,
}
