import type { About } from '../records/about.ts'
import type { SubjectKind } from './vocabulary.ts'

/**
 * SQL for the ids of the records of a kind that name somebody in an establishment, and when each was. The establishment's
 * id is given first; then a child's ids, as JSON, or the comparison key of a member of staff.
 * @returns undefined where the kind names nobody of that sort
 */
export function namingQuery({ names, keeping }: About, who: SubjectKind): string | undefined {
  const named = names[who]
  if (named === null || keeping.keeping === 'kept' || keeping.establishment === null) return undefined
  const { table, day, establishment } = keeping
  const { columns, through } = named
  const own = `select record.id, record.${day} from ${table} as record`
  const from = through === undefined ? own : `${own} join ${through.table} as named on ${linkedBy(through)}`
  const all = columns.map((column) => `${through === undefined ? 'record' : 'named'}.${column}`)
  return `${from} where record.${establishment} = ? and ${who === 'child' ? isAChild(all) : isOnStaff(all)}`
}

const linkedBy = ({ column, by }: { column: string; by: readonly string[] }): string =>
  isOneOf(
    `named.${column}`,
    by.map((each) => `record.${each}`),
  )

// One place for the ids, however many columns there are.
const isAChild = ([first = '', ...more]: readonly string[]): string =>
  more.length === 0
    ? `${first} in (select value from json_each(?))`
    : `exists (select 1 from json_each(?) where value in (${[first, ...more].join(', ')}))`

const isOnStaff = (columns: readonly string[]): string => isOneOf('?', columns)

const isOneOf = (value: string, among: readonly string[]): string =>
  among.length === 1 ? `${value} = ${among.join('')}` : `${value} in (${among.join(', ')})`
