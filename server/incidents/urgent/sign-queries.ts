import { sql, type RawBuilder } from 'kysely'
import { spelledIn } from '../../children/queries.ts'

/**
 * Every warning sign that a record names, with the child where the record says which: columns incident_id, sign, pseudonym.
 * Whatever else asks for warning signs by SQL asks here, so that where they are stored is known in one place.
 */
export const warningSignRows: RawBuilder<unknown> = sql`
  select seen.incident_id, seen.sign, null as pseudonym from incident_warning_sign as seen
  union all
  select seen.incident_id, seen.sign, ${spelledIn('involved')} from incident_child_warning_sign as seen
    join incident_child as involved on involved.incident_id = seen.incident_id and involved.place = seen.place
    join child on child.id = involved.child_id
    where seen.sign not in ('none-seen', 'not-known')`
