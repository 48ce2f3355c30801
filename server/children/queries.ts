import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import { sameChild } from './pseudonym.ts'

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
    children: unknownOf(children, await childrenHere(db, establishmentId, children)),
    staff: unknownOf(staff, await staffHere(db, establishmentId, staff)),
  }
}

/** Comparison keys of those pseudonyms that some record of the establishment holds, whoever they are of. */
export async function knownPseudonyms(
  db: Db,
  establishmentId: string,
  typed: readonly string[],
): Promise<ReadonlySet<string>> {
  const asked = [...new Set(typed.map((each) => each.trim()).filter((each) => each !== ''))].slice(
    0,
    mostAsked,
  )
  if (asked.length === 0) return new Set()
  const here = await Promise.all([
    childrenHere(db, establishmentId, asked),
    staffHere(db, establishmentId, asked),
    staffOfContacts(db, establishmentId, asked),
  ])
  return new Set(here.flat().map(sameChild))
}

// More than any form takes.
const mostAsked = 100

async function staffOfContacts(db: Db, establishmentId: string, asked: readonly string[]): Promise<string[]> {
  const keys = asked.map(sameChild)
  const rows = await db
    .selectFrom('ladoContact')
    .select('staffPseudonym')
    .distinct()
    .where('establishmentId', '=', establishmentId)
    .where((eb) => eb(eb.fn<string>('lower', ['staffPseudonym']), 'in', keys))
    .execute()
  return rows.map(({ staffPseudonym }) => staffPseudonym)
}

function unknownOf(typed: readonly string[], known: readonly string[]): string[] {
  const here = new Set(known.map(sameChild))
  return [...new Set(typed)].filter((each) => each !== '' && !here.has(sameChild(each)))
}

async function childrenHere(db: Db, establishmentId: string, asked: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('child')
    .select('pseudonym')
    .where('establishmentId', '=', establishmentId)
    .where('pseudonym', 'in', asked)
    .execute()
  return rows.map(({ pseudonym }) => pseudonym)
}

async function staffHere(db: Db, establishmentId: string, asked: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const pseudonym of asked) {
    const { rows } = await sql`select 1 from incident_staff as staff
      cross join incident on incident.id = staff.incident_id
      where staff.pseudonym = ${pseudonym} collate nocase and incident.establishment_id = ${establishmentId}
      limit 1`.execute(db)
    if (rows.length > 0) found.push(pseudonym)
  }
  return found
}
