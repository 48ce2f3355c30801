import { textOf, type Problem, type Typed } from '../fields/field.ts'
import { unsentForm } from '../database/kept-forms.ts'
import type { SignedInAsk } from '../http/route.ts'
import { acceptedWords } from './accepted-word-actions.ts'
import { correctionForm } from './correction-form.ts'
import { draftBase } from './draft.ts'
import { findId, findsIn, type Find } from './finds.ts'
import type { RecordForm } from '../fields/sections.ts'
import type { Draft } from './queries.ts'

/** The answers that can be read, where some cannot. */
export function readable<Values>(asked: RecordForm<Values>, typed: Typed, ask: SignedInAsk): object {
  return Object.assign(
    {},
    ...asked.sections
      .flatMap((section) => section.names)
      .map((name) => {
        const found = asked.form.fields[name].read(name, typed, ask)
        return found.ok ? { [name]: found.value } : {}
      }),
  ) as object
}

/** The establishment that the answers name; null where they name none. */
export function placeOf<Values>(asked: RecordForm<Values>, draft: Draft, ask: SignedInAsk): string | null {
  const { establishmentId } = readable(asked, draft.typed, ask) as { establishmentId?: string | null }
  return establishmentId ?? null
}

/** What stands in a draft, or in the reason for it, that looks as if it named a person and nobody has decided about. */
export async function findsOf<Values>(
  kind: { base: string },
  ask: SignedInAsk,
  { asked, draft }: { asked: RecordForm<Values>; draft: Draft },
): Promise<Find[]> {
  const accepted = await acceptedWords(ask.db, placeOf(asked, draft, ask), ask.person.role)
  const looking = { today: ask.today, accepted }
  const finds = findsIn(asked.form, draft.typed, looking)
  const reason = await reasonTyped(kind, ask, draft)
  const more = findsIn(correctionForm, { reason }, looking)
  return [...finds, ...more.filter((find) => finds.every(({ key }) => key !== find.key))]
}

/** The reason for a correction as it was just sent, or as it was typed and not sent. */
export async function reasonTyped(kind: { base: string }, ask: SignedInAsk, draft: Draft): Promise<string> {
  if (draft.subjectId === null) return ''
  const sent = textOf(ask.typed, 'reason')
  if (sent !== '') return sent
  const kept = await unsentForm(ask, ask.person, draftBase(kind, draft.id))
  return kept === undefined ? '' : textOf(kept.typed, 'reason')
}

/** What must be decided before anything is submitted, each with its place on the check page. */
export const undecided = (finds: readonly Find[]): Problem[] =>
  finds.flatMap(({ text, what, mustDecide }, place) =>
    mustDecide
      ? [
          {
            control: findId(place),
            message: `“${text}” looks like ${what}: replace it, or say that it is not one`,
          },
        ]
      : [],
  )
