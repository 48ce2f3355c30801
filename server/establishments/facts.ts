import type { ExpressionBuilder } from 'kysely'
import type { EstablishmentFacts } from '../../reports/annual-review/facts.ts'
import type { Db, Tables } from '../database/schema.ts'

interface Span {
  /** First and last local date of the year. */
  from: string
  to: string
  /** Its months, 'YYYY-MM'. */
  months: readonly string[]
}

/**
 * Each establishment that was there in a span of days: the attributes that touch it, and the month-end counts that were
 * recorded. One that was closed throughout, or opened later, is left out; a month without a count stays without.
 */
export async function establishmentFacts(db: Db, span: Span): Promise<EstablishmentFacts[]> {
  const establishments = await db.selectFrom('establishment').select(['id', 'code']).orderBy('code').execute()
  const attributes = await attributesUntil(db, span.to)
  const counts = await countsIn(db, span.months)
  const returns = await returnsIn(db, span.months)
  const recorded = await monthsRecorded(db, span)
  return establishments.flatMap(({ id, code }) => {
    const touching = touchingFrom(attributes.get(id) ?? [], span.from)
    const last = touching.at(-1)
    if (last === undefined || touching.every(({ state }) => state === 'closed')) return []
    return [
      {
        id,
        name: last.name,
        code,
        types: (attributes.get(id) ?? []).map(({ fromOn, type }) => ({ from: fromOn, type })),
        attributes: touching.map(factOf),
        population: (counts.get(id) ?? []).map(({ establishmentId: _id, ...count }) => count),
        returns: (returns.get(id) ?? []).map(({ month, confirmed }) => ({ month, confirmed })),
        recordedIn: recorded.get(id) ?? [],
      },
    ]
  })
}

type AttributeRow = Tables['establishmentAttribute']

async function attributesUntil(db: Db, to: string): Promise<Map<string, AttributeRow[]>> {
  const rows = await db
    .selectFrom('establishmentAttribute')
    .selectAll()
    .where('fromOn', '<=', to)
    .orderBy('establishmentId')
    .orderBy('fromOn')
    .execute()
  return Map.groupBy(rows, (row) => row.establishmentId)
}

// An attribute ends on the day before the next begins: it touches if the next does not begin by the first day.
const touchingFrom = (rows: readonly AttributeRow[], from: string): AttributeRow[] =>
  rows.filter((_row, place) => (rows[place + 1]?.fromOn ?? '9999') > from)

const factOf = ({ establishmentId: _id, source: _source, fromOn, ...attribute }: AttributeRow) => ({
  from: fromOn,
  ...attribute,
})

async function countsIn(db: Db, months: readonly string[]): Promise<Map<string, Tables['population'][]>> {
  if (months.length === 0) return new Map()
  const rows = await db
    .selectFrom('population')
    .selectAll()
    .where('month', 'in', months)
    .orderBy('establishmentId')
    .orderBy('month')
    .execute()
  return Map.groupBy(rows, (row) => row.establishmentId)
}

/** The signed returns of these months, of every establishment. */
export async function returnsIn(db: Db, months: readonly string[]) {
  const rows = await db
    .selectFrom('monthlyReturn')
    .select(['establishmentId', 'month', 'confirmed'])
    .where('month', 'in', months)
    .orderBy('establishmentId')
    .orderBy('month')
    .execute()
  return Map.groupBy(rows, ({ establishmentId }) => establishmentId)
}

/** The months of a span in which each establishment recorded an incident, withdrawn ones included. */
export async function monthsRecorded(
  db: Db,
  { from, to }: Pick<Span, 'from' | 'to'>,
): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('incident')
    .select(['establishmentId', (eb) => monthIn(eb).as('month')])
    .distinct()
    .where('happenedAt', '>=', from)
    .where('happenedAt', '<', `${to}U`)
    .orderBy('establishmentId')
    .orderBy('month')
    .execute()
  const byEstablishment = Map.groupBy(rows, ({ establishmentId }) => establishmentId)
  return new Map([...byEstablishment].map(([id, own]) => [id, own.map(({ month }) => month)]))
}

const monthIn = (eb: ExpressionBuilder<Tables, 'incident'>) =>
  eb.fn<string>('substr', ['happenedAt', eb.val(1), eb.val(7)])
