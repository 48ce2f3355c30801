import type { Person } from '../access/person.ts'
import { visibleVisits } from '../access/scope.ts'
import type { Db } from '../database/schema.ts'
import { windowOf, type ListQuery } from '../records/list.ts'
import { notSent, type DayPart } from './vocabulary.ts'
import type { Written } from '../database/written.ts'
import type { Visit } from './sections.ts'

export type VisitRow = Awaited<ReturnType<typeof listVisits>>[number]

export const visitListRules = {
  filters: ['establishment', 'report'],
  sorts: ['date', 'days'],
  first: { sort: 'date', direction: 'desc' },
} as const

const visibleRows = (db: Db, viewer: Person, { filters }: ListQuery) => {
  const { establishment, report } = filters
  let rows = db.selectFrom('visit').where(visibleVisits(viewer))
  if (establishment !== undefined) rows = rows.where('visit.establishmentId', '=', establishment)
  return report === notSent.value ? rows.where('visit.reportSentOn', 'is', null) : rows
}

/** One page of visits, in the order asked for. */
export function listVisits(db: Db, viewer: Person, query: ListQuery) {
  const { limit, offset } = windowOf(query)
  const column = query.sort === 'days' ? 'visit.daysUsed' : 'visit.visitedOn'
  return visibleRows(db, viewer, query)
    .select(['visit.id', 'visit.establishmentId', 'visit.visitedOn', 'visit.announcement', 'visit.daysUsed'])
    .select(['visit.childrenSpokenTo', 'visit.reportSentOn'])
    .orderBy(column, query.direction)
    .orderBy('visit.id')
    .limit(limit)
    .offset(offset)
    .execute()
}

export async function countVisits(db: Db, viewer: Person, query: ListQuery): Promise<number> {
  const { count } = await visibleRows(db, viewer, query)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export function findVisitHead(db: Db, viewer: Person, id: string) {
  return db
    .selectFrom('visit')
    .select([
      'visit.id',
      'visit.version',
      'visit.establishmentId',
      'visit.visitedOn',
      'visit.recordedAt',
      'visit.reportSentOn',
    ])
    .where('visit.id', '=', id)
    .where(visibleVisits(viewer))
    .executeTakeFirst()
}

/** The visit as it stands: its answers, and what only the system sets. */
export async function visitContent(db: Db, id: string): Promise<(Visit & Written) | undefined> {
  const row = await db.selectFrom('visit').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const purposes = await db
    .selectFrom('visitPurpose')
    .select('purpose')
    .where('visitId', '=', id)
    .orderBy('purpose')
    .execute()
  const concerns = await db
    .selectFrom('visitConcern')
    .select(['concern', 'level', 'toldTo', 'toldOn'])
    .where('visitId', '=', id)
    .orderBy('place')
    .execute()
  const { id: _id, ...own } = row
  return {
    ...own,
    startedAt: row.startedAt ?? '',
    endedAt: row.endedAt ?? '',
    daysUsed: String(row.daysUsed) as DayPart,
    purposes: purposes.map((each) => each.purpose),
    concerns,
  }
}
