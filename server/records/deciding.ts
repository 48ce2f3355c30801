import { comparisonKey } from '../fields/comparison-key.ts'
import { choice } from '../fields/choice.ts'
import { textOf, type Typed } from '../fields/field.ts'
import { form, ownsControl, readForm } from '../fields/form.ts'
import { text } from '../fields/text.ts'
import { keepForm, unsentForm } from '../database/kept-forms.ts'
import { seeOther, type Answer, type SignedInAsk } from '../http/route.ts'
import { refuseStrangers } from '../http/strangers.ts'
import { acceptWord } from './accepted-word-actions.ts'
import { replaceInDraft } from './actions.ts'
import { correctionForm } from './correction-form.ts'
import { draftBase, draftIn, formOfDraft } from './draft.ts'
import { findsOf, placeOf, reasonTyped } from './draft-finds.ts'
import { findId, replacedIn } from './finds.ts'
import { maybeInstead, whatInstead } from './instead.ts'
import type { RecordForm } from '../fields/sections.ts'
import type { RecordKind } from './kind.ts'
import type { Draft } from './queries.ts'
import { checkAnswer } from './submission.ts'

const question = {
  find: text({ question: 'What was found?', missing: 'Reload the page', max: 400, holds: 'pseudonyms' }),
  decision: choice({
    question: 'Is it a name?',
    from: [
      { value: 'replace', label: 'Replace it' },
      { value: 'accept', label: 'This is not a name' },
    ],
    missing: 'Press one of the two buttons',
  }),
}

const replacementField = text({ question: 'What to write in its place', max: 40, holds: 'pseudonyms' })

/** The control in which a pseudonym was typed: each find of the page has its own. */
const controlOf = (typed: Typed): string =>
  Object.keys(typed).find((control) => /^replacement-\d{1,4}$/u.test(control)) ?? findId(0)

/** Decides about one find of a draft: another text is written in its place, or it is accepted as no name. */
export async function decideFind<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const control = controlOf(ask.typed)
  refuseStrangers(form({ ...question, [control]: replacementField }), ask.typed)
  const draft = await draftIn(kind, ask)
  const rest = { ...ask, typed: {} }
  const asked = await formOfDraft(kind, rest, draft)
  // Enter in the field presses the first button.
  const decided = readForm(form(question), { decision: 'replace', ...ask.typed }, ask)
  const replacement = replacementField.read(control, ask.typed, ask)
  const finds = await findsOf(kind, rest, { asked, draft })
  const key = comparisonKey(decided.ok ? decided.value.find : '')
  const place = finds.findIndex((find) => find.key === key)
  const find = finds[place]
  // Decided already, in another tab or by a second click.
  if (!decided.ok || find === undefined) return seeOther(draftBase(kind, draft.id))
  const establishmentId = placeOf(asked, draft, rest)
  if (decided.value.decision === 'accept') await acceptWord(ask.db, ask.act, establishmentId, find)
  else if (
    replacement.ok &&
    (await maybeInstead(ask.db, { establishmentId, what: find.what, typed: replacement.value }))
  )
    await replaceFind(kind, ask, { asked, draft, key, replacement: replacement.value })
  else {
    const errors = [{ control: findId(place), message: whatInstead[find.what] }]
    const typed = {
      reason: await reasonTyped(kind, rest, draft),
      [findId(place)]: textOf(ask.typed, control),
    }
    return checkAnswer(kind, { ...ask, typed }, { draft, errors })
  }
  return seeOther(draftBase(kind, draft.id))
}

interface Replacing<Values> {
  asked: RecordForm<Values>
  draft: Draft
  key: string
  replacement: string
}

async function replaceFind<Values>(
  kind: { base: string },
  ask: SignedInAsk,
  { asked, draft, key, replacement }: Replacing<Values>,
): Promise<void> {
  const typed = replacedIn(asked.form, draft.typed, key, replacement)
  const controls = Object.keys(typed)
  const pages = asked.sections
    .filter(({ names }) => {
      const fields = Object.fromEntries(names.map((name) => [name, asked.form.fields[name]]))
      return controls.some((control) => ownsControl({ fields }, control))
    })
    .map(({ slug }) => slug)
  await replaceInDraft(ask.db, ask.act, { id: draft.id, typed, pages })
  const path = draftBase(kind, draft.id)
  const reason = await unsentForm(ask, ask.person, path)
  if (reason === undefined) return
  const mended = { ...reason.typed, ...replacedIn(correctionForm, reason.typed, key, replacement) }
  await keepForm({ ...ask, typed: mended, pressed: { ...ask.pressed, key: reason.key } }, ask.person.id, path)
}
