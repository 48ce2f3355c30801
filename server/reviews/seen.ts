import type { AnyForm } from '../fields/form.ts'
import type { SignedInAsk } from '../http/route.ts'
import { refuseStrangers } from '../http/strangers.ts'
import { seenVersion } from '../records/small-forms.ts'

/**
 * The version of the review at which a form of it was shown.
 * @throws BadRequest for a form without one, or with an answer that no question of it asked for
 */
export function seenIn(ask: SignedInAsk, form: AnyForm): number {
  refuseStrangers(form, ask.typed)
  return seenVersion(ask)
}
