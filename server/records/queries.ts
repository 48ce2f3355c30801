import type { ExpressionBuilder } from 'kysely'
import type { Person } from '../access/person.ts'
import { namesOf } from '../access/queries.ts'
import type { Db, Tables } from '../database/schema.ts'
import type { Typed } from '../fields/field.ts'
import { NotFound } from '../http/errors.ts'

export interface Draft {
  id: string
  kind: string
  subjectId: string | null
  baseVersion: number | null
  typed: Typed
  saves: Saves
  savedAt: string
}

/** By page of the form: how often it was saved, by which rendering of it last, and its how manieth sending that was. */
export type Saves = Record<string, { version: number; key: string | null; turn: number }>

/** Of drafts, one's own in the office that one has now: another house's text stays with that house (SECURITY AC-09). */
const ownDraft =
  ({ id, role, establishmentId }: Person) =>
  (eb: ExpressionBuilder<Tables, 'draft'>) =>
    eb.and([eb('personId', '=', id), eb('role', '=', role), eb('establishmentId', 'is', establishmentId)])

/** The key under which one finds what became of a draft that one submitted. */
export const draftKey = (id: string): string => `draft ${id}`

/** One's own draft; anybody else's is not found, nor one of an office that one had before. */
export async function findDraft(db: Db, person: Person, kind: string, id: string): Promise<Draft> {
  const row = await db
    .selectFrom('draft')
    .select(['id', 'kind', 'subjectId', 'baseVersion', 'typed', 'saves', 'savedAt'])
    .where('id', '=', id)
    .where(ownDraft(person))
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('no such draft of this person in this office')
  return { ...row, typed: JSON.parse(row.typed) as Typed, saves: JSON.parse(row.saves) as Saves }
}

/** One's own correction of a record that was begun and not submitted, the latest; whether anything was saved in it. */
export async function ownCorrection(
  db: Db,
  person: Person,
  { kind, subjectId }: { kind: string; subjectId: string },
): Promise<{ id: string; baseVersion: number | null; isUntouched: boolean } | undefined> {
  const row = await db
    .selectFrom('draft')
    .select(['id', 'baseVersion', 'startedAt', 'savedAt'])
    .where(ownDraft(person))
    .where('kind', '=', kind)
    .where('subjectId', '=', subjectId)
    .orderBy('savedAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row && { id: row.id, baseVersion: row.baseVersion, isUntouched: row.startedAt === row.savedAt }
}

/** The account that wrote the latest version of a record. */
export async function lastWriterOf(db: Db, subject: string, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('recordVersion as version')
    .innerJoin('historyEvent as event', 'event.seq', 'version.seq')
    .select('event.whoId')
    .where('version.subject', '=', subject)
    .where('version.subjectId', '=', id)
    .orderBy('version.version', 'desc')
    .executeTakeFirst()
  return row?.whoId
}

/** One's own drafts, the one left longest first. */
export async function listDrafts(db: Db, person: Person) {
  const rows = await db
    .selectFrom('draft')
    .select(['id', 'kind', 'subjectId', 'savedAt', 'typed'])
    .where(ownDraft(person))
    .orderBy('savedAt')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, typed: JSON.parse(row.typed) as Typed }))
}

export interface PastVersion {
  /** Its event in the history. */
  seq: number
  version: number
  content: Record<string, unknown>
  reason: string
  act: string
  at: string
  who: string
  /** Codes that its event holds. */
  details: Record<string, string | number>
}

/** Every version of one record, oldest first, with who and when. */
export async function versionsOf(db: Db, subject: string, id: string): Promise<PastVersion[]> {
  const rows = await db
    .selectFrom('recordVersion as version')
    .innerJoin('historyEvent as event', 'event.seq', 'version.seq')
    .select(['version.seq', 'version.version', 'version.content', 'version.reason'])
    .select(['event.act', 'event.at', 'event.whoId', 'event.details'])
    .where('version.subject', '=', subject)
    .where('version.subjectId', '=', id)
    .orderBy('version.version')
    .execute()
  const names = await namesOf(
    db,
    rows.map((row) => row.whoId),
  )
  return rows.map(({ whoId, content, details, ...row }) => ({
    ...row,
    content: JSON.parse(content) as Record<string, unknown>,
    details: JSON.parse(details) as Record<string, string | number>,
    who: names.get(whoId) ?? 'The system',
  }))
}
