import { longText } from '../fields/text.ts'
import { form, formOf, ownsControl, readForm, typeForm } from '../fields/form.ts'
import { withRowAdded, withRowRemoved } from '../fields/repeated.ts'
import type { Problem, Typed } from '../fields/field.ts'
import { BadRequest, Forbidden, NotFound, Stale } from '../http/errors.ts'
import { newFormKey } from '../http/read.ts'
import { conflict, get, invalid, page, post, seeOther } from '../http/route.ts'
import type { Answer, Route, SignedInAsk } from '../http/route.ts'
import { may } from '../access/permissions.ts'
import {
  beginDraft,
  correctRecord,
  discardDraft,
  rebaseDraft,
  recordNew,
  recordView,
  saveDraft,
} from './actions.ts'
import type { Asking, RecordForm, RecordKind, Section } from './kind.ts'
import { checkPage, confirmationPage, conflictPage, historyPage, sectionPage, showPage } from './page.ts'
import { findDraft, versionsOf, type Draft } from './queries.ts'

/** How a record goes from page to page, the same for every kind: begin, sections, check, submit, show, correct, history. */
export function recordRoutes<Values extends object>(kind: RecordKind<Values>): Route[] {
  const { base } = kind
  const { read, record } = kind.allow
  return [
    get(`${base}/new`, record, (ask) => newRecord(kind, ask)),
    post(`${base}/new`, record, (ask) => startRecord(kind, ask)),
    get(`${base}/drafts/:draft`, record, (ask) => checkAnswers(kind, ask)),
    post(`${base}/drafts/:draft/submission`, record, (ask) => submit(kind, ask)),
    post(`${base}/drafts/:draft/discarding`, record, (ask) => discard(kind, ask)),
    post(`${base}/drafts/:draft/rebasing`, record, (ask) => rebase(kind, ask)),
    get(`${base}/drafts/:draft/:section`, record, (ask) => showSection(kind, ask)),
    post(`${base}/drafts/:draft/:section`, record, (ask) => saveSection(kind, ask)),
    get(`${base}/:id`, read, (ask) => showRecord(kind, ask)),
    post(`${base}/:id/correction`, record, (ask) => startCorrection(kind, ask)),
    get(`${base}/:id/recorded`, read, (ask) => confirm(kind, ask)),
    get(`${base}/:id/history`, read, (ask) => showHistory(kind, ask)),
  ]
}

const draftBase = (kind: { base: string }, id: string) => `${kind.base}/drafts/${id}`

const crumbs = (kind: { base: string; many: string }, last: string) => [
  { href: '/', text: 'Home' },
  { href: kind.base, text: kind.many },
  { text: last },
]

const asking = (ask: SignedInAsk): Asking => ({ db: ask.db, person: ask.person, today: ask.today })

/** The form of a draft, for what it holds and what was just sent: a correction's may differ from a new record's. */
async function formOfDraft<Values extends object>(kind: RecordKind<Values>, ask: SignedInAsk, draft: Draft) {
  const typed = { ...draft.typed, ...ask.typed }
  if (draft.subjectId === null) return kind.formFor({ ...asking(ask), typed })
  const { id, establishmentId } = await kind.find(ask.db, ask.person, draft.subjectId, ask.today)
  return kind.formFor({ ...asking(ask), typed, correcting: { id, establishmentId } })
}

async function newRecord<Values extends object>(kind: RecordKind<Values>, ask: SignedInAsk): Promise<Answer> {
  const asked = await kind.formFor({ ...asking(ask), typed: ask.query })
  const known = Object.fromEntries(
    Object.entries(ask.query).filter(([control]) => ownsControl(asked.form, control)),
  )
  return sectionAnswer(kind, ask, asked, {
    section: firstOf(asked),
    typed: known,
    problems: [],
    action: `${kind.base}/new`,
  })
}

const firstOf = <Values>(asked: RecordForm<Values>): Section<Values> => {
  const [first] = asked.sections
  if (first === undefined) throw new Error('A form has at least one section')
  return first
}

async function startRecord<Values extends object>(
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

async function showSection<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const draft = await draftIn(kind, ask)
  const asked = await formOfDraft(kind, ask, draft)
  const section = sectionIn(asked, ask)
  const action = `${draftBase(kind, draft.id)}/${section.slug}`
  return sectionAnswer(kind, ask, asked, { section, typed: draft.typed, problems: [], action })
}

async function saveSection<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const draft = await draftIn(kind, ask)
  const asked = await formOfDraft(kind, ask, draft)
  const section = sectionIn(asked, ask)
  const again = readSection(asked, section, ask)
  const action = `${draftBase(kind, draft.id)}/${section.slug}`
  if (again !== undefined) return sectionAnswer(kind, ask, asked, { section, action, ...again })
  const part = formOf(asked.form, section.names)
  const others = Object.fromEntries(
    Object.entries(draft.typed).filter(([control]) => !ownsControl(part, control)),
  )
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

// eslint-disable-next-line max-params -- a kind's section, as it is asked now
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

const draftIn = (kind: { name: string }, ask: SignedInAsk) =>
  findDraft(ask.db, ask.person, kind.name, ask.params['draft'] ?? '')

function sectionIn<Values>(asked: RecordForm<Values>, ask: SignedInAsk): Section<Values> {
  const section = asked.sections.find((each) => each.slug === ask.params['section'])
  if (section === undefined) throw new NotFound()
  return section
}

// The reason for a correction is asked on the check page, beside what it is a reason for.
const correctionForm = form({
  reason: longText({
    question: 'Why are you correcting this?',
    hint: 'For example, “The child’s injury was found the next morning”. Names of people do not belong here.',
    missing: 'Say why you are correcting this',
    max: 1000,
    rows: 3,
  }),
})

async function checkAnswers<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const draft = await draftIn(kind, ask)
  return checkAnswer(kind, ask, { draft, errors: [] })
}

async function checkAnswer<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
  { draft, errors }: { draft: Draft; errors: readonly Problem[] },
): Promise<Answer> {
  const asked = await formOfDraft(kind, ask, draft)
  const found = readForm(asked.form, draft.typed, ask)
  const isCorrection = draft.subjectId !== null
  const content = checkPage(kind, asked, {
    values: found.ok ? found.value : readable(asked, draft.typed, ask),
    problems: found.ok ? [] : found.problems.map((problem) => linkTo(kind, asked, draft, problem)),
    errors,
    fields: isCorrection
      ? [correctionForm.fields.reason.view('reason', ask.typed, errors)].filter((view) => view !== null)
      : [],
    csrf: ask.csrf,
    key: newFormKey(),
    draftBase: draftBase(kind, draft.id),
    isCorrection,
    role: ask.person.role,
  })
  const wording = {
    title: content.heading,
    name: `${kind.name}-check`,
    breadcrumbs: crumbs(kind, content.heading),
  }
  return errors.length > 0 || (ask.pressed.key !== null && content.problems.length > 0)
    ? invalid('records/check', content, wording)
    : page('records/check', content, wording)
}

/** The answers that can be read, where some cannot. */
function readable<Values>(asked: RecordForm<Values>, typed: Typed, ask: SignedInAsk): object {
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

// eslint-disable-next-line max-params -- a problem, in the section of the draft that it is in
function linkTo<Values>(kind: { base: string }, asked: RecordForm<Values>, draft: Draft, problem: Problem) {
  const section =
    asked.sections.find((each) => ownsControl(formOf(asked.form, each.names), problem.control)) ??
    firstOf(asked)
  return { text: problem.message, href: `${draftBase(kind, draft.id)}/${section.slug}#${problem.control}` }
}

async function submit<Values extends object>(kind: RecordKind<Values>, ask: SignedInAsk): Promise<Answer> {
  const earlier = await earlierAnswer(ask)
  if (earlier !== undefined) return seeOther(`${kind.base}/${earlier}/recorded`)
  const draft = await draftIn(kind, ask)
  const asked = await formOfDraft(kind, ask, draft)
  const found = readForm(asked.form, draft.typed, ask)
  const why =
    draft.subjectId === null
      ? ({ ok: true, value: { reason: '' } } as const)
      : readForm(correctionForm, ask.typed, ask)
  if (!found.ok || !why.ok) return checkAnswer(kind, ask, { draft, errors: why.ok ? [] : why.problems })
  if (draft.subjectId === null) {
    const saved = await recordNew(ask.db, ask.act, kind, { values: found.value, draftId: draft.id })
    return seeOther(`${kind.base}/${saved.id}/recorded`)
  }
  return submitCorrection(kind, ask, { draft, values: found.value, reason: why.value.reason, asked })
}

// A second click comes when the draft is gone already: the first answer is given again.
async function earlierAnswer(ask: SignedInAsk): Promise<string | undefined> {
  if (ask.act.key === null) return undefined
  const key = `${ask.person.id}:${ask.act.key}`
  const row = await ask.db
    .selectFrom('idempotency')
    .select('answer')
    .where('key', '=', key)
    .executeTakeFirst()
  return row === undefined ? undefined : (JSON.parse(row.answer) as { id: string }).id
}

interface Submission<Values> {
  draft: Draft
  values: Values
  reason: string
  asked: RecordForm<Values>
}

async function submitCorrection<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
  { draft, values, reason, asked }: Submission<Values>,
): Promise<Answer> {
  const id = draft.subjectId ?? ''
  const correction = {
    id,
    version: draft.baseVersion ?? 0,
    values,
    reason,
    draftId: draft.id,
    person: ask.person,
    today: ask.today,
  }
  try {
    const saved = await correctRecord(ask.db, ask.act, kind, correction)
    return seeOther(`${kind.base}/${saved.id}/recorded`)
  } catch (error) {
    if (!(error instanceof Stale)) throw error
    const stands = await kind.find(ask.db, ask.person, id, ask.today)
    const state = {
      yours: values,
      draftBase: draftBase(kind, draft.id),
      csrf: ask.csrf,
      key: newFormKey(),
      role: ask.person.role,
    }
    const content = conflictPage(kind, asked, stands, state)
    return conflict('records/conflict', content, {
      title: content.heading,
      name: `${kind.name}-conflict`,
      breadcrumbs: crumbs(kind, stands.title),
    })
  }
}

async function discard<Values extends object>(kind: RecordKind<Values>, ask: SignedInAsk): Promise<Answer> {
  const draft = await draftIn(kind, ask)
  await discardDraft(ask.db, ask.act, { id: draft.id, kind: kind.name })
  return seeOther(draft.subjectId === null ? kind.base : `${kind.base}/${draft.subjectId}`)
}

async function rebase<Values extends object>(kind: RecordKind<Values>, ask: SignedInAsk): Promise<Answer> {
  const draft = await draftIn(kind, ask)
  if (ask.pressed.version === null)
    throw new BadRequest('This form is out of date. Go back and reload the page.')
  await rebaseDraft(ask.db, ask.act, draft.id, ask.pressed.version)
  return seeOther(draftBase(kind, draft.id))
}

async function showRecord<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const { found, asked } = await findWithForm(kind, ask)
  if (kind.viewsAreEvents) await recordView(ask.db, ask.act, kind.name, found)
  const mayCorrect = may(ask.person.role, kind.allow.record)
  const tables = await kind.tablesFor?.(ask.db, ask.person, found.content, ask.today)
  const content = showPage(kind, asked, tables === undefined ? found : { ...found, tables }, {
    role: ask.person.role,
    csrf: ask.csrf,
    key: newFormKey(),
    mayCorrect,
  })
  return page('records/show', content, {
    title: found.title,
    name: kind.name,
    breadcrumbs: crumbs(kind, found.title),
  })
}

async function findWithForm<Values extends object>(kind: RecordKind<Values>, ask: SignedInAsk) {
  const found = await kind.find(ask.db, ask.person, ask.params['id'] ?? '', ask.today)
  const asked = await kind.formFor({
    ...asking(ask),
    correcting: { id: found.id, establishmentId: found.establishmentId },
  })
  return { found, asked }
}

async function startCorrection<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const { found, asked } = await findWithForm(kind, ask)
  const stranger = Object.keys(ask.typed)[0]
  if (stranger !== undefined) throw new BadRequest('This form holds an answer that was not asked for.')
  const draft = { kind: kind.name, subjectId: found.id, baseVersion: found.version }
  const id = await beginDraft(ask.db, ask.act, draft, typeForm(asked.form, found.content))
  return seeOther(draftBase(kind, id))
}

async function confirm<Values extends object>(kind: RecordKind<Values>, ask: SignedInAsk): Promise<Answer> {
  const found = await kind.find(ask.db, ask.person, ask.params['id'] ?? '', ask.today)
  if (!may(ask.person.role, kind.allow.record)) throw new Forbidden()
  const content = confirmationPage(kind, found, kind.next(found, found.content))
  return page('records/confirmation', content, {
    title: content.panel.title,
    name: `${kind.name}-recorded`,
    breadcrumbs: crumbs(kind, found.title),
  })
}

async function showHistory<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const { found, asked } = await findWithForm(kind, ask)
  const versions = await versionsOf(ask.db, kind.name, found.id)
  if (kind.viewsAreEvents) await recordView(ask.db, ask.act, `${kind.name}-history`, found)
  const content = historyPage(kind, asked, found, { versions, role: ask.person.role })
  const breadcrumbs = [
    ...crumbs(kind, found.title).slice(0, 2),
    { href: `${kind.base}/${found.id}`, text: found.title },
    { text: 'History' },
  ]
  return page('records/history', content, {
    title: `History of ${found.title}`,
    name: `${kind.name}-history`,
    breadcrumbs,
  })
}
