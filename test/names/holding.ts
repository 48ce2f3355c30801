import type { TestApp } from '../support/app.ts'

/** Everything in the database that holds the name, by table. */
export function tablesHolding({ parts }: TestApp, text: string): string[] {
  const { connection } = parts.opened
  const tables = connection.prepare("select name from sqlite_schema where type = 'table'").all() as {
    name: string
  }[]
  return tables
    .map((table) => table.name)
    .filter((table) =>
      (connection.prepare(`select * from "${table}"`).all() as object[]).some((row) =>
        JSON.stringify(row).toLowerCase().includes(text.toLowerCase()),
      ),
    )
    .sort()
}
