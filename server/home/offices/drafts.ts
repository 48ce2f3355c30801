import type { Person } from '../../access/person.ts'
import { mayActOn } from '../../access/queries.ts'
import type { Db, Tx } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { record } from '../../history/record.ts'
import { NotFound } from '../../http/errors.ts'
import { draftPlace } from '../../kinds.ts'
import { versionsOf } from '../../records/queries.ts'
import type { LeftDraft } from './page.ts'

/** Drafts begun in this person’s office whose writers may no longer act in it, the one left longest first. */
export async function leftDrafts(db: Db, person: Person, today: string): Promise<LeftDraft[]> {
  const rows = await leftBehind(db, person, today).orderBy('draft.savedAt').orderBy('draft.id').execute()
  const begun = await Promise.all(rows.map((row) => isOfOffice(db, person, row)))
  return rows.flatMap(({ kind, subjectId, ...row }, at) => {
    const place = draftPlace(kind)
    return place === undefined || begun[at] !== true
      ? []
      : { ...row, one: place.one, isCorrection: subjectId !== null }
  })
}

// A head's office is that of one establishment; the writer must have the same one.
const leftBehind = (db: Db | Tx, { id, role, establishmentId }: Person, today: string) =>
  db
    .selectFrom('draft')
    .innerJoin('person', 'person.id', 'draft.personId')
    .select(['draft.id', 'draft.kind', 'draft.subjectId', 'draft.savedAt', 'person.name as writer'])
    .select(['draft.personId', 'draft.startedAt'])
    .where('person.role', '=', role)
    .where('person.establishmentId', 'is', establishmentId)
    .where('draft.personId', '<>', id)
    .where((eb) => eb.not(mayActOn(today)(eb)))

/**
 * Whether the writer had this office whenever the draft was written: whoever keeps accounts could else move the account
 * of somebody who left to another house, and with it what they wrote about children of the first (SECURITY B9).
 */
async function isOfOffice(
  db: Db | Tx,
  { role, establishmentId }: Person,
  { personId, startedAt }: { personId: string; startedAt: string },
): Promise<boolean> {
  const versions = await versionsOf(db, 'person', personId)
  const before = versions.filter(({ at }) => at <= startedAt).slice(-1)
  const since = versions.filter(({ at }) => at > startedAt)
  return [...before, ...since].every(
    ({ content }) => content['role'] === role && content['establishmentId'] === establishmentId,
  )
}

/**
 * Makes a draft that was left behind one's own, as it was typed.
 * @throws NotFound when there is none that was left in this person's office
 */
export const takeDraftOver = (
  db: Db,
  act: Act,
  person: Person,
  { id, today }: { id: string; today: string },
): Promise<{ kind: string }> =>
  write(db, act, async (tx) => {
    const draft = await leftBehind(tx, person, today).where('draft.id', '=', id).executeTakeFirst()
    if (draft === undefined || !(await isOfOffice(tx, person, draft))) throw new NotFound()
    await tx.updateTable('draft').set({ personId: person.id }).where('id', '=', id).execute()
    await record(tx, act, {
      act: 'draft taken over',
      subject: draft.kind,
      ...(draft.subjectId === null ? {} : { subjectId: draft.subjectId }),
      establishmentId: person.establishmentId,
      details: { draft: id, leftBy: draft.personId },
    })
    return { kind: draft.kind }
  })
