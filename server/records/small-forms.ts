import type { Problem } from '../fields/field.ts'
import type { FieldView } from '../fields/field-view.ts'
import { readForm, viewForm, type AnyForm, type Form } from '../fields/form.ts'
import { BadRequest, Stale } from '../http/errors.ts'
import { newFormKey } from '../http/read.ts'
import { conflict, invalid, page, seeOther, type Answer, type Ask, type Back } from '../http/route.ts'
import { refuseStrangers } from '../http/strangers.ts'
import { errorLinks } from './page.ts'
import type { ErrorLink, RecordFormPage } from './page-types.ts'

/** What becomes of a form that was sent. */
export interface Sent<Values> {
  /** Draws its page again, with what was typed. */
  again: (back: Back) => Answer | Promise<Answer>
  /** Saves the values. Gives the address to go on to, another answer, or what turned out to be wrong with them. */
  save: (values: Values) => Promise<string | Answer | Problem[]>
  /** The message for an error of `save` that is given back as a conflict, or another answer to it; undefined for a fault. */
  refused?: (error: unknown, values: Values) => Refused | Promise<Refused>
}

type Refused = Problem | Answer | undefined

/**
 * Answers a small form: 422 with its messages, 409 where `refused` has one for what `save` threw, or 303 to where `save` says.
 * @throws BadRequest for an answer that no question of the form asked for, and whatever `save` throws besides
 */
export async function answerForm<Values>(
  ask: Pick<Ask, 'typed' | 'now' | 'today'>,
  form: Form<Values>,
  { again, save, refused }: Sent<Values>,
): Promise<Answer> {
  refuseStrangers(form, ask.typed)
  const read = readForm(form, ask.typed, ask)
  if (!read.ok) return again({ problems: read.problems, as: invalid })
  try {
    const outcome = await save(read.value)
    if (typeof outcome === 'string') return seeOther(outcome)
    return 'kind' in outcome ? outcome : await again({ problems: outcome, as: invalid })
  } catch (error) {
    const answer = await refused?.(error, read.value)
    if (answer === undefined) throw error
    return 'kind' in answer ? answer : again({ problems: [answer], as: conflict })
  }
}

/** For `refused`: this message where somebody changed the record meanwhile. It stands at the control. */
export const ifStale =
  (control: string, messageOf: (error: Stale) => string | Promise<string>) =>
  async (error: unknown): Promise<Problem | undefined> =>
    error instanceof Stale ? { control, message: await messageOf(error) } : undefined

/**
 * The version of what the form changes, as its page showed it.
 * @throws BadRequest for a form without one
 */
export function seenVersion({ pressed: { version } }: Pick<Ask, 'pressed'>): number {
  if (version === null) throw new BadRequest('This form is out of date. Go back and reload the page.')
  return version
}

/** What a form's page takes from the request. */
export interface FormParts {
  fields: FieldView[]
  errors: ErrorLink[]
  csrf: string
  /** A fresh one for each rendering. */
  key: string
}

/** The form with what was typed into it, and its messages where it comes back. */
export function formParts(
  { typed, csrf }: Pick<Ask, 'typed' | 'csrf'>,
  form: AnyForm,
  { problems }: Pick<Back, 'problems'> = { problems: [] },
): FormParts {
  const fields = viewForm(form, typed, problems)
  return { fields, errors: errorLinks(problems), csrf, key: newFormKey() }
}

/** The page of a form, titled by its heading, which ends its breadcrumbs: complete, or as it comes back. */
export const formAnswer = (
  content: RecordFormPage,
  { name, crumbs }: { name: string; crumbs: { href?: string; text: string }[] },
  { as }: Pick<Back, 'as'> = { as: page },
): Answer =>
  as('records/form', content, {
    title: content.heading,
    name,
    breadcrumbs: [...crumbs, { text: content.heading }],
  })
