import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // What an office accepted counts for that office alone: the others are asked again.
  `create table accepted_by_office (
    -- Empty for what is recorded for no establishment.
    establishment_id text not null,
    -- The role of whoever accepted it, at that moment.
    accepted_as text not null,
    key text not null check (length(key) between 1 and 400),
    looks_like text not null,
    accepted_by text not null references person (id),
    accepted_at text not null,
    primary key (establishment_id, accepted_as, key)
  ) strict, without rowid`,
  `insert into accepted_by_office
    select word.establishment_id, person.role, word.key, 'a name', word.accepted_by, word.accepted_at
    from accepted_word as word join person on person.id = word.accepted_by`,
  `drop table accepted_word`,
  `alter table accepted_by_office rename to accepted_word`,
]

export const acceptedByOffice: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
