import { readsHistoryOf } from '../access/scope.ts'
import { typeForm } from '../fields/form.ts'
import { NotFound } from '../http/errors.ts'
import { newFormKey } from '../http/read.ts'
import { get, page, post, seeOther, type Answer, type Route, type SignedInAsk } from '../http/route.ts'
import { may, mayAskToMask, type Permission } from '../access/permissions.ts'
import { maskingsOf } from '../names/queries.ts'
import type { Button } from './page-types.ts'
import { decideFind } from './deciding.ts'
import { addingButtons, addingRoutes } from './adding.ts'
import { beginCorrection } from './actions.ts'
import { asking, crumbs, draftBase } from './draft.ts'
import type { RecordKind } from './kind.ts'
import { recordLook, recordView } from './look-queries.ts'
import { confirm } from './confirming.ts'
import { historyPage, showPage } from './page.ts'
import { versionsFor } from './past.ts'
import { versionsOf } from './queries.ts'
import { newRecord, saveSection, showSection, startRecord } from './sections.ts'
import { keepNew, keepSection } from './keeping.ts'
import { unlessSubmitted } from './submitted.ts'
import { checkAnswers, discard, keepReason, rebase, submit } from './submission.ts'

/** How a record goes from page to page, the same for every kind: begin, sections, check, submit, show, correct, history. */
export function recordRoutes<Values extends object>(kind: RecordKind<Values>): Route[] {
  const { base } = kind
  const { read, record } = kind.allow
  const form = { reads: 'a form' } as const
  const drafted = (work: (of: RecordKind<Values>, ask: SignedInAsk) => Promise<Answer>) =>
    unlessSubmitted(kind, (ask) => work(kind, ask))
  return [
    get(`${base}/new`, record, (ask) => newRecord(kind, ask)),
    post(`${base}/new`, record, (ask) => startRecord(kind, ask), form),
    post(`${base}/new/keeping`, record, (ask) => keepNew(kind, ask), form),
    get(`${base}/drafts/:draft`, record, drafted(checkAnswers)),
    post(`${base}/drafts/:draft/keeping`, record, drafted(keepReason), form),
    post(`${base}/drafts/:draft/submission`, record, drafted(submit), form),
    post(`${base}/drafts/:draft/finds`, record, drafted(decideFind), form),
    post(`${base}/drafts/:draft/discarding`, record, drafted(discard)),
    post(`${base}/drafts/:draft/rebasing`, record, drafted(rebase)),
    get(`${base}/drafts/:draft/:section`, record, drafted(showSection)),
    post(`${base}/drafts/:draft/:section`, record, drafted(saveSection), form),
    post(`${base}/drafts/:draft/:section/keeping`, record, drafted(keepSection), form),
    get(
      `${base}/:id`,
      read,
      (ask) => showRecord(kind, ask),
      kind.tablesFor === undefined ? {} : { costly: 'counting' },
    ),
    ...addingRoutes(kind),
    post(`${base}/:id/correction`, record, (ask) => startCorrection(kind, ask)),
    get(`${base}/:id/recorded`, record, (ask) => confirm(kind, ask)),
    get(`${base}/:id/history`, read, (ask) => showHistory(kind, ask), { costly: 'history' }),
  ]
}

async function showRecord<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const found = await kind.show(ask.db, ask.person, ask.params['id'] ?? '', ask.today)
  const asked = await kind.formFor({ ...asking(ask), correcting: found })
  if (kind.viewsAreEvents) await recordView(ask.db, ask.act, kind.name, found)
  const mayCorrect = may(ask.person.role, kind.allow.record)
  const tables = await kind.tablesFor?.(ask.parts.count, ask.person, found.content, ask.today)
  const adding = mayCorrect ? addingButtons(kind, found) : []
  const actions = [...adding, ...(found.actions ?? []), ...nameButton(kind, ask, found.id)]
  const shown = { ...found, actions }
  const content = showPage(kind, asked, tables === undefined ? shown : { ...shown, tables }, {
    role: ask.person.role,
    csrf: ask.csrf,
    key: newFormKey(),
    change: mayCorrect ? changeWords(kind, found.content) : null,
    readsHistory: readsHistoryOf(ask.person, found),
  })
  return page('records/show', content, {
    title: found.title,
    name: kind.name,
    breadcrumbs: crumbs(kind, found.title),
  })
}

/** Where a name that got in is asked to be masked. */
const nameButton = (
  kind: { base: string; allow: { read: Permission } },
  { person }: SignedInAsk,
  id: string,
): Button[] =>
  may(person.role, mayAskToMask(kind.allow.read))
    ? [{ text: 'A name got in', href: `${kind.base}/${id}/names`, secondary: true }]
    : []

const changeWords = <Values extends object>(kind: RecordKind<Values>, content: Values): string =>
  kind.finishing?.isOpen(content) === true ? kind.finishing.button : `Correct this ${kind.one}`

async function loadWithForm<Values extends object>(kind: RecordKind<Values>, ask: SignedInAsk) {
  const loaded = await kind.load(ask.db, ask.person, ask.params['id'] ?? '', ask.today)
  return { loaded, asked: await kind.formFor({ ...asking(ask), correcting: loaded }) }
}

async function startCorrection<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const { loaded, asked } = await loadWithForm(kind, ask)
  await recordLook(ask.db, ask.act, kind, loaded)
  const draft = { kind: kind.name, subjectId: loaded.id, baseVersion: loaded.version, person: ask.person }
  const id = await beginCorrection(ask.db, ask.act, draft, typeForm(asked.form, loaded.content))
  const { finishing } = kind
  const place = draftBase(kind, id)
  return seeOther(finishing?.isOpen(loaded.content) === true ? `${place}/${finishing.first}` : place)
}

async function showHistory<Values extends object>(
  kind: RecordKind<Values>,
  ask: SignedInAsk,
): Promise<Answer> {
  const { loaded, asked } = await loadWithForm(kind, ask)
  if (!readsHistoryOf(ask.person, loaded))
    throw new NotFound('this role does not read the history of this record')
  const versions = versionsFor(kind, ask.person, await versionsOf(ask.db, kind.name, loaded.id))
  await recordView(ask.db, ask.act, `${kind.name}-history`, loaded)
  const maskings = await maskingsOf(ask.db, kind.name, loaded.id)
  const content = historyPage(kind, asked, loaded, { versions, maskings, role: ask.person.role })
  const breadcrumbs = [
    ...crumbs(kind, loaded.title).slice(0, 2),
    { href: `${kind.base}/${loaded.id}`, text: loaded.title },
    { text: 'History' },
  ]
  return page('records/history', content, {
    title: `History of ${loaded.title}`,
    name: `${kind.name}-history`,
    breadcrumbs,
  })
}
