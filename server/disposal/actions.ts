import { sql } from 'kysely'
import { removeLeftChildren } from '../children/joins/leaving-actions.ts'
import { addDays, localDateOf } from '../../reports/clocks.ts'
import { refuseAsSecond } from '../access/second-person-queries.ts'
import type { Db, Tx } from '../database/schema.ts'
import { write, type Act } from '../database/write.ts'
import { canonical } from '../history/canonical.ts'
import { record, recordVersion } from '../history/record.ts'
import { Conflict, NotFound } from '../http/errors.ts'
import type { Disposable } from '../records/about.ts'
import { settingContent } from '../settings/queries.ts'
import { certify } from './certificate.ts'
import { daysToObject, dueRecord, holdAt, isHeld } from './queries.ts'
import { disposable } from './rules.ts'

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
    const about = asked.what === 'disposal' ? await aboutDue(tx, act, asked, today) : nothing
    if (asked.what === 'legal-hold-off') await refuseWaiting(tx, act)
    if ((await openAsk(tx, asked)) !== undefined) return
    const by = { askedBy: act.who.id, askedAs: act.who.role, askedAt: act.at }
    const unanswered = { answer: null, answeredBy: null, answeredAs: null, answeredAt: null }
    await tx
      .insertInto('secondAnswer')
      .values({ id: act.newId(), ...asked, details: canonical(about), ...by, ...unanswered })
      .execute()
    await recordAsked(tx, act, { asked, about, act: 'asked for' })
  })
}

const words: Record<What, string> = { disposal: 'disposal', 'legal-hold-off': 'end' }

/** What is remembered of a record once it is gone, so that officers read what it was: codes and days alone. */
interface About {
  establishmentId: string | null
  details: { number?: string; told?: string; dueOn?: string }
}

const nothing: About = { establishmentId: null, details: {} }

async function aboutDue(tx: Tx, act: Act, asked: Asked, today: string): Promise<About> {
  const { establishmentId, dueOn } = await refuseKept(tx, act, asked, today)
  return { establishmentId, details: { ...(await namedBy(tx, asked)), dueOn } }
}

/** The number that people write, or of a sampled record whether its establishment was told of it. */
async function namedBy(tx: Tx, { subject, subjectId }: Asked): Promise<{ number?: string; told?: string }> {
  const rule = disposable(subject)
  const column = rule && namingColumn(rule)
  if (column === undefined) return {}
  const { rows } = await sql<{ value: string }>`
    select ${sql.ref(column)} as value from ${sql.table(rule?.table ?? '')} where id = ${subjectId}`.execute(
    tx,
  )
  return { [column]: rows[0]?.value ?? '' }
}

function namingColumn({ hasNumber, knownTo }: Disposable): 'number' | 'told' | undefined {
  if (hasNumber) return 'number'
  return knownTo.includes('told-head') ? 'told' : undefined
}

/** No form asks twice while the end that was confirmed still waits. */
async function refuseWaiting(tx: Tx, act: Act): Promise<void> {
  const { isHeld, endsAt } = await holdAt(tx, act.at)
  if (!isHeld || endsAt !== undefined)
    throw new Conflict('The end of the legal hold is confirmed already. Look at the page again.')
}

const recordAsked = (
  tx: Tx,
  act: Act,
  { asked, about, act: done }: { asked: Asked; about: About; act: string },
) =>
  record(tx, act, {
    act: `${words[asked.what]} ${done}`,
    subject: asked.subject,
    ...(asked.subject === 'legal-hold' ? {} : { subjectId: asked.subjectId }),
    establishmentId: about.establishmentId,
    details: about.details,
  })

const openAsk = (tx: Tx, { what, subject, subjectId }: Asked) =>
  tx
    .selectFrom('secondAnswer')
    .selectAll()
    .where('what', '=', what)
    .where('subject', '=', subject)
    .where('subjectId', '=', subjectId)
    .where('answer', 'is', null)
    .executeTakeFirst()

/** What was remembered when it was asked for; nothing of what was asked before that was kept. */
const aboutOf = ({ details }: { details: string }): About => ({
  ...nothing,
  ...(JSON.parse(details) as Partial<About>),
})

async function refuseKept(tx: Tx, act: Act, { subject, subjectId }: Asked, today: string) {
  if (await isHeld(tx, act.at)) throw new Conflict('The legal hold is on: nothing may be destroyed.')
  const due = await dueRecord(tx, subject, subjectId, today)
  if (due === undefined) throw new NotFound('this record is not due')
  return due
}

/** Takes the request back, by anybody who may ask: nothing happens. */
export function refuseAsk(db: Db, act: Act, asked: Asked): Promise<void> {
  return write(db, act, async (tx) => {
    await refuseIn(tx, act, asked)
  })
}

/** @returns whether anybody asked */
async function refuseIn(tx: Tx, act: Act, asked: Asked): Promise<boolean> {
  const open = await openAsk(tx, asked)
  if (open === undefined) return false
  // Whoever asked takes it back; the row says so by being gone, the history by its event.
  if (open.askedBy === act.who.id) await tx.deleteFrom('secondAnswer').where('id', '=', open.id).execute()
  else await answer(tx, act, open.id, 'refused')
  await recordAsked(tx, act, { asked, about: aboutOf(open), act: 'refused' })
  return true
}

async function answer(tx: Tx, act: Act, id: string, given: 'confirmed' | 'refused'): Promise<void> {
  await tx
    .updateTable('secondAnswer')
    .set({ answer: given, answeredBy: act.who.id, answeredAs: act.who.role, answeredAt: act.at })
    .where('id', '=', id)
    .execute()
}

/**
 * Two people are of two offices and independent: a business manager appoints deputies without asking anybody (SECURITY B9,
 * PR-08).
 * @throws Conflict for whoever asked, for everybody of the same office or not independent, and where nobody asks any more
 */
async function confirmAsk(tx: Tx, act: Act, asked: Asked) {
  const open = await openAsk(tx, asked)
  if (open === undefined) throw new Conflict('This is no longer asked for. Look at the list again.')
  await refuseAsSecond(tx, act, open)
  await answer(tx, act, open.id, 'confirmed')
  return open
}

/** Ends the legal hold, by a second person: it takes effect once every officer had the days to object. */
export function endHold(db: Db, act: Act): Promise<void> {
  return write(db, act, async (tx) => {
    await confirmAsk(tx, act, holdOff)
    await setHold(tx, act, 'off', { fromOn: addDays(localDateOf(act.at), daysToObject) })
  })
}

/**
 * Ends the request for the hold to end, by any officer: one objection is enough, before it is confirmed and after, as long as
 * it has not taken effect.
 * @throws Conflict where nothing of the kind waits
 */
export function objectToEnd(db: Db, act: Act, establishmentId: string | null): Promise<void> {
  return write(db, act, async (tx) => {
    if ((await holdAt(tx, act.at)).endsAt !== undefined)
      return setHold(tx, act, 'on', { fromOn: localDateOf(act.at), establishmentId, objection: 'yes' })
    if (!(await refuseIn(tx, act, holdOff)))
      throw new Conflict('The end of the legal hold is no longer asked for. Look at the page again.')
  })
}

/** Puts the legal hold on again: one person is enough, and open requests for disposal fall. */
export function restoreHold(db: Db, act: Act, today: string): Promise<void> {
  return write(db, act, async (tx) => {
    const { isHeld, endsAt } = await holdAt(tx, act.at)
    if (isHeld && endsAt === undefined) return
    await setHold(tx, act, 'on', { fromOn: today })
    await tx.deleteFrom('secondAnswer').where('answer', 'is', null).execute()
  })
}

interface HoldSet {
  /** Local date from which it holds. */
  fromOn: string
  /** Whose head objects. */
  establishmentId?: string | null
  objection?: 'yes'
}

async function setHold(
  tx: Tx,
  act: Act,
  value: 'on' | 'off',
  { fromOn, establishmentId = null, objection }: HoldSet,
): Promise<void> {
  const id = act.newId()
  const row = { id, name: 'legal-hold', establishmentType: '' as const, value, fromOn, reason: '' }
  await tx
    .insertInto('setting')
    .values({ ...row, recordedAt: act.at, recordedBy: act.who.id })
    .execute()
  await recordVersion(tx, act, {
    act: 'set',
    subject: 'setting',
    subjectId: id,
    establishmentId,
    version: 1,
    content: await settingContent(tx, id),
    reason: '',
    details: { setting: 'legal-hold', value, fromOn, ...(objection === undefined ? {} : { objection }) },
  })
}

/**
 * Disposes of a record, by a second person: the certificate stands in the history with the digests of what is gone, every
 * version is emptied, and the record's rows, drafts and pseudonyms that no other record names are removed. The caller then
 * empties the write-ahead log.
 */
export function disposeOf(db: Db, act: Act, asked: Asked, today: string): Promise<void> {
  return write(db, act, async (tx) => {
    const due = await refuseKept(tx, act, asked, today)
    const open = await confirmAsk(tx, act, asked)
    const kept = { keeping: due.keeping, dueOn: due.dueOn, askedBy: open.askedBy }
    await certify(tx, act, {
      subject: asked.subject,
      subjectId: asked.subjectId,
      establishmentId: due.establishmentId,
      details: { ...(await namedBy(tx, asked)), ...kept },
    })
    await removeRows(tx, asked)
    await removeLeftChildren(tx, act, kept)
  })
}

async function removeRows(tx: Tx, { subject, subjectId }: Asked): Promise<void> {
  const rule = disposable(subject)
  if (rule === undefined) throw new NotFound('records of this kind are not destroyed')
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
