import { earlierAnswer } from '../database/write.ts'
import { readForm } from '../fields/form.ts'
import type { Problem, Reading } from '../fields/field.ts'
import { Stale } from '../http/errors.ts'
import { newFormKey } from '../http/read.ts'
import { conflict, invalid, page, seeOther, type Answer, type SignedInAsk } from '../http/route.ts'
import { noQuestion, refuseStrangers } from '../http/strangers.ts'
import { keepForm } from '../database/kept-forms.ts'
import { correctRecord, discardDraft, rebaseDraft, recordNew } from './actions.ts'
import { recordView } from './look-queries.ts'
import { keepTyping, unsentHere } from '../http/typing.ts'
import { crumbs, draftBase, draftIn, firstOf, formOfDraft, openDraft, placeIn, sectionOf } from './draft.ts'
import type { RecordForm, Section } from '../fields/sections.ts'
import type { RecordKind } from './kind.ts'
import { correctionForm } from './correction-form.ts'
import { findsOf, readable, undecided } from './draft-finds.ts'
import { isTooLong, tooLong } from './finds.ts'
import type { Change } from './change.ts'
import { discardPage } from './discard-page.ts'
import { changeOf, unopenedSections } from './opened.ts'
import { conflictPage } from './conflict-page.ts'
import { checkPage } from './page.ts'
import { seenVersion } from './small-forms.ts'
import { lastWriterOf, type Draft } from './queries.ts'

export async function checkAnswers<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const draft = await draftIn(kind, ask)
  return checkAnswer(kind, ask, { draft, errors: [] })
}

/** The reason for a correction, saved while somebody types it. */
export async function keepReason(kind: { name: string; base: string }, ask: SignedInAsk): Promise<Answer> {
  const draft = await draftIn(kind, ask)
  return keepTyping(ask, draftBase(kind, draft.id), correctionForm)
}

/** What was typed, to be checked; where it came back, with messages. */
export async function checkAnswer<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
  { draft, errors }: { draft: Draft; errors: readonly Problem[] },
): Promise<Answer> {
  const { asked, stands } = await openDraft(kind, ask, draft)
  const found = readForm(asked.form, draft.typed, ask)
  const change = await changeOf(kind, ask, draft)
  const { key, fields } = await whyAsked(ask, change, errors)
  const unopened = unopenedSections(asked, draft.saves, change)
  const values = found.ok ? found.value : (readable(asked, draft.typed, ask) as Partial<Values>)
  const content = checkPage(kind, asked, {
    values,
    problems: missingIn(kind, { asked, draft }, { unopened, found }),
    unopened: unopened.map(({ slug }) => slug),
    worthChecking: [
      ...(await knownOf(kind, ask, draft, values)),
      ...(isTooLong(asked.form, draft.typed) ? [{ text: tooLong }] : []),
    ],
    finds: await findsOf(kind, ask, { asked, draft }),
    stands: stands?.content,
    errors,
    fields,
    typed: ask.typed,
    csrf: ask.csrf,
    key,
    draftBase: draftBase(kind, draft.id),
    change,
    role: ask.person.role,
  })
  const breadcrumbs = crumbs(kind, content.heading)
  const wording = { title: content.heading, name: `${kind.name}-check`, breadcrumbs }
  const isMissing = ask.pressed.key !== null && content.problems.length > 0
  if (!isMissing && errors.length === 0) return page('records/check', content, wording)
  // Whoever pressed the button is told at the top why nothing was submitted.
  const missing = isMissing ? content.problems : []
  return invalid('records/check', { ...content, errors: [...content.errors, ...missing] }, wording)
}

const knownOf = async <Values extends object>(
  kind: RecordKind<Values>,
  { db, person }: SignedInAsk,
  { subjectId }: Draft,
  values: Partial<Values>,
) => (await kind.worthChecking?.(db, values, { person, correcting: subjectId })) ?? []

/** The question for the reason, of a correction alone, with what was typed before and not sent. */
async function whyAsked(ask: SignedInAsk, { what }: Change, errors: readonly Problem[]) {
  if (what !== 'correction') return { key: newFormKey(), fields: [] }
  const unsent = ask.pressed.key === null ? await unsentHere(ask) : undefined
  const view = correctionForm.fields.reason.view('reason', unsent?.typed ?? ask.typed, errors)
  return { key: unsent?.key ?? newFormKey(), fields: view === null ? [] : [view] }
}

/** What is missing, each with the place to do it. */
const missingIn = <Values>(
  kind: { base: string },
  { asked, draft }: Pick<Submission<Values>, 'asked' | 'draft'>,
  { unopened, found }: { unopened: readonly Section<Values>[]; found: Reading<Values> },
) => [
  ...unopened.map((section) => unopenedLine(kind, draft, section)),
  ...problemsIn(asked, unopened, found).map((problem) => linkTo(kind, asked, draft, problem)),
]

const unopenedLine = (
  kind: { base: string },
  draft: Draft,
  { title, slug }: { title: string; slug: string },
) => ({
  text: `You have not opened this part: ${title}`,
  href: `${draftBase(kind, draft.id)}/${slug}`,
})

/** What a part says that was never opened is said when it is: one line for it is enough. */
const problemsIn = <Values>(
  asked: RecordForm<Values>,
  unopened: readonly Section<Values>[],
  found: Reading<Values>,
): Problem[] =>
  found.ok
    ? []
    : found.problems.filter(({ control }) => !unopened.includes(sectionOf(asked, control) ?? firstOf(asked)))

function linkTo<Values>(kind: { base: string }, asked: RecordForm<Values>, draft: Draft, problem: Problem) {
  const section = sectionOf(asked, problem.control) ?? firstOf(asked)
  return { text: problem.message, href: `${draftBase(kind, draft.id)}/${section.slug}#${problem.control}` }
}

export async function submit<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const earlier = await earlierRecord(ask)
  if (earlier !== undefined) return seeOther(`${kind.base}/${earlier}/recorded`)
  const draft = await draftIn(kind, ask)
  // A new record is submitted by a button alone; a correction says why.
  refuseStrangers(draft.subjectId === null ? noQuestion : correctionForm, ask.typed)
  const asked = await formOfDraft(kind, ask, draft)
  if (ask.pressed.back) return backToForm(kind, ask, { draft, asked })
  return submitRead(kind, ask, { draft, asked })
}

async function submitRead<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
  { draft, asked }: Pick<Submission<Values>, 'draft' | 'asked'>,
): Promise<Answer> {
  const found = readForm(asked.form, draft.typed, ask)
  const change = await changeOf(kind, ask, draft)
  const why = reasonIn(ask, change)
  if (!found.ok || !why.ok || unopenedSections(asked, draft.saves, change).length > 0)
    return checkAnswer(kind, ask, { draft, errors: why.ok ? [] : why.problems })
  const open = undecided(await findsOf(kind, ask, { asked, draft }))
  if (open.length > 0) return stopForFinds(kind, ask, { draft, errors: open })
  return store(kind, ask, { draft, values: found.value, reason: why.value.reason, asked })
}

/** To the last part of the form; the reason that was typed so far waits on the check page. */
async function backToForm<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
  { draft, asked }: Pick<Submission<Values>, 'draft' | 'asked'>,
): Promise<Answer> {
  if (ask.typed['reason'] !== undefined) await keepForm(ask, ask.person.id, draftBase(kind, draft.id))
  return seeOther(placeIn(kind, draft.id, asked.sections.at(-1) ?? firstOf(asked)).action)
}

async function store<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
  submission: Submission<Values>,
): Promise<Answer> {
  const { draft, values } = submission
  if (draft.subjectId !== null) return submitCorrection(kind, ask, submission)
  const saved = await recordNew(ask.db, ask.act, kind, { values, draftId: draft.id })
  return seeOther(`${kind.base}/${saved.id}/recorded`)
}

// Only a correction says why.
const reasonIn = (ask: SignedInAsk, { what }: Change): Reading<{ reason: string }> =>
  what === 'correction' ? readForm(correctionForm, ask.typed, ask) : { ok: true, value: { reason: '' } }

/** Back to the check page; the reason is kept, since a decision about a find is a form of its own. */
async function stopForFinds<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
  state: { draft: Draft; errors: readonly Problem[] },
): Promise<Answer> {
  if (ask.typed['reason'] !== undefined) await keepForm(ask, ask.person.id, draftBase(kind, state.draft.id))
  return checkAnswer(kind, ask, state)
}

// A second click comes when the draft is gone already: the first answer is given again.
async function earlierRecord({ db, act }: SignedInAsk): Promise<string | undefined> {
  const answer = await earlierAnswer(db, act)
  return answer === undefined ? undefined : (JSON.parse(answer) as { id: string }).id
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
    const stands = await kind.load(ask.db, ask.person, id, ask.today)
    // It is another text than the one that was looked at before.
    if (kind.viewsAreEvents) await recordView(ask.db, ask.act, kind.name, stands)
    const state = {
      yours: values,
      draftBase: draftBase(kind, draft.id),
      csrf: ask.csrf,
      key: newFormKey(),
      role: ask.person.role,
      isOwn: (await lastWriterOf(ask.db, kind.name, id)) === ask.person.id,
    }
    const content = conflictPage(kind, asked, stands, state)
    return conflict('records/conflict', content, {
      title: content.heading,
      name: `${kind.name}-conflict`,
      breadcrumbs: crumbs(kind, stands.title),
    })
  }
}

/** Asked first: what is discarded cannot be brought back. */
export async function discard<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const draft = await draftIn(kind, ask)
  if (!ask.pressed.discard) {
    const content = discardPage(kind, draft, { csrf: ask.csrf, key: newFormKey() })
    return page('records/show', content, {
      title: content.heading,
      name: `${kind.name}-discard`,
      breadcrumbs: crumbs(kind, content.heading),
    })
  }
  await discardDraft(ask.db, ask.act, { id: draft.id, kind: kind.name })
  return seeOther(draft.subjectId === null ? kind.base : `${kind.base}/${draft.subjectId}`)
}

export async function rebase<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const draft = await draftIn(kind, ask)
  await rebaseDraft(ask.db, ask.act, draft.id, seenVersion(ask))
  return seeOther(draftBase(kind, draft.id))
}
