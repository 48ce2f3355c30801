import { sql } from 'kysely'
import { figuresNow } from '../../returns/figure-queries.ts'
import type { Tx } from '../../database/schema.ts'
import type { ChangedMonth } from './vocabulary.ts'

/** Two children of an establishment; `keptId` is the one that stays, `joinedId` the other. */
export interface Pair {
  establishmentId: string
  keptId: string
  joinedId: string
  /** The other one's pseudonym, as it was typed first. */
  pseudonym: string
}

const naming = [
  ['incident_child', 'incident_id'],
  ['lado_contact_child', 'lado_contact_id'],
] as const

/** The records that name both: a record names a child once. */
export async function namingBoth(
  tx: Tx,
  { keptId, joinedId }: Pick<Pair, 'keptId' | 'joinedId'>,
): Promise<{ incidents: string[]; contacts: string[] }> {
  const [incidents = [], contacts = []] = await Promise.all(
    naming.map(async ([table, record]) => {
      const { rows } = await sql<{
        id: string
      }>`select own.${sql.ref(record)} as id from ${sql.table(table)} as own
        join ${sql.table(table)} as other on other.${sql.ref(record)} = own.${sql.ref(record)}
        where own.child_id = ${keptId} and other.child_id = ${joinedId} order by 1`.execute(tx)
      return rows.map(({ id }) => id)
    }),
  )
  return { incidents, contacts }
}

/** Whether any incident names the child: a head of safeguarding knows of no other. */
export async function isInIncidents(tx: Tx, childId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('incidentChild')
    .select('incidentId')
    .where('childId', '=', childId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Makes the two one child: every record of the other names the one that stays, and keeps its spelling. No record reads
 * otherwise than before.
 * @returns the signed months in which one child fewer is counted now
 */
export const joinChildren = (tx: Tx, pair: Pair): Promise<ChangedMonth[]> =>
  changingMonths(tx, pair, async () => {
    const { keptId, joinedId, pseudonym } = pair
    for (const [table] of naming)
      await sql`update ${sql.table(table)} set child_id = ${keptId}, pseudonym = coalesce(pseudonym, ${pseudonym})
        where child_id = ${joinedId}`.execute(tx)
    await tx.deleteFrom('child').where('id', '=', joinedId).execute()
  })

/**
 * Makes them two again: the records that spell the pseudonym as the other one's are the other one's.
 * @returns the signed months in which another number of children is counted now
 */
export const takeChildrenApart = (tx: Tx, pair: Pair, at: string): Promise<ChangedMonth[]> =>
  changingMonths(tx, pair, async () => {
    const { keptId, joinedId, pseudonym, establishmentId } = pair
    const kept = await tx
      .selectFrom('child')
      .select(['pseudonym', 'pseudonymKey'])
      .where('id', '=', keptId)
      .executeTakeFirstOrThrow()
    const { last } = await tx
      .selectFrom('child')
      .select((eb) => eb.fn.max<number>('apart').as('last'))
      .where('establishmentId', '=', establishmentId)
      .where('pseudonymKey', '=', kept.pseudonymKey)
      .executeTakeFirstOrThrow()
    const { pseudonymKey } = kept
    await tx
      .insertInto('child')
      .values({ id: joinedId, establishmentId, pseudonym, pseudonymKey, apart: last + 1, recordedAt: at })
      .execute()
    for (const [table] of naming)
      await sql`update ${sql.table(table)} set child_id = ${joinedId}
        where child_id = ${keptId} and coalesce(pseudonym, ${kept.pseudonym}) = ${pseudonym} collate nocase`.execute(
        tx,
      )
  })

async function changingMonths(tx: Tx, pair: Pair, change: () => Promise<void>): Promise<ChangedMonth[]> {
  const { establishmentId } = pair
  const months = await signedMonthsNaming(tx, pair)
  const count = async (month: string) => (await figuresNow(tx, { establishmentId, month })).children
  const before: number[] = []
  for (const month of months) before.push(await count(month))
  await change()
  const changed: ChangedMonth[] = []
  for (const [place, month] of months.entries()) {
    const [was, is] = [before[place] ?? 0, await count(month)]
    if (was !== is) changed.push({ month, was, is })
  }
  return changed
}

async function signedMonthsNaming(tx: Tx, { establishmentId, keptId, joinedId }: Pair): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`select month from monthly_return
    where establishment_id = ${establishmentId} and month in (
      select substr(incident.happened_at, 1, 7) from incident_child
        join incident on incident.id = incident_child.incident_id
        where incident_child.child_id in (${keptId}, ${joinedId}))
    order by month`.execute(tx)
  return rows.map(({ month }) => month)
}
