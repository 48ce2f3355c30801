import type { Db, Tx } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { record } from '../../history/record.ts'
import { isOwnDevice } from '../devices/queries.ts'
import { rememberDevice, type Device } from '../devices/actions.ts'
import { notify } from '../notices/actions.ts'
import { hasSignedIn, isKnownBrowser, openSessions } from './queries.ts'
import { endedContent, mostSessions } from './state.ts'

/** Where a request came from, as far as it is stored. */
export interface Place {
  browser: string
  /** A keyed hash of the network address. */
  addressHash: string
}

/** The same for the history: enough of the hash to tell places apart. */
export const placeDetails = ({ browser, addressHash }: Place): { browser: string; place: string } => ({
  browser,
  place: addressHash.slice(0, 12),
})

interface Arrival extends Place {
  device: Device
}

/**
 * Somebody is in: their oldest sessions end beyond the most that one may have, and they are told of that and of a place
 * that is new to them.
 */
export function recordArrival(db: Db, act: Act, arrival: Arrival): Promise<void> {
  const personId = act.who.id
  const { browser, device } = arrival
  return write(db, { ...act, key: null }, async (tx) => {
    await forgetOld(tx, act.at)
    const standing = await openSessions(tx, personId, act.at)
    const tooMany = standing.slice(mostSessions - 1)
    await endThese(tx, tooMany)
    if (tooMany.length > 0)
      await notify(tx, act, {
        to: personId,
        kind: 'session-ended',
        details: { browser: tooMany[0]?.browser ?? '' },
      })
    await meetPlace(tx, act, arrival)
    await rememberDevice(tx, { personId, at: act.at }, device)
    await notify(tx, act, { to: personId, kind: 'signed-in', details: { browser } })
    await record(tx, act, {
      act: 'signed in',
      subject: 'session',
      subjectId: personId,
      details: placeDetails(arrival),
    })
  })
}

/** Knows where somebody signed in, and tells them where neither their browser nor the place was known. */
async function meetPlace(tx: Tx, act: Act, { browser, addressHash, device }: Arrival): Promise<void> {
  const personId = act.who.id
  const place = { personId, browser, addressHash }
  const isKnown = (await isOwnDevice(tx, personId, device.before)) || (await isKnownBrowser(tx, place))
  if (!isKnown && (await hasSignedIn(tx, personId)))
    await notify(tx, act, { to: personId, kind: 'new-browser', details: { browser } })
  await tx
    .insertInto('knownDevice')
    .values({ ...place, lastAt: act.at })
    .onConflict((conflict) =>
      conflict.columns(['personId', 'browser', 'addressHash']).doUpdateSet({ lastAt: act.at }),
    )
    .execute()
}

const daysAgo = (now: string, days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString()

async function forgetOld(tx: Tx, now: string): Promise<void> {
  await tx.deleteFrom('session').where('seenAt', '<', daysAgo(now, 1)).execute()
  await tx.deleteFrom('notice').where('at', '<', daysAgo(now, 400)).execute()
  await tx.deleteFrom('knownDevice').where('lastAt', '<', daysAgo(now, 90)).execute()
}

/** Ends one of a person's own sessions, or all others: `only` names the one, `but` the one that stays. */
export function endOwnSessions(
  db: Db,
  act: Act,
  { only, but }: { only?: string; but?: string },
): Promise<void> {
  return write(db, act, async (tx) => {
    const open = await openSessions(tx, act.who.id, act.at)
    const ending = open.filter(({ idHash }) => (only === undefined ? idHash !== but : idHash === only))
    await endThese(tx, ending)
    const details = { sessions: ending.length }
    await record(tx, act, { act: 'sessions ended', subject: 'person', subjectId: act.who.id, details })
  })
}

/** Ends every session of a person, or with null of everybody but who does it. */
export function endSessionsOf(db: Db, act: Act, personId: string | null): Promise<void> {
  return write(db, act, async (tx) => {
    const rows = await tx
      .selectFrom('session')
      .select(['idHash', 'personId', 'content'])
      .where('personId', 'is not', null)
      .where('personId', personId === null ? '<>' : '=', personId ?? act.who.id)
      .execute()
    await endThese(tx, rows)
    const subject = personId === null ? {} : { subjectId: personId }
    await record(tx, act, {
      act: 'sessions ended',
      subject: 'person',
      ...subject,
      details: { sessions: rows.length },
    })
  })
}

/** Ends every session of a person in the caller's transaction: what is done to the account is the event. */
export async function dropSessions(tx: Tx, personId: string): Promise<void> {
  const rows = await tx
    .selectFrom('session')
    .select(['idHash', 'personId', 'content'])
    .where('personId', '=', personId)
    .execute()
  await endThese(tx, rows)
}

interface Row {
  idHash: string
  personId: string | null
  content: string
}

async function endThese(tx: Tx, rows: readonly Row[]): Promise<void> {
  for (const { idHash, personId, content } of rows) {
    const left = { personId: null, content: endedContent(content, personId) }
    await tx.updateTable('session').set(left).where('idHash', '=', idHash).execute()
  }
}

/** Ends every session, of whomever. */
export async function dropEverySession(tx: Tx): Promise<void> {
  await tx.deleteFrom('session').execute()
}
