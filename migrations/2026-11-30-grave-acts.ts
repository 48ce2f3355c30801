import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // What stands for thirty days on every officer's home page is found among all that was done with records.
  `create index history_event_disposal on history_event (seq)
    where act in ('disposal asked for', 'disposal refused', 'disposed')`,
]

export const graveActs: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
