import { formOf, ownsControl, readForm } from '../fields/form.ts'
import { withRowAdded, withRowRemoved } from '../fields/repeated.ts'
import type { Problem, Typed } from '../fields/field.ts'
import { canonical } from '../history/canonical.ts'
import { NotFound, Stale } from '../http/errors.ts'
import { newFormKey } from '../http/read.ts'
import { conflict, invalid, page, seeOther, type Answer, type SignedInAsk } from '../http/route.ts'
import { refuseStrangers } from '../http/strangers.ts'
import {
  asking,
  crumbs,
  draftBase,
  draftIn,
  firstOf,
  formOfDraft,
  placeIn,
  placeOfNew,
  sectionBefore,
  sectionIn,
} from './draft.ts'
import { begin, crossing, keepPage, type Saving } from './keeping.ts'
import type { RecordForm, Section } from '../fields/sections.ts'
import type { RecordKind } from './kind.ts'
import { changeOf, nextSection } from './opened.ts'
import { sectionPage } from './page.ts'
import type { Draft } from './queries.ts'

export async function newRecord<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  // What was typed before its session ended stands in place of what the address knows.
  const begun = { ...ask.query, ...(await kind.beginsWith?.(asking(ask), ask.act, ask.query)) }
  const asked = await kind.formFor({ ...asking(ask), typed: { ...begun, ...ask.typed } })
  const known = Object.fromEntries(
    Object.entries(begun).filter(([control]) => ownsControl(asked.form, control)),
  )
  return sectionAnswer(kind, ask, asked, {
    section: firstOf(asked),
    typed: { ...known, ...ask.typed },
    problems: [],
    ...placeOfNew(kind),
  })
}

/** The first page of a new record: once it can be read it begins a draft, and everything after belongs to that. */
export async function startRecord<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const asked = await kind.formFor({ ...asking(ask), typed: ask.typed })
  const section = firstOf(asked)
  const again = readSection(asked, section, ask)
  if (again !== undefined) return sectionAnswer(kind, ask, asked, { section, ...placeOfNew(kind), ...again })
  const draft = await begin(kind, ask, section)
  try {
    return await savePage(kind, ask, { asked, section, draft, of: newDraft })
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    const state = { section, ...placeOfNew(kind), typed: ask.typed, problems: [], warning: sentBefore }
    return sectionAnswer(kind, ask, asked, state)
  }
}

// Somebody went back to the empty form of a record that is recorded by now.
const sentBefore =
  'You sent this form before, and its draft has been submitted or discarded since. To record another one, press “Continue” again.'

export async function showSection<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const draft = await draftIn(kind, ask)
  const asked = await formOfDraft(kind, ask, draft)
  const section = sectionIn(asked, ask)
  const kept = Object.keys(ask.typed).length > 0
  const typed = kept ? { ...withoutSection(asked, section, draft.typed), ...ask.typed } : draft.typed
  const version = ask.kept?.version ?? draft.saves[section.slug]?.version ?? 0
  return sectionAnswer(kind, ask, asked, {
    section,
    typed,
    problems: [],
    ...placeIn(kind, draft.id, section),
    version,
  })
}

/** What was typed in the other sections: a section is sent whole. */
function withoutSection<Values>(asked: RecordForm<Values>, section: Section<Values>, typed: Typed): Typed {
  const part = formOf(asked.form, section.names)
  return Object.fromEntries(Object.entries(typed).filter(([control]) => !ownsControl(part, control)))
}

/** Every button of a section keeps what was typed in it, readable or not, before anything else. */
export async function saveSection<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const draft = await draftIn(kind, ask)
  const asked = await formOfDraft(kind, ask, draft)
  const section = sectionIn(asked, ask)
  if (ask.pressed.back && isUntouched(asked, section, { typed: ask.typed, draft }))
    return seeOther(placeIn(kind, draft.id, sectionBefore(asked, section)).action)
  return savePage(kind, ask, { asked, section, draft: draft.id, of: draft })
}

/** Whoever goes back from a part in which they typed nothing has not answered it: it stays to be opened. */
function isUntouched<Values>(
  asked: RecordForm<Values>,
  section: Section<Values>,
  { typed, draft }: { typed: Typed; draft: Draft },
): boolean {
  const part = formOf(asked.form, section.names)
  const given = (of: Typed) =>
    Object.fromEntries(
      Object.entries(of).filter(([control, value]) => value !== '' && ownsControl(part, control)),
    )
  return canonical(given(typed)) === canonical(given(draft.typed))
}

const newDraft = { subjectId: null, baseVersion: null }

interface SavingOf<Values> extends Saving<Values> {
  of: Pick<Draft, 'subjectId' | 'baseVersion'>
}

async function savePage<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
  saving: SavingOf<Values>,
): Promise<Answer> {
  const { asked, section, draft } = saving
  const again = readSection(asked, section, ask)
  try {
    const { version, ...kept } = await keepPage(ask, saving)
    if (again !== undefined)
      return sectionAnswer(kind, ask, asked, { section, ...placeIn(kind, draft, section), ...again, version })
    if (ask.pressed.later) return seeOther('/')
    if (ask.pressed.back) return seeOther(placeIn(kind, draft, sectionBefore(asked, section)).action)
    const next = nextSection(asked, kept, await changeOf(kind, ask, saving.of))
    return seeOther(next === undefined ? draftBase(kind, draft) : placeIn(kind, draft, next).action)
  } catch (error) {
    if (error instanceof Stale) return crossing(kind, ask, saving)
    throw error
  }
}

/** What the section must show again: a row more or less, or messages; undefined when it can be kept. */
function readSection<Values>(asked: RecordForm<Values>, section: Section<Values>, ask: SignedInAsk) {
  const part = formOf(asked.form, section.names)
  refuseStrangers(part, ask.typed)
  const { add, remove, later, back } = ask.pressed
  if (add !== null) return { typed: withRowAdded(ask.typed, add), problems: [] }
  if (remove !== null) return { typed: withRowRemoved(ask.typed, remove), problems: [] }
  if (later || back) return undefined
  const found = readForm(part, ask.typed, ask)
  return found.ok ? undefined : { typed: ask.typed, problems: found.problems }
}

interface SectionState<Values> {
  section: Section<Values>
  typed: Typed
  problems: readonly Problem[]
  action: string
  autosave: string
  version?: number
  warning?: string
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
  if (state.warning !== undefined) return conflict('records/form', content, wording)
  return state.problems.length === 0
    ? page('records/form', content, wording)
    : invalid('records/form', content, wording)
}
