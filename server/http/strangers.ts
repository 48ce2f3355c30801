import type { Typed } from '../fields/field.ts'
import { ownsControl, type AnyForm } from '../fields/form.ts'
import { BadRequest } from './errors.ts'
import type { Ask } from './route.ts'

/** @throws BadRequest when anything was answered where nothing is asked, but a file where one is sent */
export function refuseAnswers({ typed, files }: Pick<Ask, 'typed' | 'files'>): void {
  if (Object.keys(typed).length > 0 || Object.keys(files).some((name) => name !== 'file')) throw notAskedFor()
}

/** A form without a question: its hidden controls say all. */
export const noQuestion: AnyForm = { fields: {} }

/**
 * `hidden`: controls that the page itself sends along.
 * @throws BadRequest when something was posted that no question of the form asked for
 */
export function refuseStrangers(asked: AnyForm, typed: Typed, hidden: readonly string[] = []): void {
  if (Object.keys(typed).some((control) => !ownsControl(asked, control) && !hidden.includes(control)))
    throw notAskedFor()
}

const notAskedFor = () =>
  new BadRequest('This form has changed since you opened it. Reload the page and try again.')
