import type { Connection } from '../../server/database/open.ts'

export interface Statement {
  sql: string
  parameters: unknown[]
}

/** Writes down every statement that runs, with its parameters, of those that are prepared from now on. */
export function listen(connection: Connection, seen: Statement[]): () => void {
  const prepare = connection.prepare.bind(connection)
  connection.prepare = ((sql: string) => {
    const statement = prepare(sql)
    for (const how of ['all', 'run', 'get', 'iterate'] as const) {
      const plain = statement[how].bind(statement) as (...parameters: unknown[]) => unknown
      Object.defineProperty(statement, how, {
        value: (...parameters: unknown[]) => {
          seen.push({ sql, parameters })
          return plain(...parameters)
        },
      })
    }
    return statement
  }) as Connection['prepare']
  return () => {
    connection.prepare = prepare
  }
}
