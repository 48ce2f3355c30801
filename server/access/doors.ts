import { sealWith } from '../keys.ts'
import { tooMany } from '../http/route.ts'
import type { Answer, Ask } from '../http/route.ts'
import { isOwnDevice } from './devices/queries.ts'
import { tooManyPage } from './page.ts'
import type { Place } from './sessions/actions.ts'
import { isKnownPlace } from './sessions/queries.ts'
import { lanesOf, lanesOfDevice, networkOf, type Lane, type Throttle } from './throttle.ts'

/** A network address as it is stored: which it was cannot be read from it. */
const addressHashOf = ({ parts, address }: Ask): string =>
  sealWith(parts.keys.session)(`address ${networkOf(address)}`)

/** Where a request comes from, as it is stored. */
export const placeOf = (ask: Ask): Place => ({ browser: ask.browser, addressHash: addressHashOf(ask) })

/**
 * The lanes in which a guess at this account is counted, whichever door it stands at. Both questions are asked of every
 * guess, so that its time tells nothing (SECURITY AUN-08).
 */
export async function lanesFor(
  ask: Ask,
  { id = '', email }: { id?: string; email: string },
): Promise<Lane[]> {
  const isKnown = await isKnownPlace(ask.db, addressHashOf(ask))
  const isOwn = await isOwnDevice(ask.db, id, ask.device)
  return isOwn ? lanesOfDevice(ask.device, id) : lanesOf(email, ask.address, isKnown)
}

/** The answer to a guess too many, or null where it may be heard. */
export function refuseTooMany(guesses: Throttle, lanes: readonly Lane[], ask: Ask): Answer | null {
  const wait = guesses.take(lanes, ask.now)
  if (wait === 0) return null
  return tooMany('text', tooManyPage, { title: 'Too many tries', name: 'too-many', retryAfterSeconds: wait })
}
