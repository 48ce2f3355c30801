import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Person } from '../access/person.ts'
import type { Db } from '../database/schema.ts'
import { todoFiltersFor, type Todo } from './list-vocabulary.ts'
import { referralsToExplain, referralsWithoutContact } from './referral/queries.ts'
import { openUrgent } from './urgent/queries.ts'
import { warningSignRows } from './urgent/sign-queries.ts'

export type Condition = RawBuilder<SqlBool>

/** How a list is narrowed to what is still to do. */
export interface TodoPart {
  condition: Condition
  /** The ids, in a column `id`, of the few incidents that it can be: read first, and the incidents by them. */
  few?: RawBuilder<unknown>
}

/**
 * The incidents about which this is still to be done, for a list and for the number on the home page alike; undefined for a
 * word that this viewer may not ask with.
 */
export async function todoPart(
  db: Db,
  viewer: Person,
  asked: string | undefined,
): Promise<TodoPart | undefined> {
  const todo = todoFiltersFor(viewer.role).find(({ value }) => value === asked)?.value
  return todo === undefined ? undefined : await parts[todo](db, viewer)
}

/**
 * A time that the record does not give is asked for until its month is signed: whoever signs has looked at the month, and what
 * is not supplied then stays so.
 */
const ofUnsignedMonth = sql`not exists (select 1 from monthly_return as signed
  where signed.establishment_id = incident.establishment_id and signed.month = substr(incident.happened_at, 1, 7))`

const parts: Record<Todo, (db: Db, viewer: Person) => TodoPart | Promise<TodoPart>> = {
  withdrawal: () => ({
    condition: sql`incident.standing = 'withdrawal-asked'`,
    few: sql`select id from incident where standing = 'withdrawal-asked'`,
  }),
  decision: () => ({ condition: notWithdrawn(sql`incident.safeguarding_decision = 'undecided'`) }),
  child: () => ({
    condition: notWithdrawn(sql`true`),
    few: sql`select distinct incident_id as id from incident_child
      where debrief in ('not-done', 'not-recorded')
      union
      select incident.id from incident
        join incident_child as involved on involved.incident_id = incident.id
        where involved.debrief = 'done' and involved.spoken_to_at is null and ${ofUnsignedMonth}`,
  }),
  signature: () => ({
    condition: notWithdrawn(
      sql`(incident.signed_at is null or (incident.written_at is null and ${ofUnsignedMonth}))`,
    ),
  }),
  referral: async (db, viewer) => only(await referralsToExplain(db, viewer)),
  contact: async (db, viewer) => {
    // What is urgent is listed as that.
    const urgent = new Set((await openUrgent(db, viewer)).map(({ id }) => id))
    return only((await referralsWithoutContact(db, viewer)).filter(({ id }) => !urgent.has(id)))
  },
}

const only = (rows: readonly { id: string }[]): TodoPart => ({
  condition: notWithdrawn(sql`true`),
  few: sql`select value as id from json_each(${JSON.stringify(rows.map(({ id }) => id))})`,
})

const notWithdrawn = (condition: RawBuilder<unknown>): Condition =>
  sql`(incident.standing <> 'withdrawn' and ${condition})`

/** One of these incidents: they were found by a query of their own. */
export const among = (rows: readonly { id: string }[]): Condition =>
  sql`incident.id in (select value from json_each(${JSON.stringify(rows.map(({ id }) => id))}))`

/** What is grave by the incident's own record, each part from an index that holds no more than that. */
export const isGrave: Condition = sql`incident.id in (
  select incident_id from (${warningSignRows})
  union all
  select incident_id from incident_child where injury = 'serious'
  union all
  select incident_id from incident_child where alleges = 'yes'
  union all
  select id from incident as hurt where hurt.staff_injury_serious > 0
  union all
  select used.incident_id from code
    cross join incident_technique as used on used.technique = code.value
    where code.list = 'technique' and code.level = 'pain-inducing')`
