import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  `create table establishment (
    id text primary key,
    code text not null unique check (length(code) between 2 and 6),
    version integer not null check (version >= 1),
    recorded_at text not null
  ) strict`,
  `create table person (
    id text primary key,
    name text not null check (length(name) between 1 and 200),
    email text not null unique check (email = lower(email)),
    role text not null check (role in ('scrutineer', 'head', 'lado', 'partner', 'business-manager')),
    establishment_id text references establishment (id),
    organisation text,
    -- An office is held, or deputised for, from one day to another; a partner holds none.
    appointed_as text check (appointed_as in ('holder', 'deputy')),
    appointed_from text,
    appointed_to text,
    password_hash text not null,
    created_at text not null,
    disabled_at text,
    version integer not null check (version >= 1),
    check ((role = 'head') = (establishment_id is not null)),
    check ((role = 'partner') = (appointed_as is null)),
    check ((appointed_as is null) = (appointed_from is null)),
    check (appointed_to is null or (appointed_from is not null and appointed_to >= appointed_from))
  ) strict`,
  `create table session (
    id_hash text primary key,
    person_id text references person (id),
    content text not null,
    started_at text not null,
    seen_at text not null
  ) strict`,
  `create index session_person on session (person_id)`,
  // The chain: one event an act, in the same transaction, each sealed over the one before it.
  `create table history_event (
    seq integer primary key check (seq >= 1),
    at text not null,
    who_id text not null,
    who_role text not null,
    act text not null,
    subject text not null,
    subject_id text,
    establishment_id text,
    version integer,
    details text not null,
    digest text,
    previous text not null,
    seal text not null
  ) strict`,
  `create index history_event_subject on history_event (subject, subject_id, seq)`,
  // Few among many: counted on the scrutineer's home page.
  `create index history_event_discarded on history_event (seq) where act = 'draft discarded'`,
  `create index history_event_failed on history_event (seq) where act = 'sign-in failed'`,
  `create trigger history_event_kept before update on history_event
    begin select raise(abort, 'history is append-only'); end`,
  `create trigger history_event_whole before delete on history_event
    begin select raise(abort, 'history is append-only'); end`,
  `create table record_version (
    seq integer primary key references history_event (seq),
    subject text not null,
    subject_id text not null,
    version integer not null check (version >= 1),
    content text not null,
    reason text not null,
    digest text not null,
    unique (subject, subject_id, version)
  ) strict`,
  // What was changed after it was first recorded, in the order of the history.
  `create index record_version_changed on record_version (subject, seq) where version > 1`,
  `create trigger record_version_kept before update on record_version
    begin select raise(abort, 'record versions are append-only'); end`,
  `create trigger record_version_whole before delete on record_version
    begin select raise(abort, 'record versions are append-only'); end`,
  `create table idempotency (
    key text primary key,
    answer text not null,
    at text not null
  ) strict, without rowid`,
  `create table draft (
    id text primary key,
    person_id text not null references person (id),
    -- the office it was begun in, whatever its writer is later
    role text not null,
    establishment_id text references establishment (id),
    kind text not null,
    subject_id text,
    base_version integer,
    typed text not null,
    -- by page of the form: how often it was saved, and by which rendering of it last
    saves text not null default '{}',
    started_at text not null,
    saved_at text not null
  ) strict`,
  `create index draft_person on draft (person_id, saved_at)`,
  // What kind of database this is: 'demonstration' or 'records'.
  `create table about (
    name text primary key,
    value text not null
  ) strict, without rowid`,
  `create table setting (
    id text primary key,
    name text not null,
    establishment_type text not null check (establishment_type in ('', 'yoi', 'stc', 'sch')),
    value text not null,
    from_on text not null check (from_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    reason text not null,
    recorded_at text not null,
    recorded_by text not null,
    unique (name, establishment_type, from_on, recorded_at)
  ) strict`,
]

export const peopleAndHistory: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
