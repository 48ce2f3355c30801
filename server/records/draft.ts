import type { SignedInAsk } from '../http/route.ts'
import type { Asking, RecordForm, RecordKind, Section } from './kind.ts'
import { findDraft, type Draft } from './queries.ts'

export const draftBase = (kind: { base: string }, id: string) => `${kind.base}/drafts/${id}`

export const crumbs = (kind: { base: string; many: string }, last: string) => [
  { href: '/', text: 'Home' },
  { href: kind.base, text: kind.many },
  { text: last },
]

export const asking = (ask: SignedInAsk): Asking => ({ db: ask.db, person: ask.person, today: ask.today })

/** The form of a draft, for what it holds and what was just sent: a correction's may differ from a new record's. */
export async function formOfDraft<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
  draft: Draft,
) {
  const typed = { ...draft.typed, ...ask.typed }
  if (draft.subjectId === null) return kind.formFor({ ...asking(ask), typed })
  const { id, establishmentId } = await kind.find(ask.db, ask.person, draft.subjectId, ask.today)
  return kind.formFor({ ...asking(ask), typed, correcting: { id, establishmentId } })
}

/** The first section of a form. */
export const firstOf = <Values>(asked: RecordForm<Values>): Section<Values> => {
  const [first] = asked.sections
  if (first === undefined) throw new Error('A form has at least one section')
  return first
}

/** The draft of the address, if it is one's own. */
export const draftIn = (kind: { name: string }, ask: SignedInAsk) =>
  findDraft(ask.db, ask.person, kind.name, ask.params['draft'] ?? '')
