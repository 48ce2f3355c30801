import { deviceHash } from '../http/device.ts'
import { actOf } from '../http/read.ts'
import { seeOther, type Answer, type Ask } from '../http/route.ts'
import { paths } from '../paths.ts'
import { isDemonstration } from './demonstration.ts'
import { placeOf } from './doors.ts'
import { newToken } from './factors/codes.ts'
import { factorsOf, mustHoldPasskey } from './factors/queries.ts'
import { recordArrival } from './sessions/actions.ts'
import type { Role } from './vocabulary.ts'

interface Arriving {
  id: string
  role: Role
}

/**
 * Lets somebody in whose second step was taken, or sends them to add what they still have to hold. Either way the session
 * is a new one (SECURITY SES-02).
 */
export async function arrive(ask: Ask, person: Arriving): Promise<Answer> {
  const { next } = ask.session
  const confirmedAt = ask.now
  if (await stillOwes(ask, person)) {
    await ask.beginSession({ personId: person.id, confirmedAt, ...(next === undefined ? {} : { next }) })
    return seeOther(paths.secondFactors())
  }
  const cookie = newToken()
  await recordArrival(ask.db, actOf(ask.parts, person, ask), {
    ...placeOf(ask),
    device: { before: ask.device, now: deviceHash(ask.parts, cookie) },
  })
  ask.giveDevice(cookie)
  await ask.beginSession({
    personId: person.id,
    complete: true,
    confirmedAt,
    signedInAt: ask.now,
    browser: ask.browser,
  })
  return seeOther(ownPath(next))
}

/** Whether a person must add a second factor before anything else: the first one, or the passkey of their role. */
export async function stillOwes(ask: Ask, person: Arriving): Promise<boolean> {
  if (isDemonstration(ask.parts)) return false
  const held = await factorsOf(ask.db, person.id)
  if (held.every(({ kind }) => kind === 'recovery')) return true
  const holdsPasskey = held.some(({ kind }) => kind === 'passkey')
  return !holdsPasskey && (await mustHoldPasskey(ask.db, person.role, ask.today))
}

/** Only an address of our own: nobody is sent elsewhere. */
export const ownPath = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])[\w\-/.]*(\?[\w\-.=&%+]*)?$/.test(next) ? next : paths.home()
