import { sql } from 'kysely'
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
    children: unknownOf(children, await childrenHere(db, establishmentId, children.map(comparisonKey))),
    staff: unknownOf(staff, await staffHere(db, establishmentId, staff.map(comparisonKey))),
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
  const here = await Promise.all([
    childrenHere(db, establishmentId, asked),
    staffHere(db, establishmentId, asked),
    staffOfContacts(db, establishmentId, asked),
  ])
  return new Set(here.flat())
}

// More than any form takes.
const mostAsked = 100

async function staffOfContacts(db: Db, establishmentId: string, keys: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('ladoContact')
    .select('staffPseudonymKey')
    .distinct()
    .where('establishmentId', '=', establishmentId)
    .where('staffPseudonymKey', 'in', keys)
    .execute()
  return rows.flatMap(({ staffPseudonymKey }) => staffPseudonymKey ?? [])
}

function unknownOf(typed: readonly string[], known: readonly string[]): string[] {
  const here = new Set(known)
  return [...new Set(typed)].filter((each) => each !== '' && !here.has(comparisonKey(each)))
}

async function childrenHere(db: Db, establishmentId: string, keys: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('child')
    .select('pseudonymKey')
    .distinct()
    .where('establishmentId', '=', establishmentId)
    .where('pseudonymKey', 'in', keys)
    .execute()
  return rows.flatMap(({ pseudonymKey }) => pseudonymKey ?? [])
}

async function staffHere(db: Db, establishmentId: string, keys: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const key of keys) {
    const { rows } = await sql`select 1 from incident_staff as staff
      cross join incident on incident.id = staff.incident_id
      where staff.pseudonym_key = ${key} and incident.establishment_id = ${establishmentId}
      limit 1`.execute(db)
    if (rows.length > 0) found.push(key)
  }
  return found
}
