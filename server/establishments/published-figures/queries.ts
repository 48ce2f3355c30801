import type { ExpressionBuilder } from 'kysely'
import type { Db, Tables } from '../../database/schema.ts'
import { comparisonKey } from '../../fields/comparison-key.ts'
import { windowOf, type ListQuery } from '../../records/list.ts'

const sorted = { establishment: 'establishment', period: 'periodStart', value: 'value' } as const
const sortOf = (sort: string) => sorted[sort as keyof typeof sorted]

/** A figure as it is stored; `withdrawal` says what it stopped counting by, or null, and `joinedInto` which other counts in its place. */
export type StoredFigure = Tables['publishedFigure']

const named = ['establishment', 'measure'] as const

/** Every spelling of what a list is narrowed to: two of one key are one. */
async function spellingsOf(db: Db, { filters }: ListQuery) {
  const asked = named.flatMap((column) => {
    const key = filters[column]
    return key === undefined ? [] : [{ column, key: comparisonKey(key) }]
  })
  return Promise.all(
    asked.map(async ({ column, key }) => ({
      column,
      spellings: (await distinct(db, column)).filter((each) => comparisonKey(each) === key),
    })),
  )
}

/** In an object: Kysely lets no query be awaited before it is executed. */
async function filtered(db: Db, query: ListQuery) {
  const rows = db.selectFrom('publishedFigure').where(among(await spellingsOf(db, query)))
  const { counting } = query.filters
  if (counting === 'counts') return { rows: rows.where('withdrawal', 'is', null) }
  if (counting === 'not') return { rows: rows.where('withdrawal', 'is not', null) }
  return { rows }
}

async function distinct(db: Db, column: (typeof named)[number]): Promise<string[]> {
  const rows = await db
    .selectFrom('publishedFigure')
    .select(`${column} as value`)
    .distinct()
    .orderBy('value')
    .execute()
  return rows.map(({ value }) => value)
}

const among =
  (asked: Awaited<ReturnType<typeof spellingsOf>>) => (eb: ExpressionBuilder<Tables, 'publishedFigure'>) =>
    eb.and(asked.map(({ column, spellings }) => eb(column, 'in', spellings)))

/** One page of figures, in the order asked for. */
export async function listFigures(db: Db, query: ListQuery) {
  const { limit, offset } = windowOf(query)
  const { rows } = await filtered(db, query)
  return rows
    .selectAll()
    .orderBy(sortOf(query.sort), query.direction)
    .orderBy('establishment')
    .orderBy('measure')
    .orderBy('periodStart')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute()
}

/** How many figures a list holds, and how many of them count no more. */
export async function countFigures(db: Db, query: ListQuery): Promise<{ count: number; withdrawn: number }> {
  const { rows } = await filtered(db, query)
  return rows
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.count<number>('withdrawal').as('withdrawn')])
    .executeTakeFirstOrThrow()
}

/** What the list can be narrowed to, each in its first spelling. */
export async function figureFilters(db: Db) {
  const choices = async (column: (typeof named)[number]) =>
    [...Map.groupBy(await distinct(db, column), comparisonKey).values()].map(([value = '']) => ({
      value,
      label: value,
    }))
  return { establishments: await choices('establishment'), measures: await choices('measure') }
}

export function findFigureHead(db: Db, id: string) {
  return db
    .selectFrom('publishedFigure')
    .select(['id', 'version', 'recordedAt', 'establishmentId', 'withdrawal', 'joinedInto'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The figure as it stands: its answers, and what only the system sets. */
export async function figureContent(db: Db, id: string): Promise<Omit<StoredFigure, 'id'> | undefined> {
  const row = await db.selectFrom('publishedFigure').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const { id: _id, ...own } = row
  return own
}

/** Every figure, to compare an upload with: those that count no more too. */
export function allFigures(db: Db): Promise<StoredFigure[]> {
  return db.selectFrom('publishedFigure').selectAll().orderBy('id').execute()
}

/** These figures, in the order of their ids. */
export function figuresById(db: Db, ids: readonly string[]): Promise<StoredFigure[]> {
  return db.selectFrom('publishedFigure').selectAll().where('id', 'in', ids).orderBy('id').execute()
}

/** Other figures that count and are of the same period: what a figure may be the same as. */
export function figuresOfPeriod(
  db: Db,
  { id, periodStart, periodEnd }: Pick<StoredFigure, 'id' | 'periodStart' | 'periodEnd'>,
): Promise<StoredFigure[]> {
  return db
    .selectFrom('publishedFigure')
    .selectAll()
    .where('periodStart', '=', periodStart)
    .where('periodEnd', '=', periodEnd)
    .where('withdrawal', 'is', null)
    .where('id', '!=', id)
    .orderBy('establishment')
    .orderBy('measure')
    .orderBy('sourceTitle')
    .orderBy('id')
    .execute()
}

/** Figures that were joined into this one. */
export function figuresJoinedInto(db: Db, id: string): Promise<StoredFigure[]> {
  return db.selectFrom('publishedFigure').selectAll().where('joinedInto', '=', id).orderBy('id').execute()
}

/** The codes and names, past and present, by which sources know the establishments kept here: their comparison keys → id. */
export async function ownNames(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('establishment')
    .innerJoin('establishmentAttribute as attribute', 'attribute.establishmentId', 'establishment.id')
    .select(['establishment.id', 'establishment.code', 'attribute.name'])
    .orderBy('establishment.code')
    .orderBy('attribute.fromOn')
    .execute()
  return new Map(rows.flatMap(({ id, code, name }) => [code, name].map((each) => [comparisonKey(each), id])))
}

/** The establishments kept here under their latest names, to choose from; figures are public, so nobody’s are left out. */
export async function ownChoices(db: Db): Promise<{ value: string; label: string }[]> {
  const rows = await db
    .selectFrom('establishmentAttribute')
    .select(['establishmentId', 'name'])
    .orderBy('establishmentId')
    .orderBy('fromOn')
    .execute()
  return [...new Map(rows.map((row) => [row.establishmentId, row.name]))].map(([value, label]) => ({
    value,
    label,
  }))
}

/** What an import did: figures that it added, those that it put back, and those that were there already. */
export interface ImportOutcome {
  added: number
  existing: number
  putBack?: number
}

export async function importOutcome(db: Db, id: string): Promise<ImportOutcome | undefined> {
  const event = await db
    .selectFrom('historyEvent')
    .select('details')
    .where('subject', '=', 'published-figure-import')
    .where('subjectId', '=', id)
    .where('act', '=', 'imported')
    .executeTakeFirst()
  return event === undefined ? undefined : (JSON.parse(event.details) as ImportOutcome)
}
