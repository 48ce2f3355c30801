import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // What the scrutineer confirmed of an establishment's month without records: printed in the review.
  `create table review_gap (
    review_id text not null references review (id),
    establishment_id text not null references establishment (id),
    month text not null check (month glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
    words text not null check (trim(words) <> ''),
    confirmed_by text not null references person (id),
    confirmed_at text not null,
    primary key (review_id, establishment_id, month)
  ) strict, without rowid`,
  // Words written for the public: of a section, or of the opinion on an establishment ('opinion-' and its id).
  `create table review_public_text (
    review_id text not null references review (id),
    part text not null check (part in ('method', 'establishments', 'restraint', 'injuries', 'records',
      'safeguarding', 'scrutiny') or part glob 'opinion-?*'),
    words text not null check (trim(words) <> ''),
    written_by text not null references person (id),
    written_at text not null,
    -- somebody else's answer to: could a reader who knows one child recognise them?
    recognisable text check (recognisable in ('no', 'yes')),
    read_by text references person (id),
    read_at text,
    primary key (review_id, part),
    check ((recognisable is null) = (read_by is null)),
    check ((recognisable is null) = (read_at is null)),
    check (read_by is null or read_by <> written_by)
  ) strict, without rowid`,
  // Each sentence of a public text that holds a number, and what was decided of it.
  `create table review_number_decision (
    review_id text not null references review (id),
    part text not null,
    sentence text not null check (sentence <> ''),
    decision text not null check (decision in ('kept', 'changed')),
    decided_by text not null references person (id),
    decided_at text not null,
    primary key (review_id, part, sentence)
  ) strict, without rowid`,
]

export const publicTexts: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
