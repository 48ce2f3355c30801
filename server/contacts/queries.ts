import type { Person } from '../access/person.ts'
import { visibleContacts } from '../access/scope.ts'
import type { Db } from '../database/schema.ts'
import { windowOf, type ListQuery } from '../records/list.ts'
import type { DayPart } from '../visits/vocabulary.ts'
import type { Written } from '../database/written.ts'
import type { Contact } from './form.ts'
import type { ContactedRole, ContactKind } from './vocabulary.ts'

export type ContactRow = Awaited<ReturnType<typeof listContacts>>[number]

const visibleRows = (db: Db, viewer: Person, { filters }: ListQuery) => {
  const { kind, role, establishment } = filters
  let rows = db.selectFrom('contact').where(visibleContacts(viewer))
  if (kind !== undefined) rows = rows.where('contact.kind', '=', kind as ContactKind)
  if (role !== undefined) rows = rows.where('contact.withRole', '=', role as ContactedRole)
  if (establishment !== undefined) rows = rows.where('contact.establishmentId', '=', establishment)
  return rows
}

/** One page of contacts, in the order asked for. */
export function listContacts(db: Db, viewer: Person, query: ListQuery) {
  const { limit, offset } = windowOf(query)
  const column = query.sort === 'days' ? 'contact.daysUsed' : 'contact.contactedOn'
  return visibleRows(db, viewer, query)
    .select(['contact.id', 'contact.kind', 'contact.contactedOn', 'contact.withRole'])
    .select(['contact.establishmentId', 'contact.way', 'contact.daysUsed'])
    .orderBy(column, query.direction)
    .orderBy('contact.id')
    .limit(limit)
    .offset(offset)
    .execute()
}

export async function countContacts(db: Db, viewer: Person, query: ListQuery): Promise<number> {
  const { count } = await visibleRows(db, viewer, query)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export function findContactHead(db: Db, viewer: Person, id: string) {
  return db
    .selectFrom('contact')
    .select(['contact.id', 'contact.version', 'contact.kind', 'contact.contactedOn'])
    .select(['contact.establishmentId', 'contact.recordedAt'])
    .where('contact.id', '=', id)
    .where(visibleContacts(viewer))
    .executeTakeFirst()
}

/** The contact as it stands: its answers, and what only the system sets. */
export async function contactContent(db: Db, id: string): Promise<(Contact & Written) | undefined> {
  const row = await db.selectFrom('contact').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const { id: _id, ...own } = row
  return { ...own, daysUsed: String(row.daysUsed) as DayPart }
}
