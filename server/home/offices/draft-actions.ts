import type { Office } from '../../access/appointments/queries.ts'
import type { Person } from '../../access/person.ts'
import { mayActOn } from '../../access/queries.ts'
import type { Db, Tx } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import type { Typed } from '../../fields/field.ts'
import { record } from '../../history/record.ts'
import { NotFound } from '../../http/errors.ts'
import { draftInWords, draftPlace } from '../../kinds.ts'

/** A draft that somebody left who no longer holds the office. */
export interface LeftDraft {
  id: string
  /** 'incident UOF190312 of 12 March 2019' */
  what: string
  writer: string
  savedAt: string
}

/** Drafts begun in this person’s office whose writers may no longer act in it, the one left longest first. */
export async function leftDrafts(db: Db, person: Person, today: string): Promise<LeftDraft[]> {
  const rows = await leftBehind(db, person, today).orderBy('draft.savedAt').orderBy('draft.id').execute()
  return rows.flatMap(({ kind, subjectId, typed, ...row }) => {
    const place = draftPlace(kind)
    if (place === undefined) return []
    return { ...row, what: draftInWords(place, { subjectId, typed: JSON.parse(typed) as Typed }) }
  })
}

/** How many drafts wait in each office for its next holder: a number, and nothing of what they hold. */
export async function countLeftDrafts(
  db: Db,
  today: string,
): Promise<(office: Pick<Office, 'role' | 'establishmentId'>) => number> {
  const rows = await db
    .selectFrom('draft')
    .innerJoin('person', 'person.id', 'draft.personId')
    .select(['draft.role', 'draft.establishmentId'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((eb) =>
      eb.or([
        eb.not(mayActOn(today)(eb)),
        eb('person.role', '<>', eb.ref('draft.role')),
        eb('person.establishmentId', 'is not', eb.ref('draft.establishmentId')),
      ]),
    )
    .groupBy(['draft.role', 'draft.establishmentId'])
    .execute()
  return ({ role, establishmentId }) =>
    rows.find((row) => row.role === role && row.establishmentId === establishmentId)?.count ?? 0
}

/**
 * A head's office is that of one establishment. The office is the one that the draft was begun in, whatever became of its
 * writer's account: moved to another house, it does not take along what was written about children of the first (SECURITY B9).
 */
const leftBehind = (db: Db | Tx, { id, role, establishmentId }: Person, today: string) =>
  db
    .selectFrom('draft')
    .innerJoin('person', 'person.id', 'draft.personId')
    .select(['draft.id', 'draft.kind', 'draft.subjectId', 'draft.savedAt', 'person.name as writer'])
    .select(['draft.personId', 'draft.typed'])
    .where('draft.role', '=', role)
    .where('draft.establishmentId', 'is', establishmentId)
    .where('draft.personId', '<>', id)
    .where((eb) =>
      eb.or([
        eb.not(mayActOn(today)(eb)),
        eb('person.role', '<>', role),
        eb('person.establishmentId', 'is not', establishmentId),
      ]),
    )

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
    if (draft === undefined) throw new NotFound('no such draft that somebody left')
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
