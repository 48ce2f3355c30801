import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // Two children of an establishment whose pseudonyms have one comparison key: whether they are one, and who said so.
  `create table child_join (
    id text primary key,
    establishment_id text not null references establishment (id),
    -- The child that stays.
    kept_id text not null references child (id),
    -- The id of the other one: a row of its own again once the two are taken apart.
    joined_id text not null unique,
    -- As the other one's pseudonym was typed first.
    pseudonym text not null check (length(pseudonym) between 1 and 40),
    state text not null check (state in ('joined', 'in-one-record', 'apart')),
    -- Whether incidents alone tell of the two: a head of safeguarding is told of no child that a LADO contact alone names.
    head_sees text not null check (head_sees in ('yes', 'no')),
    -- JSON: signed months of which the number of children is another by what was done last, as it was and as it is.
    months text not null,
    version integer not null check (version >= 1),
    recorded_at text not null,
    recorded_by text not null
  ) strict`,
  `create index child_join_kept on child_join (kept_id)`,
  `create trigger child_join_fixed before update on child_join
    when new.id is not old.id or new.establishment_id is not old.establishment_id or new.kept_id is not old.kept_id or new.joined_id is not old.joined_id or new.pseudonym is not old.pseudonym or new.recorded_at is not old.recorded_at or new.recorded_by is not old.recorded_by
    begin select raise(abort, 'this is set once and never changes'); end`,
]

export const childJoins: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
