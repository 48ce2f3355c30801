import { createHash } from 'node:crypto'
import type { TestApp } from './app.ts'

/** A digest of all rows of each table, but for when sessions were seen. */
export function stored({ parts }: TestApp): Record<string, string> {
  const { connection } = parts.opened
  const tables = connection
    .prepare("select name from sqlite_master where type = 'table' and name <> 'session'")
    .pluck()
    .all() as string[]
  const digest = (table: string) => {
    const hash = createHash('sha256')
    for (const row of connection.prepare(`select * from ${table}`).raw().iterate() as Iterable<unknown[]>)
      for (const value of row) hash.update(Buffer.isBuffer(value) ? value : `${JSON.stringify(value)}\n`)
    return hash.digest('hex')
  }
  return Object.fromEntries(tables.map((name) => [name, digest(name)]))
}
