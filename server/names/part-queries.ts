import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'

/** The records of a table whose column names a record, the earliest first. */
export async function partIds(
  db: Db,
  { table, column }: { table: string; column: string },
  id: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}
    where ${sql.ref(column)} = ${id} order by recorded_at, id`.execute(db)
  return rows.map((row) => row.id)
}
