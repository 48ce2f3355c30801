import type { Role } from '../access/vocabulary.ts'
import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import { comparisonKey } from '../fields/comparison-key.ts'

interface Looked {
  /** Null for a record of none: then every establishment is looked at. */
  establishmentId: string | null
  text: string
  role: Role
}

/**
 * Whether some record, as it is now, holds a text as somebody's pseudonym. What only LADO contacts name counts for nothing
 * where a head asks: a refusal would say that there is one.
 */
export async function isPseudonymHeld(db: Db, { establishmentId, text, role }: Looked): Promise<boolean> {
  const key = comparisonKey(text)
  const { rows } = await sql`
    select 1 from incident_child as involved join child on child.id = involved.child_id
      where child.pseudonym_key = ${key} and ${here('child', establishmentId)}
    union all select 1 from incident_staff as staff join incident on incident.id = staff.incident_id
      where staff.pseudonym_key = ${key} and ${here('incident', establishmentId)}
    ${role === 'head' ? sql`` : inLadoContacts(key, establishmentId)}
    limit 1`.execute(db)
  return rows.length > 0
}

const inLadoContacts = (key: string, establishmentId: string | null) => sql`
    union all select 1 from lado_contact where staff_pseudonym_key = ${key} and ${here('lado_contact', establishmentId)}
    union all select 1 from lado_contact_child as involved join child on child.id = involved.child_id
      where child.pseudonym_key = ${key} and ${here('child', establishmentId)}`

const here = (table: string, establishmentId: string | null) =>
  establishmentId === null ? sql`1 = 1` : sql`${sql.ref(`${table}.establishment_id`)} = ${establishmentId}`
