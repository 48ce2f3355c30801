import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // A report as data, stored when it was issued: every edition is drawn from this and never recounted.
  `create table issued_document (
    id text primary key,
    kind text not null check (kind in ('review')),
    subject_id text not null,
    edition text not null check (edition in ('partners', 'public', 'young-people', 'committee')),
    content text not null,
    digest text not null,
    history_head text not null,
    issued_at text not null,
    unique (kind, subject_id, edition)
  ) strict`,
  `create trigger issued_document_kept before update on issued_document
    begin select raise(abort, 'issued documents never change'); end`,
  `create trigger issued_document_whole before delete on issued_document
    begin select raise(abort, 'issued documents never change'); end`,
  `create table review (
    id text primary key,
    year integer not null unique,
    state text not null check (state in ('draft', 'signed', 'released')),
    signed_by text references person (id),
    signed_at text,
    released_by text references person (id),
    released_at text,
    version integer not null check (version >= 1),
    recorded_at text not null,
    check ((state = 'draft') = (signed_at is null)),
    check ((state = 'released') = (released_at is not null)),
    check (released_by is null or released_by <> signed_by)
  ) strict`,
  `create table review_opinion (
    review_id text not null references review (id),
    establishment_id text not null references establishment (id),
    safeguarded text not null check (safeguarded in ('yes', 'partly', 'no', 'not-formed')),
    reason text not null,
    primary key (review_id, establishment_id)
  ) strict, without rowid`,
  `create table review_commentary (
    review_id text not null references review (id),
    section text not null check (section in ('method', 'establishments', 'restraint', 'injuries', 'records',
      'safeguarding', 'scrutiny')),
    commentary text not null,
    written_by text not null references person (id),
    adopted_at text,
    primary key (review_id, section)
  ) strict, without rowid`,
  `create table review_receipt (
    review_id text not null references review (id),
    person_id text not null references person (id),
    acknowledged_at text not null,
    primary key (review_id, person_id)
  ) strict, without rowid`,
]

export const reviews: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
