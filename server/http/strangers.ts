import type { Typed } from '../fields/field.ts'
import { ownsControl, type AnyForm } from '../fields/form.ts'
import { BadRequest } from './errors.ts'

/** @throws BadRequest when something was posted that no question of the form asked for */
export function refuseStrangers(asked: AnyForm, typed: Typed): void {
  if (Object.keys(typed).some((control) => !ownsControl(asked, control)))
    throw new BadRequest('This form holds an answer that was not asked for. Reload the page and try again.')
}
