import { formOf, ownsControl, readForm } from '../fields/form.ts'
import { withRowAdded, withRowRemoved } from '../fields/repeated.ts'
import type { Problem, Typed } from '../fields/field.ts'
import { BadRequest, NotFound } from '../http/errors.ts'
import { newFormKey } from '../http/read.ts'
import { invalid, page, seeOther, type Answer, type SignedInAsk } from '../http/route.ts'
import { beginDraft, saveDraft } from './actions.ts'
import { asking, crumbs, draftBase, draftIn, firstOf, formOfDraft } from './draft.ts'
import type { RecordForm, RecordKind, Section } from './kind.ts'
import { sectionPage } from './page.ts'

export async function newRecord<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  // What was typed before its session ended stands in place of what the address knows.
  const asked = await kind.formFor({ ...asking(ask), typed: { ...ask.query, ...ask.typed } })
  const known = Object.fromEntries(
    Object.entries(ask.query).filter(([control]) => ownsControl(asked.form, control)),
  )
  return sectionAnswer(kind, ask, asked, {
    section: firstOf(asked),
    typed: { ...known, ...ask.typed },
    problems: [],
    action: `${kind.base}/new`,
  })
}

export async function startRecord<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const asked = await kind.formFor({ ...asking(ask), typed: ask.typed })
  const section = firstOf(asked)
  const again = readSection(asked, section, ask)
  if (again !== undefined)
    return sectionAnswer(kind, ask, asked, { section, action: `${kind.base}/new`, ...again })
  const draft = await beginDraft(
    ask.db,
    ask.act,
    { kind: kind.name, subjectId: null, baseVersion: null },
    ask.typed,
  )
  return seeOther(ask.pressed.later ? '/' : nextPage(kind, asked, draft, ask.typed))
}

export async function showSection<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const draft = await draftIn(kind, ask)
  const asked = await formOfDraft(kind, ask, draft)
  const section = sectionIn(asked, ask)
  const action = `${draftBase(kind, draft.id)}/${section.slug}`
  const kept = Object.keys(ask.typed).length > 0
  const typed = kept ? { ...withoutSection(asked, section, draft.typed), ...ask.typed } : draft.typed
  return sectionAnswer(kind, ask, asked, { section, typed, problems: [], action })
}

/** What was typed in the other sections: a section is sent whole. */
function withoutSection<Values>(asked: RecordForm<Values>, section: Section<Values>, typed: Typed): Typed {
  const part = formOf(asked.form, section.names)
  return Object.fromEntries(Object.entries(typed).filter(([control]) => !ownsControl(part, control)))
}

export async function saveSection<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const draft = await draftIn(kind, ask)
  const asked = await formOfDraft(kind, ask, draft)
  const section = sectionIn(asked, ask)
  const again = readSection(asked, section, ask)
  const action = `${draftBase(kind, draft.id)}/${section.slug}`
  if (again !== undefined) return sectionAnswer(kind, ask, asked, { section, action, ...again })
  const others = withoutSection(asked, section, draft.typed)
  const typed = { ...others, ...ask.typed }
  await saveDraft(ask.db, ask.act, draft.id, typed)
  return seeOther(ask.pressed.later ? '/' : nextPage(kind, asked, draft.id, typed))
}

/** What the section must show again: a row more or less, or messages; undefined when it can be kept. */
function readSection<Values>(asked: RecordForm<Values>, section: Section<Values>, ask: SignedInAsk) {
  const part = formOf(asked.form, section.names)
  const stranger = Object.keys(ask.typed).find((control) => !ownsControl(part, control))
  if (stranger !== undefined)
    throw new BadRequest('This form holds an answer that was not asked for. Reload the page and try again.')
  const { add, remove, later } = ask.pressed
  if (add !== null) return { typed: withRowAdded(ask.typed, add), problems: [] }
  if (remove !== null) return { typed: withRowRemoved(ask.typed, remove), problems: [] }
  if (later) return undefined
  const found = readForm(part, ask.typed, ask)
  return found.ok ? undefined : { typed: ask.typed, problems: found.problems }
}

interface SectionState<Values> {
  section: Section<Values>
  typed: Typed
  problems: readonly Problem[]
  action: string
}

function sectionAnswer<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
  asked: RecordForm<Values>,
  state: SectionState<Values>,
): Answer {
  const content = sectionPage(kind, asked, state.section, { ...state, csrf: ask.csrf, key: newFormKey() })
  const wording = {
    title: content.heading,
    name: `${kind.name}-form`,
    breadcrumbs: crumbs(kind, kind.newTitle),
  }
  return state.problems.length === 0
    ? page('records/form', content, wording)
    : invalid('records/form', content, wording)
}

/** The next section in which nothing was typed yet, or the check page. */
function nextPage<Values extends object>(
  kind: { base: string },
  asked: RecordForm<Values>,
  draft: string,
  typed: Typed,
): string {
  const open = asked.sections.find((section) => {
    const part = formOf(asked.form, section.names)
    return !Object.keys(typed).some((control) => ownsControl(part, control))
  })
  return open === undefined ? draftBase(kind, draft) : `${draftBase(kind, draft)}/${open.slug}`
}

function sectionIn<Values>(asked: RecordForm<Values>, ask: SignedInAsk): Section<Values> {
  const section = asked.sections.find((each) => each.slug === ask.params['section'])
  if (section === undefined) throw new NotFound()
  return section
}
