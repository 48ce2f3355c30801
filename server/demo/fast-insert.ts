import { snake } from '../database/insert.ts'
import type { Connection } from '../database/open.ts'
import type { Tables } from '../database/schema.ts'

type Cell = string | number | null

/**
 * Inserts rows one by one through statements that stay prepared: some twenty times faster than asking a query builder
 * for each. For synthetic records in great numbers only, within a transaction of the caller.
 */
export function fastInserts(connection: Connection) {
  const prepared = new Map<string, (row: Record<string, Cell>) => void>()
  return <Table extends keyof Tables>(table: Table, row: Partial<Tables[Table]>): void => {
    const cells = row as Record<string, Cell>
    const known = prepared.get(table)
    const insert = known ?? preparedFor(connection, table, Object.keys(cells))
    if (known === undefined) prepared.set(table, insert)
    insert(cells)
  }
}

function preparedFor(
  connection: Connection,
  table: string,
  names: readonly string[],
): (row: Record<string, Cell>) => void {
  const columns = names.map(snake).join(', ')
  const places = names.map((name) => `@${name}`).join(', ')
  const statement = connection.prepare(`insert into ${snake(table)} (${columns}) values (${places})`)
  return (row) => {
    statement.run(row)
  }
}
