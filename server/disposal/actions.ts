import { sql } from 'kysely'
import { removeLeftChildren } from '../children/joins/leaving.ts'
import type { Db, Tx } from '../database/schema.ts'
import { write, type Act } from '../database/write.ts'
import { record, recordVersion } from '../history/record.ts'
import { Conflict, NotFound } from '../http/errors.ts'
import { settingContent } from '../settings/queries.ts'
import { dueRecord, isHeld } from './queries.ts'
import { disposable } from './vocabulary.ts'

type What = 'disposal' | 'legal-hold-off'

/** What is asked for: a record to be disposed of, or the legal hold to end. */
export interface Asked {
  what: What
  subject: string
  subjectId: string
}

export const holdOff: Asked = { what: 'legal-hold-off', subject: 'legal-hold', subjectId: 'legal-hold' }

/** Asks for what a second person must confirm. Asked twice is asked once. */
export function askForSecond(db: Db, act: Act, asked: Asked, today: string): Promise<void> {
  return write(db, act, async (tx) => {
    if (asked.what === 'disposal') await refuseKept(tx, asked, today)
    if ((await openAsk(tx, asked)) !== undefined) return
    const by = { askedBy: act.who.id, askedAs: act.who.role, askedAt: act.at }
    const unanswered = { answer: null, answeredBy: null, answeredAs: null, answeredAt: null }
    await tx
      .insertInto('secondAnswer')
      .values({ id: act.newId(), ...asked, details: '{}', ...by, ...unanswered })
      .execute()
    await record(tx, act, { act: `${words[asked.what]} asked for`, ...subjectOf(asked) })
  })
}

const words: Record<What, string> = { disposal: 'disposal', 'legal-hold-off': 'end' }

const subjectOf = ({ subject, subjectId }: Asked) =>
  subject === 'legal-hold' ? { subject } : { subject, subjectId }

const openAsk = (tx: Tx, { what, subject, subjectId }: Asked) =>
  tx
    .selectFrom('secondAnswer')
    .selectAll()
    .where('what', '=', what)
    .where('subject', '=', subject)
    .where('subjectId', '=', subjectId)
    .where('answer', 'is', null)
    .executeTakeFirst()

async function refuseKept(tx: Tx, { subject, subjectId }: Asked, today: string) {
  if (await isHeld(tx)) throw new Conflict('The legal hold is on: nothing may be destroyed.')
  const due = await dueRecord(tx, subject, subjectId, today)
  if (due === undefined) throw new NotFound()
  return due
}

/** Takes the request back, by anybody who may ask: nothing happens. */
export function refuseAsk(db: Db, act: Act, asked: Asked): Promise<void> {
  return write(db, act, async (tx) => {
    const open = await openAsk(tx, asked)
    if (open === undefined) return
    // Whoever asked takes it back; the row says so by being gone, the history by its event.
    if (open.askedBy === act.who.id) await tx.deleteFrom('secondAnswer').where('id', '=', open.id).execute()
    else await answer(tx, act, open.id, 'refused')
    await record(tx, act, { act: `${words[asked.what]} refused`, ...subjectOf(asked) })
  })
}

async function answer(tx: Tx, act: Act, id: string, given: 'confirmed' | 'refused'): Promise<void> {
  await tx
    .updateTable('secondAnswer')
    .set({ answer: given, answeredBy: act.who.id, answeredAs: act.who.role, answeredAt: act.at })
    .where('id', '=', id)
    .execute()
}

/**
 * Two people are of two offices: a business manager appoints deputies without asking anybody (SECURITY B9, PR-08).
 * @throws Conflict for whoever asked, for everybody of the same office, and where nobody asks any more
 */
async function confirmAsk(tx: Tx, act: Act, asked: Asked): Promise<{ askedBy: string }> {
  const open = await openAsk(tx, asked)
  if (open === undefined) throw new Conflict('Nobody asks for this any more. Look at the list again.')
  if (open.askedBy === act.who.id)
    throw new Conflict('You asked for this yourself: a second person must confirm it.')
  if (open.askedAs === act.who.role)
    throw new Conflict(
      'Somebody of your own office asked for this: a person of another office must confirm it.',
    )
  await answer(tx, act, open.id, 'confirmed')
  return open
}

/** Ends the legal hold, by a second person. */
export function endHold(db: Db, act: Act, today: string): Promise<void> {
  return write(db, act, async (tx) => {
    await confirmAsk(tx, act, holdOff)
    await setHold(tx, act, 'off', today)
  })
}

/** Puts the legal hold on again: one person is enough, and open requests for disposal fall. */
export function restoreHold(db: Db, act: Act, today: string): Promise<void> {
  return write(db, act, async (tx) => {
    if (await isHeld(tx)) return
    await setHold(tx, act, 'on', today)
    await tx.deleteFrom('secondAnswer').where('answer', 'is', null).execute()
  })
}

async function setHold(tx: Tx, act: Act, value: 'on' | 'off', today: string): Promise<void> {
  const id = act.newId()
  const row = { id, name: 'legal-hold', establishmentType: '' as const, value, fromOn: today, reason: '' }
  await tx
    .insertInto('setting')
    .values({ ...row, recordedAt: act.at, recordedBy: act.who.id })
    .execute()
  await recordVersion(tx, act, {
    act: 'set',
    subject: 'setting',
    subjectId: id,
    version: 1,
    content: await settingContent(tx, id),
    reason: '',
    details: { setting: 'legal-hold', value },
  })
}

/**
 * Disposes of a record, by a second person: the certificate stands in the history with the digests of what is gone, every
 * version is emptied, and the record's rows, drafts and pseudonyms that no other record names are removed. The caller then
 * empties the write-ahead log.
 */
export function disposeOf(db: Db, act: Act, asked: Asked, today: string): Promise<void> {
  return write(db, act, async (tx) => {
    const due = await refuseKept(tx, asked, today)
    const { askedBy } = await confirmAsk(tx, act, asked)
    const versions = await tx
      .selectFrom('recordVersion')
      .select('digest')
      .where('subject', '=', asked.subject)
      .where('subjectId', '=', asked.subjectId)
      .orderBy('version')
      .execute()
    await record(tx, act, {
      act: 'disposed',
      subject: asked.subject,
      subjectId: asked.subjectId,
      establishmentId: due.establishmentId,
      details: {
        keeping: due.keeping,
        dueOn: due.dueOn,
        askedBy,
        versions: versions.length,
        digests: versions.map(({ digest }) => digest).join(' '),
      },
    })
    await emptyVersions(tx, asked)
    await removeRows(tx, asked)
    await removeLeftChildren(tx, act, { keeping: due.keeping, dueOn: due.dueOn, askedBy })
  })
}

async function emptyVersions(tx: Tx, { subject, subjectId }: Asked): Promise<void> {
  await tx
    .updateTable('recordVersion')
    .set({ content: '', reason: '' })
    .where('subject', '=', subject)
    .where('subjectId', '=', subjectId)
    .execute()
}

async function removeRows(tx: Tx, { subject, subjectId }: Asked): Promise<void> {
  const rule = disposable(subject)
  if (rule === undefined) throw new NotFound()
  for (const [table, column] of rule.parts)
    await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${subjectId}`.execute(tx)
  await sql`delete from ${sql.table(rule.table)} where id = ${subjectId}`.execute(tx)
  await removeTyping(tx, subjectId)
}

/** What was typed about a record and not sent: its drafts, and forms kept for a page of the record or of such a draft. */
async function removeTyping(tx: Tx, subjectId: string): Promise<void> {
  const drafts = await tx.deleteFrom('draft').where('subjectId', '=', subjectId).returning('id').execute()
  for (const id of [subjectId, ...drafts.map((draft) => draft.id)])
    await tx.deleteFrom('keptForm').where('path', 'like', `%/${id}%`).execute()
}
