import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Db } from '../database/schema.ts'
import { comparisonKey } from '../fields/comparison-key.ts'

/**
 * SQL for how a record spells a child's pseudonym.
 * @param involved the table that names the child in the record, `child` being joined to it
 */
export const spelledIn = (involved: string) =>
  sql<string>`coalesce(${sql.ref(`${involved}.pseudonym`)}, child.pseudonym)`

/** Those of the pseudonyms that no record of the establishment names yet, as they were typed. */
export interface NewHere {
  children: string[]
  staff: string[]
}

/** Nobody is new where nothing was recorded yet. */
export async function newPseudonyms(
  db: Db,
  establishmentId: string,
  { children, staff }: { children: readonly string[]; staff: readonly string[] },
): Promise<NewHere> {
  const { rows } = await sql`select 1 from child where establishment_id = ${establishmentId} limit 1`.execute(
    db,
  )
  if (rows.length === 0) return { children: [], staff: [] }
  return {
    children: unknownOf(children, await keysThat(db, children.map(comparisonKey), isChild(establishmentId))),
    staff: unknownOf(staff, await keysThat(db, staff.map(comparisonKey), isStaff(establishmentId))),
  }
}

/** Comparison keys of those pseudonyms that some record of the establishment holds, whoever they are of. */
export async function knownPseudonyms(
  db: Db,
  establishmentId: string,
  typed: readonly string[],
): Promise<ReadonlySet<string>> {
  const asked = [...new Set(typed.map(comparisonKey).filter((each) => each !== ''))].slice(0, mostAsked)
  if (asked.length === 0) return new Set()
  const holds = sql<SqlBool>`${isChild(establishmentId)} or ${isStaff(establishmentId)} or ${isOfContact(establishmentId)}`
  return new Set(await keysThat(db, asked, holds))
}

// More than any form takes.
const mostAsked = 100

function unknownOf(typed: readonly string[], known: readonly string[]): string[] {
  const here = new Set(known)
  return [...new Set(typed)].filter((each) => each !== '' && !here.has(comparisonKey(each)))
}

/** Those of the comparison keys of which the condition holds, by one query: it calls the key `asked.key`. */
async function keysThat(db: Db, keys: readonly string[], holds: RawBuilder<SqlBool>): Promise<string[]> {
  if (keys.length === 0) return []
  const values = keys.map((key) => sql`(${key})`)
  const { rows } = await sql<{ key: string }>`
    with asked (key) as (values ${sql.join(values)}) select distinct key from asked where ${holds}`.execute(
    db,
  )
  return rows.map(({ key }) => key)
}

const isChild = (establishmentId: string) => sql<SqlBool>`exists (select 1 from child
  where child.establishment_id = ${establishmentId} and child.pseudonym_key = asked.key)`

const isStaff = (establishmentId: string) => sql<SqlBool>`exists (select 1 from incident_staff as staff
  cross join incident on incident.id = staff.incident_id
  where staff.pseudonym_key = asked.key and incident.establishment_id = ${establishmentId})`

const isOfContact = (establishmentId: string) => sql<SqlBool>`exists (select 1 from lado_contact as contact
  where contact.establishment_id = ${establishmentId} and contact.staff_pseudonym_key = asked.key)`
