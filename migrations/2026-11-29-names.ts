import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // What looked like a name and is none, by its comparison key: the history says who accepted one, and never the word.
  `create table accepted_word (
    -- Empty for what is recorded for no establishment.
    establishment_id text not null,
    key text not null check (length(key) between 1 and 400),
    accepted_by text not null references person (id),
    accepted_at text not null,
    primary key (establishment_id, key)
  ) strict, without rowid`,
  // A name that got into a record: who asks for it to be masked, and who of another office answered.
  `create table name_mask (
    id text primary key,
    subject text not null,
    subject_id text not null,
    establishment_id text references establishment (id),
    -- What the record is called: its kind and its number.
    title text not null,
    -- The name itself, only as long as nobody has answered.
    text text not null,
    -- JSON: by question of the form how often it stands there, in the record and its versions.
    found text not null,
    asked_by text not null references person (id),
    asked_as text not null,
    asked_at text not null,
    answer text check (answer in ('confirmed', 'refused')),
    answered_by text references person (id),
    answered_as text,
    answered_at text,
    check ((answer is null) = (text <> '')),
    check ((answer is null) = (answered_by is null)),
    check ((answer is null) = (answered_as is null)),
    check ((answer is null) = (answered_at is null)),
    check (answered_by is null or answered_by <> asked_by),
    check (answer is null or answer <> 'confirmed' or answered_as <> asked_as)
  ) strict`,
  `create unique index name_mask_open on name_mask (subject, subject_id, text) where answer is null`,
  `create index name_mask_subject on name_mask (subject, subject_id)`,
  // Documents that held the name when it was masked: each is to be replaced by a corrected version.
  `create table masked_document (
    name_mask_id text not null references name_mask (id),
    document_id text not null references issued_document (id),
    primary key (name_mask_id, document_id)
  ) strict, without rowid`,
  // A version may be emptied once a certificate names its digest as disposed; and masked, but only in the act whose event,
  // the last of the history, names its digest and the new one.
  `drop trigger record_version_kept`,
  `create trigger record_version_kept before update on record_version
    when not (new.subject = old.subject and new.subject_id = old.subject_id and new.version = old.version
      and new.seq = old.seq and (
        new.content = '' and new.reason = '' and new.digest = old.digest and exists (
          select 1 from history_event
          where subject = old.subject and subject_id = old.subject_id and act = 'disposed'
            and instr(details, old.digest) > 0)
        or new.content <> '' and new.digest <> old.digest and exists (
          select 1 from history_event
          where seq = (select max(seq) from history_event)
            and subject = old.subject and subject_id = old.subject_id and act = 'name masked'
            and instr(details, old.digest || '>' || new.digest) > 0)))
    begin select raise(abort, 'record versions are append-only'); end`,
]

export const names: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
