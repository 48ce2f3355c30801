import { sealWith } from '../keys.ts'
import { tooMany } from '../http/route.ts'
import type { Answer, Ask } from '../http/route.ts'
import { tooManyPage } from './page.ts'
import { isKnownPlace } from './sessions/queries.ts'
import { lanesOf, networkOf, type Lane, type Throttle } from './throttle.ts'

/** A network address as it is stored: which it was cannot be read from it. */
export const addressHashOf = ({ parts, address }: Ask): string =>
  sealWith(parts.keys.session)(`address ${networkOf(address)}`)

/** The lanes in which a guess at this account is counted, whichever door it stands at. */
export async function lanesFor(ask: Ask, account: { id?: string; email: string }): Promise<Lane[]> {
  const isKnown = await isKnownPlace(ask.db, account.id ?? '', addressHashOf(ask))
  return lanesOf(account.email, ask.address, isKnown)
}

/** The answer to a guess too many, or null where it may be heard. */
export function refuseTooMany(guesses: Throttle, lanes: readonly Lane[], ask: Ask): Answer | null {
  const wait = guesses.take(lanes, ask.now)
  if (wait === 0) return null
  return tooMany('text', tooManyPage, { title: 'Too many tries', name: 'too-many', retryAfterSeconds: wait })
}
