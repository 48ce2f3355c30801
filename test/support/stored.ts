import type { TestApp } from './app.ts'

/** Everything that is stored, but for when sessions were seen. */
export function stored({ parts }: TestApp): Record<string, unknown> {
  const { connection } = parts.opened
  const tables = connection
    .prepare("select name from sqlite_master where type = 'table' and name <> 'session'")
    .pluck()
    .all() as string[]
  return Object.fromEntries(tables.map((name) => [name, connection.prepare(`select * from ${name}`).all()]))
}
