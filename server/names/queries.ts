import { namesOf } from '../access/queries.ts'
import type { Person } from '../access/person.ts'
import { isOfEstablishment, type Role } from '../access/vocabulary.ts'
import { secondPersons } from '../access/second-person-queries.ts'
import type { Db } from '../database/schema.ts'
import { nameMasked } from '../history/named-digests.ts'
import type { Found } from './found-queries.ts'
import { lengthOf, type Length } from './only-names.ts'
import { everyPart } from './parts.ts'

/** A request as the three offices that can answer it may read of it: never the name. */
export interface MaskRow {
  id: string
  subject: string
  subjectId: string
  establishmentId: string | null
  title: string
  found: Found[]
  asker: string
  askedBy: string
  askedAs: string
  askedAt: string
  answer: 'confirmed' | 'refused' | null
  answerer: string
  answeredAt: string | null
  /** How long the text is, or was; undefined where nothing was masked, or before lengths were kept. */
  length: Length | undefined
}

const most = 100

/** The requests that a person may read of, latest first: a head only those of the own establishment or of none. */
export async function listMasks(db: Db, viewer: Person, id?: string): Promise<MaskRow[]> {
  let query = db
    .selectFrom('nameMask')
    .select(['id', 'subject', 'subjectId', 'establishmentId', 'title', 'found', 'askedBy', 'askedAs'])
    .select(['askedAt', 'answer', 'answeredBy', 'answeredAt', 'text'])
  if (isOfEstablishment(viewer.role))
    query = query.where((eb) =>
      eb.or([eb('establishmentId', '=', viewer.establishmentId), eb('establishmentId', 'is', null)]),
    )
  if (id !== undefined) query = query.where('id', '=', id)
  const rows = await query.orderBy('askedAt', 'desc').orderBy('id').limit(most).execute()
  const names = await namesOf(
    db,
    rows.flatMap(({ askedBy, answeredBy }) => [askedBy, answeredBy ?? '']),
  )
  const lengths = await lengthsMasked(
    db,
    rows.filter(({ answer }) => answer === 'confirmed'),
  )
  return rows.map(({ answeredBy, found, text, ...row }) => ({
    ...row,
    found: JSON.parse(found) as Found[],
    length: row.answer === null ? lengthOf(text) : lengths.get(row.id),
    asker: names.get(row.askedBy) ?? 'Somebody',
    answerer: names.get(answeredBy ?? '') ?? 'Somebody',
  }))
}

/** By request how long the text was that was masked: the history keeps it. */
async function lengthsMasked(
  db: Db,
  requests: readonly { subjectId: string }[],
): Promise<ReadonlyMap<string, Length>> {
  const own = [...new Set(requests.map(({ subjectId }) => subjectId))]
  const ids = [...own, ...(await partIds(db, own))]
  if (ids.length === 0) return new Map()
  const events = await db
    .selectFrom('historyEvent')
    .select('details')
    .where('act', '=', nameMasked)
    .where('subjectId', 'in', ids)
    .execute()
  return new Map(
    events.flatMap(({ details }) => {
      const { request, characters, words } = JSON.parse(details) as { request: string } & Partial<Length>
      return characters === undefined || words === undefined
        ? []
        : [[request, { characters, words }] as const]
    }),
  )
}

/** What belongs to these records: a name may have stood in it alone. */
async function partIds(db: Db, ids: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const id of ids) for (const part of everyPart) found.push(...(await part.idsOf(db, id)))
  return found
}

/** Whether a LADO contact is about an incident: asked for nobody who may not know that there is one. */
export async function isOfLadoContact(
  db: Db,
  viewer: Person,
  { subject, subjectId }: Pick<MaskRow, 'subject' | 'subjectId'>,
): Promise<boolean> {
  if (subject !== 'incident' || !knowOfLadoContacts.includes(viewer.role)) return false
  const row = await db
    .selectFrom('ladoContactIncident')
    .select('incidentId')
    .where('incidentId', '=', subjectId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

const knowOfLadoContacts: readonly Role[] = ['scrutineer', 'business-manager', 'lado']

/** The name of an open request: for whoever reads the record itself, nobody else. */
export async function nameAsked(db: Db, id: string): Promise<string> {
  const row = await db.selectFrom('nameMask').select('text').where('id', '=', id).executeTakeFirst()
  return row?.text ?? ''
}

/** Why a person cannot confirm these: of what was asked for by others of another office, and independent of them, nothing. */
export const secondsForMasks = (db: Db, now: string) => secondPersons(db, now, 'anybody')

export interface HeldDocument {
  maskId: string
  edition: string
  year: number | null
  issuedAt: string
  isReplaced: boolean
}

/** Issued documents that held a name when it was masked, and whether a later version was issued since. */
export async function heldDocuments(db: Db, maskId?: string): Promise<HeldDocument[]> {
  let query = db
    .selectFrom('maskedDocument as held')
    .innerJoin('issuedDocument as document', 'document.id', 'held.documentId')
    .leftJoin('review', 'review.id', 'document.subjectId')
    .select(['held.nameMaskId as maskId', 'document.edition', 'document.issuedAt', 'review.year'])
    .select((eb) =>
      eb
        .selectFrom('issuedDocument as later')
        .innerJoin('nameMask as mask', 'mask.id', 'held.nameMaskId')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('later.kind', '=', 'document.kind')
        .whereRef('later.subjectId', '=', 'document.subjectId')
        .whereRef('later.edition', '=', 'document.edition')
        .whereRef('later.issuedAt', '>', 'mask.answeredAt')
        .as('later'),
    )
  if (maskId !== undefined) query = query.where('held.nameMaskId', '=', maskId)
  const rows = await query.orderBy('document.issuedAt').orderBy('document.id').execute()
  return rows.map(({ later, ...row }) => ({ ...row, isReplaced: (later ?? 0) > 0 }))
}

/** The maskings of one record, oldest first, for its history. */
export async function maskingsOf(
  db: Db,
  subject: string,
  subjectId: string,
): Promise<{ at: string; who: string; answers: number }[]> {
  const rows = await db
    .selectFrom('historyEvent')
    .select(['at', 'whoId', 'details'])
    .where('subject', '=', subject)
    .where('subjectId', '=', subjectId)
    .where('act', '=', nameMasked)
    .orderBy('seq')
    .execute()
  const names = await namesOf(
    db,
    rows.map(({ whoId }) => whoId),
  )
  return rows.map(({ at, whoId, details }) => ({
    at,
    who: names.get(whoId) ?? 'Somebody',
    answers: (JSON.parse(details) as { answers: number }).answers,
  }))
}
