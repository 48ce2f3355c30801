import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // Null while the figure counts; a version leaves out what is null, so no record need be written again.
  `alter table published_figure add column withdrawal text check (withdrawal in ('withdrawn', 'joined'))`,
  // The figure that this one is the same as.
  `alter table published_figure add column joined_into text references published_figure (id)
    check ((joined_into is not null) = (withdrawal is 'joined') and joined_into is not id)`,
]

export const withdrawnFigures: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
