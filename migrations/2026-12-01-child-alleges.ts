import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // Null: recorded before it was asked.
  `alter table incident_child add column alleges text check (alleges in ('yes', 'no', 'not-asked', 'not-known'))`,
  `create index incident_child_alleges on incident_child (alleges, incident_id)`,
]

export const childAlleges: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
