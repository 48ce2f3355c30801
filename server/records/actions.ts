import type { Person } from '../access/person.ts'
import type { Db, Tx } from '../database/schema.ts'
import { answerUnder, write, type Act } from '../database/write.ts'
import type { Typed } from '../fields/field.ts'
import { record, recordVersion } from '../history/record.ts'
import { NotFound, Stale } from '../http/errors.ts'
import { canonical } from '../history/canonical.ts'
import type { RecordKind, Saved } from './kind.ts'
import { draftKey, ownCorrection, type Saves } from './queries.ts'

export interface DraftOf {
  kind: string
  subjectId: string | null
  baseVersion: number | null
  /** The page of the form that it is begun from, where it is one. */
  page?: string
}

/** Begins a draft: what is typed is kept until it is submitted or discarded, and only its writer sees it. */
export function beginDraft(db: Db, act: Act, draft: DraftOf, typed: Typed): Promise<string> {
  return write(db, act, async (tx) => {
    const id = act.newId()
    const { kind, subjectId, baseVersion, page } = draft
    const office = await officeOf(tx, act.who.id)
    await tx
      .insertInto('draft')
      .values({
        id,
        personId: act.who.id,
        ...office,
        kind,
        subjectId,
        baseVersion,
        typed: JSON.stringify(typed),
        saves: JSON.stringify(page === undefined ? {} : { [page]: { version: 1, key: act.key, turn: 0 } }),
        startedAt: act.at,
        savedAt: act.at,
      })
      .execute()
    await record(tx, act, {
      act: 'draft begun',
      subject: kind,
      ...(subjectId === null ? {} : { subjectId }),
      details: { draft: id },
    })
    return id
  })
}

/**
 * Begins a correction, or goes on with one's own of the same record that was begun and not submitted. One in which nothing was
 * saved begins again from the record as it stands.
 * @param typed the record as it stands, as somebody would have typed it
 */
export async function beginCorrection(
  db: Db,
  act: Act,
  { person, ...draft }: DraftOf & { person: Person; subjectId: string },
  typed: Typed,
): Promise<string> {
  const begun = await ownCorrection(db, person, draft)
  if (begun === undefined) return beginDraft(db, act, draft, typed)
  if (begun.isUntouched && begun.baseVersion !== draft.baseVersion)
    await db
      .updateTable('draft')
      .set({ baseVersion: draft.baseVersion, typed: JSON.stringify(typed) })
      .where('id', '=', begun.id)
      .execute()
  return begun.id
}

const officeOf = (tx: Tx, personId: string) =>
  tx
    .selectFrom('person')
    .select(['role', 'establishmentId'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()

export interface PageTyped {
  id: string
  /** The page of the form, by its slug. */
  page: string
  /** How often the page had been saved when it was shown. */
  seen: number
  /** Which sending of this rendering it is: one that arrives after a later one changes nothing. */
  turn: number
  /** Everything that stands on the page now, readable or not. */
  typed: Typed
  /** Whether a control stands on this page. */
  owns: (control: string) => boolean
}

/**
 * Keeps what was typed on one page of a draft, exactly; what was typed on its other pages stays. Nothing is checked and no
 * event is written: that the draft was begun is one. A page sent unchanged counts as opened from then on.
 * @returns all that the draft now holds, what is known of its pages, and how often this one was saved
 * @throws Stale when the page was saved meanwhile from another rendering of it, such as another tab
 */
export function saveDraftPage(
  db: Db,
  act: Act,
  { id, page, seen, turn, typed, owns }: PageTyped,
): Promise<{ typed: Typed; saves: Saves; version: number }> {
  return db.transaction().execute(async (tx) => {
    const draft = await draftOfWriter(tx, act, id)
    const [own, others] = partsOf(draft.typed, owns)
    const stands = draft.saves[page] ?? { version: 0, key: null, turn: 0 }
    const isMine = act.key !== null && stands.key === act.key
    const isSame = canonical(own) === canonical(typed)
    if (isMine && turn < stands.turn) return { ...draft, version: stands.version }
    if (isSame) return { ...draft, saves: await opened(tx, id, page, draft.saves), version: stands.version }
    if (!isMine && seen !== stands.version)
      throw new Stale('This part was saved from another tab or window while you were writing.')
    const version = stands.version + 1
    const whole = { ...others, ...typed }
    const saves = { ...draft.saves, [page]: { version, key: act.key, turn } }
    await tx
      .updateTable('draft')
      .set({ typed: JSON.stringify(whole), saves: JSON.stringify(saves), savedAt: act.at })
      .where('id', '=', id)
      .execute()
    return { typed: whole, saves, version }
  })
}

/** A page that was sent for the first time, with nothing new on it: it is opened, and was saved as often as before. */
async function opened(tx: Tx, id: string, page: string, saves: Saves): Promise<Saves> {
  if (saves[page] !== undefined) return saves
  const known = { ...saves, [page]: { version: 0, key: null, turn: 0 } }
  await tx
    .updateTable('draft')
    .set({ saves: JSON.stringify(known) })
    .where('id', '=', id)
    .execute()
  return known
}

async function draftOfWriter(tx: Tx, act: Act, id: string): Promise<{ typed: Typed; saves: Saves }> {
  const row = await tx
    .selectFrom('draft')
    .select(['typed', 'saves'])
    .where('id', '=', id)
    .where('personId', '=', act.who.id)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('no such draft of this person')
  return { typed: JSON.parse(row.typed) as Typed, saves: JSON.parse(row.saves) as Saves }
}

/** Writes other answers into a draft; pages of its form that are open elsewhere must be looked at again. */
export function replaceInDraft(
  db: Db,
  act: Act,
  { id, typed, pages }: { id: string; typed: Typed; pages: readonly string[] },
): Promise<void> {
  return write(db, act, async (tx) => {
    const draft = await draftOfWriter(tx, act, id)
    const newer = pages.map((page) => {
      const version = (draft.saves[page]?.version ?? 0) + 1
      return [page, { version, key: null, turn: 0 }]
    })
    await tx
      .updateTable('draft')
      .set({
        typed: JSON.stringify({ ...draft.typed, ...typed }),
        saves: JSON.stringify({ ...draft.saves, ...Object.fromEntries(newer) }),
        savedAt: act.at,
      })
      .where('id', '=', id)
      .execute()
  })
}

function partsOf(typed: Typed, owns: (control: string) => boolean): [own: Typed, others: Typed] {
  const entries = Object.entries(typed)
  return [
    Object.fromEntries(entries.filter(([control]) => owns(control))),
    Object.fromEntries(entries.filter(([control]) => !owns(control))),
  ]
}

/** Sets a draft upon the version that now stands, after its writer saw both. */
export async function rebaseDraft(db: Db, act: Act, id: string, baseVersion: number): Promise<void> {
  await db.updateTable('draft').set({ baseVersion, savedAt: act.at }).where('id', '=', id).execute()
}

/** Throws a draft away; that there was one stays in the history. */
export function discardDraft(db: Db, act: Act, draft: { id: string; kind: string }): Promise<void> {
  return write(db, act, async (tx) => {
    await removeDraft(tx, draft.id)
    await record(tx, act, { act: 'draft discarded', subject: draft.kind, details: { draft: draft.id } })
  })
}

const removeDraft = (tx: Tx, id: string) => tx.deleteFrom('draft').where('id', '=', id).execute()

/** The draft is used up; another tab that still shows it is led to the record. */
async function useUp(tx: Tx, act: Act, draftId: string, { id }: Saved): Promise<void> {
  await removeDraft(tx, draftId)
  await answerUnder(tx, act, draftKey(draftId), { id })
}

/** Stores a new record with its first version and its event. */
export function recordNew<Values extends object>(
  db: Db,
  act: Act,
  kind: RecordKind<Values>,
  { values, draftId }: { values: Values; draftId?: string },
): Promise<Saved> {
  return write(db, act, async (tx) => {
    const saved = await kind.insert(tx, act, values)
    await keepVersion(tx, act, kind, { saved, act: 'recorded', reason: '' })
    if (draftId !== undefined) await useUp(tx, act, draftId, saved)
    return saved
  })
}

export interface Correction<Values> {
  id: string
  /** The version that the writer saw. */
  version: number
  values: Values
  reason: string
  /** Whether it only answers what was open: an addition, without a reason. */
  adds?: boolean
  draftId?: string
}

/**
 * Stores a correction as a new version, with its reason, or what finishes an unfinished record; the earlier version stays.
 * @throws Stale when someone changed the record in between
 * @throws NotFound when the writer may not see it
 */
export function correctRecord<Values extends object>(
  db: Db,
  act: Act,
  kind: RecordKind<Values>,
  { person, today, ...correction }: Correction<Values> & { person: Person; today: string },
): Promise<Saved> {
  return write(db, act, async (tx) => {
    const stands = await kind.load(tx, person, correction.id, today)
    if (stands.version !== correction.version) throw new Stale('Someone changed this while you were writing.')
    const { content, ...saved } = await kind.replace(tx, act, stands, correction.values)
    await keepVersion(tx, act, kind, { saved, content, ...doneBy(kind, stands.content, correction) })
    if (correction.draftId !== undefined) await useUp(tx, act, correction.draftId, saved)
    return saved
  })
}

function doneBy<Values extends object>(
  { finishing }: Pick<RecordKind<Values>, 'finishing'>,
  stood: Values,
  { adds, reason }: Pick<Correction<Values>, 'adds' | 'reason'>,
): { act: string; reason: string } {
  if (adds === true) return { act: 'added', reason: '' }
  return finishing?.isOpen(stood) === true ? { act: finishing.act, reason: '' } : { act: 'corrected', reason }
}

async function keepVersion<Values extends object>(
  tx: Tx,
  act: Act,
  kind: RecordKind<Values>,
  kept: { saved: Saved; content?: Values | undefined; act: string; reason: string },
): Promise<void> {
  const { id, establishmentId, version } = kept.saved
  const content = kept.content ?? (await kind.contentOf(tx, id))
  await recordVersion(tx, act, {
    act: kept.act,
    subject: kind.name,
    subjectId: id,
    establishmentId,
    version,
    content,
    reason: kept.reason,
  })
}
