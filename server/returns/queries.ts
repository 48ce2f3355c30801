import { sql, type ExpressionBuilder } from 'kysely'
import { localDateOf } from '../../reports/clocks.ts'
import { monthOf } from '../../reports/period.ts'
import type { Person } from '../access/person.ts'
import { namesOf } from '../access/queries.ts'
import { visibleReturns } from '../access/scope.ts'
import type { Db, Tables } from '../database/schema.ts'
import { dayTyped } from '../fields/date.ts'
import type { Typed } from '../fields/field.ts'
import type { MonthOf } from './figure-queries.ts'
import { restatementSubject, returnSubject, type Restatement } from './vocabulary.ts'

/** The event that recorded the version that stands: what comes after it restates the month. */
const signedSeq = (eb: ExpressionBuilder<Tables, 'monthlyReturn'>) =>
  eb
    .selectFrom('recordVersion as signature')
    .select('signature.seq')
    .where('signature.subject', '=', returnSubject)
    .whereRef('signature.subjectId', '=', 'monthlyReturn.id')
    .whereRef('signature.version', '=', 'monthlyReturn.version')

const isRestated = (eb: ExpressionBuilder<Tables, 'monthlyReturn'>) =>
  eb.exists(
    eb
      .selectFrom('historyEvent as event')
      .select('event.seq')
      .where('event.subject', '=', restatementSubject)
      .whereRef('event.subjectId', '=', 'monthlyReturn.id')
      .where('event.seq', '>', signedSeq(eb)),
  )

const visibleRows = (db: Db, viewer: Person) =>
  db
    .selectFrom('monthlyReturn')
    .select(['monthlyReturn.id', 'monthlyReturn.establishmentId', 'monthlyReturn.month'])
    .select(['monthlyReturn.incidents', 'monthlyReturn.usesOfForce', 'monthlyReturn.children'])
    .select(['monthlyReturn.seriousInjuries', 'monthlyReturn.painInducing', 'monthlyReturn.openDrafts'])
    .select(['monthlyReturn.confirmed', 'monthlyReturn.signedBy', 'monthlyReturn.signedAt'])
    .select(['monthlyReturn.version', 'monthlyReturn.recordedAt as firstSignedAt'])
    .select((eb) => [isRestated(eb).as('isRestated'), signedSeq(eb).as('signedSeq')])
    .where(visibleReturns(viewer))

export type SignedReturn = Awaited<ReturnType<typeof signedReturns>>[number]

/** Every signed return that the viewer may see, as it was last signed: two look-ups of the history for each. */
export const signedReturns = (db: Db, viewer: Person) =>
  visibleRows(db, viewer).orderBy('monthlyReturn.month').orderBy('monthlyReturn.establishmentId').execute()

/** One month's; undefined while it is not signed, and for one that the viewer may not see. */
export const findSignedReturn = (db: Db, viewer: Person, { establishmentId, month }: MonthOf) =>
  visibleRows(db, viewer)
    .where('monthlyReturn.establishmentId', '=', establishmentId)
    .where('monthlyReturn.month', '=', month)
    .executeTakeFirst()

/** The return as it stands: what its versions hold, and what `history verify` compares. */
export async function returnContent(db: Db, id: string) {
  const row = await db.selectFrom('monthlyReturn').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const { id: _id, ...content } = row
  return content
}

export interface RestatingRecord {
  /** Its event in the history. */
  seq: number
  number: string
  /** Null where the incident is gone by a disposal. */
  id: string | null
  ownReference: string | null
  how: Restatement
  at: string
  who: string
}

/** No page lists more than this. */
const mostListed = 50

/**
 * What restated a return after an event of the history, the earliest first, and how many records that were in all.
 * @param signedSeq where it was last signed; 0 for all that ever did
 */
export async function restatingRecords(
  db: Db,
  { id, signedSeq }: Pick<SignedReturn, 'id' | 'signedSeq'>,
): Promise<{ listed: RestatingRecord[]; records: number }> {
  const since = db
    .selectFrom('historyEvent as event')
    .where('event.subject', '=', restatementSubject)
    .where('event.subjectId', '=', id)
    .where('event.seq', '>', signedSeq ?? 0)
  const rows = await since
    .leftJoin('incident', (join) => join.on('incident.number', '=', numberIn))
    .select(['event.seq', 'event.at', 'event.whoId', 'event.details', 'incident.id', numberIn.as('number')])
    .select('incident.ownReference')
    .orderBy('event.seq')
    .limit(mostListed)
    .execute()
  const { records } = await since
    .select((eb) => eb.fn.count<number>(numberIn).distinct().as('records'))
    .executeTakeFirstOrThrow()
  const names = await namesOf(
    db,
    rows.map(({ whoId }) => whoId),
  )
  const listed = rows.map(({ details, whoId, ...row }) => ({
    ...row,
    how: (JSON.parse(details) as { how: Restatement }).how,
    who: names.get(whoId) ?? 'The system',
  }))
  return { listed, records }
}

const numberIn = sql<string>`json_extract(event.details, '$.incident')`

/** The signed months of which this incident has changed the figures since they were last signed, the earliest first. */
export const monthsRestatedBy = (db: Db, viewer: Person, incident: string) =>
  db
    .selectFrom('monthlyReturn')
    .select(['monthlyReturn.establishmentId', 'monthlyReturn.month'])
    .where(visibleReturns(viewer))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('historyEvent as event')
          .select('event.seq')
          .where('event.subject', '=', restatementSubject)
          .whereRef('event.subjectId', '=', 'monthlyReturn.id')
          .where('event.seq', '>', signedSeq(eb))
          .where(numberIn, '=', incident),
      ),
    )
    .orderBy('monthlyReturn.month')
    .execute()

/** Which of these incidents were recorded after their month had been signed: by the order of the history, not by a clock. */
export async function lateEntries(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('incident')
    .innerJoin('monthlyReturn', (join) =>
      join
        .onRef('monthlyReturn.establishmentId', '=', 'incident.establishmentId')
        .on('monthlyReturn.month', '=', (eb) =>
          eb.fn<string>('substr', ['incident.happenedAt', eb.val(1), eb.val(7)]),
        ),
    )
    .innerJoin('recordVersion as entered', (join) =>
      join
        .onRef('entered.subjectId', '=', 'incident.id')
        .on('entered.subject', '=', 'incident')
        .on('entered.version', '=', 1),
    )
    .innerJoin('recordVersion as signature', (join) =>
      join
        .onRef('signature.subjectId', '=', 'monthlyReturn.id')
        .on('signature.subject', '=', returnSubject)
        .on('signature.version', '=', 1),
    )
    .select('incident.id')
    .where('incident.id', 'in', ids)
    .whereRef('entered.seq', '>', 'signature.seq')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export interface OpenDraft {
  id: string
  personId: string
  writer: string
  savedAt: string
  /** Local date; null where none was typed yet that there is. */
  happenedOn: string | null
  isCorrection: boolean
}

/**
 * Incidents of a month that somebody at the establishment began and did not submit, the one left longest first. What is
 * recorded has happened: one without a date yet can be about the month in which it was begun in London, or any earlier
 * one, and stands with each of these.
 */
export async function openDrafts(db: Db, { establishmentId, month }: MonthOf): Promise<OpenDraft[]> {
  const rows = await db
    .selectFrom('draft')
    .innerJoin('person', 'person.id', 'draft.personId')
    .select(['draft.id', 'draft.personId', 'draft.subjectId', 'draft.typed', 'draft.startedAt'])
    .select(['draft.savedAt', 'person.name as writer'])
    .where('draft.kind', '=', 'incident')
    .where('draft.establishmentId', '=', establishmentId)
    // A correction in which nothing was saved leaves nothing out.
    .where((eb) =>
      eb.or([eb('draft.subjectId', 'is', null), eb('draft.savedAt', '>', eb.ref('draft.startedAt'))]),
    )
    .orderBy('draft.savedAt')
    .orderBy('draft.id')
    .execute()
  return rows.flatMap(({ typed, subjectId, startedAt, ...draft }) => {
    const happenedOn = dayTyped('happenedAt', JSON.parse(typed) as Typed)
    const isOfMonth = happenedOn === null ? begunIn(startedAt) >= month : monthOf(happenedOn) === month
    return isOfMonth ? [{ ...draft, happenedOn, isCorrection: subjectId !== null }] : []
  })
}

const begunIn = (startedAt: string): string => monthOf(localDateOf(startedAt))
