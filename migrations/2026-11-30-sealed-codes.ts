import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // By this the history names a code whose version it holds: made of its list and value, which are its key.
  `alter table code add column id text generated always as (list || '/' || value) virtual`,
]

export const sealedCodes: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
