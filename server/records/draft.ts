import { earlierAnswer } from '../database/write.ts'
import { formOf, ownsControl } from '../fields/form.ts'
import { NotFound } from '../http/errors.ts'
import type { SignedInAsk } from '../http/route.ts'
import type { RecordForm, Section } from '../fields/sections.ts'
import type { Asking, Loaded, RecordKind } from './kind.ts'
import { recordLook } from './look-queries.ts'
import { draftKey, findDraft, type Draft } from './queries.ts'

export const draftBase = (kind: { base: string }, id: string) => `${kind.base}/drafts/${id}`

export const crumbs = (kind: { base: string; many: string }, last: string) => [
  { href: '/', text: 'Home' },
  { href: kind.base, text: kind.many },
  { text: last },
]

export const asking = (ask: SignedInAsk): Pick<Asking, 'db' | 'person' | 'today'> => ({
  db: ask.db,
  person: ask.person,
  today: ask.today,
})

/**
 * The form of a draft, for what it holds and what was just sent, with the record that it corrects as it stands: a correction's
 * form may differ from a new record's, and whoever is at one looks at the record.
 */
export async function openDraft<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
  draft: Draft,
): Promise<{ asked: RecordForm<Values>; stands?: Loaded<Values> }> {
  const typed = { ...draft.typed, ...ask.typed }
  if (draft.subjectId === null) return { asked: await kind.formFor({ ...asking(ask), typed }) }
  const stands = await kind.load(ask.db, ask.person, draft.subjectId, ask.today)
  await recordLook(ask.db, ask.act, kind, stands)
  return { asked: await kind.formFor({ ...asking(ask), typed, correcting: stands }), stands }
}

/** The form alone. */
export const formOfDraft = async <Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
  draft: Draft,
): Promise<RecordForm<Values>> => (await openDraft(kind, ask, draft)).asked

/** The first section of a form. */
export const firstOf = <Values>(asked: RecordForm<Values>): Section<Values> => {
  const [first] = asked.sections
  if (first === undefined) throw new Error('A form has at least one section')
  return first
}

/** The part before this one; the first has itself before it. */
export const sectionBefore = <Values>(asked: RecordForm<Values>, section: Section<Values>): Section<Values> =>
  asked.sections[asked.sections.indexOf(section) - 1] ?? section

/** The draft of the address is one's own and was submitted: it is the record of this id by now. */
export class Submitted extends NotFound {
  readonly id: string
  constructor(id: string) {
    super('this draft was submitted')
    this.id = id
  }
}

/**
 * The draft of the address, if it is one's own.
 * @throws Submitted where one has submitted it, such as in another tab
 */
export async function draftIn(kind: { name: string }, ask: SignedInAsk): Promise<Draft> {
  const id = ask.params['draft'] ?? ''
  try {
    return await findDraft(ask.db, ask.person, kind.name, id)
  } catch (error) {
    const answer = await earlierAnswer(ask.db, { ...ask.act, key: draftKey(id) })
    if (!(error instanceof NotFound) || answer === undefined) throw error
    throw new Submitted((JSON.parse(answer) as { id: string }).id)
  }
}

/** Where the first page of a new record is sent, and where it is saved while somebody types. */
export const placeOfNew = (kind: { base: string }) => ({
  action: `${kind.base}/new`,
  autosave: `${kind.base}/new/keeping`,
})

/** The same for a section of a draft. */
export function placeIn(kind: { base: string }, draft: string, { slug }: { slug: string }) {
  const action = `${draftBase(kind, draft)}/${slug}`
  return { action, autosave: `${action}/keeping` }
}

/** The section in which a control, or a field as a whole, is asked for. */
export const sectionOf = <Values>(asked: RecordForm<Values>, control: string): Section<Values> | undefined =>
  asked.sections.find(({ names }) => names.some((name) => name === control)) ??
  asked.sections.find(({ names }) => ownsControl(formOf(asked.form, names), control))

/** The section of the address. */
export function sectionIn<Values>(asked: RecordForm<Values>, ask: SignedInAsk): Section<Values> {
  const section = asked.sections.find((each) => each.slug === ask.params['section'])
  if (section === undefined) throw new NotFound('the form has no such section')
  return section
}
