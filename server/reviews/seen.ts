import type { AnyForm } from '../fields/form.ts'
import { BadRequest } from '../http/errors.ts'
import type { SignedInAsk } from '../http/route.ts'
import { refuseStrangers } from '../http/strangers.ts'

/**
 * The version of the review at which a form of it was shown.
 * @throws BadRequest for a form without one, or with an answer that no question of it asked for
 */
export function seenIn(ask: SignedInAsk, form: AnyForm): number {
  refuseStrangers(form, ask.typed)
  if (ask.pressed.version === null)
    throw new BadRequest('This form is out of date. Go back and reload the page.')
  return ask.pressed.version
}
