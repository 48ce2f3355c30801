import { clockOf } from '../../reports/wording.ts'
import { earlierAnswer } from '../database/write.ts'
import type { Typed } from '../fields/field.ts'
import type { AnyForm } from '../fields/form.ts'
import { dropForm, keepForm, unsentForm, type Kept } from '../database/kept-forms.ts'
import { newFormKey } from './read.ts'
import { seeOther, told, type Answer, type SignedInAsk } from './route.ts'
import { refuseStrangers } from './strangers.ts'

/** Saves what is being typed into the form of this page, exactly and without a message; only its writer sees it. */
export async function keepTyping(ask: SignedInAsk, path: string, asked: AnyForm): Promise<Answer> {
  refuseStrangers(asked, ask.typed)
  // A late sending of a form that was heard meanwhile.
  if ((await earlierAnswer(ask.db, ask.act)) === undefined) await keepForm(ask, ask.person.id, path)
  return told({ status: `Saved at ${clockOf(ask.now)}` })
}

export interface Unsent {
  typed: Typed
  /** The key of the rendering that it was typed in: sending it under this key takes it out of keeping. */
  key: string
  version: number | null
  banner?: { title: string; text: string }
  secondary?: { name: string; value: string; text: string }[]
}

/** What one typed into this page's form and never sent; undefined when there is none. */
export async function unsentHere(ask: SignedInAsk): Promise<Unsent | undefined> {
  const kept = ask.kept ?? (await unsentForm(ask, ask.person, ask.path))
  if (kept === undefined) return undefined
  const { key, version, typed } = kept
  return { key, version, typed, ...(ask.kept === null ? aboutUnsent(kept) : {}) }
}

const aboutUnsent = ({ keptAt }: Kept) => ({
  banner: {
    title: 'Your text is here',
    text: `You typed this until ${clockOf(keptAt)} and have not sent it. Check it and send it, or discard it.`,
  },
  secondary: [{ name: 'discard', value: 'yes', text: 'Discard what I typed' }],
})

/** Throws away what was typed and not sent; the page then shows what stands. */
export async function discardTyping(ask: SignedInAsk): Promise<Answer> {
  await dropForm(ask.db, ask.person, ask.pressed.key)
  return seeOther(ask.path)
}

/** The key and version that a form goes on with. */
export const goingOn = (unsent: Unsent | undefined, version: number): { key: string; version: number } => ({
  key: unsent?.key ?? newFormKey(),
  version: unsent?.version ?? version,
})
