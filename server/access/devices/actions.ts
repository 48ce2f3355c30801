import type { Tx } from '../../database/schema.ts'

/** Keyed hashes of the cookie that a browser brought, empty for none, and of the one that it is given instead. */
export interface Device {
  before: string
  now: string
}

/** More browsers than this of one person are not known: the one left longest is forgotten. */
const most = 10

/**
 * Knows a browser in which somebody signed in, under a new cookie each time: one that was planted or read before is worth
 * nothing. Others who signed in at the same browser stay known there.
 */
export async function rememberDevice(
  tx: Tx,
  { personId, at }: { personId: string; at: string },
  { before, now }: Device,
): Promise<void> {
  await tx.deleteFrom('deviceCookie').where('lastAt', '<', yearBefore(at)).execute()
  await tx.updateTable('deviceCookie').set({ hash: now }).where('hash', '=', before).execute()
  await tx
    .insertInto('deviceCookie')
    .values({ hash: now, personId, lastAt: at })
    .onConflict((conflict) => conflict.columns(['hash', 'personId']).doUpdateSet({ lastAt: at }))
    .execute()
  const known = await tx
    .selectFrom('deviceCookie')
    .select('hash')
    .where('personId', '=', personId)
    .orderBy('lastAt', 'desc')
    .orderBy('hash')
    .execute()
  const left = known.slice(most).map(({ hash }) => hash)
  await tx.deleteFrom('deviceCookie').where('personId', '=', personId).where('hash', 'in', left).execute()
}

const yearBefore = (at: string) => new Date(Date.parse(at) - 365 * 86_400_000).toISOString()

/** Forgets every browser of a person, in the caller's transaction: whoever had their password or a cookie begins anew. */
export async function forgetDevices(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('deviceCookie').where('personId', '=', personId).execute()
}
