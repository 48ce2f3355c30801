import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // What an upgrade did to the records after the migrations, so that each step is done once.
  `create table upgrade_step (
    name text primary key,
    records integer not null check (records >= 0)
  ) strict, without rowid`,
]

export const upgradeSteps: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
