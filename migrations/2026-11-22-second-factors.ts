import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // What a person proves with, after the password, that it is them.
  `create table factor (
    id text primary key,
    person_id text not null references person (id),
    kind text not null check (kind in ('passkey', 'app', 'sheet', 'recovery')),
    name text not null check (length(name) between 1 and 100),
    -- An app's shared secret or a passkey's public key; a sheet keeps only its codes' hashes.
    secret text not null,
    credential_id text unique,
    transports text not null,
    added_at text not null,
    last_used_at text,
    -- The last half minute whose code was used: none is used twice (SECURITY AUN-06).
    last_step integer,
    counter integer not null check (counter >= 0),
    check ((kind = 'passkey') = (credential_id is not null)),
    check ((kind in ('passkey', 'app')) = (secret <> ''))
  ) strict`,
  `create index factor_person on factor (person_id, added_at)`,
  `create unique index factor_one_sheet on factor (person_id, kind) where kind in ('sheet', 'recovery')`,
  `create table single_use_code (
    factor_id text not null references factor (id),
    number integer not null check (number >= 1),
    hash text not null,
    used_at text,
    primary key (factor_id, number)
  ) strict, without rowid`,
  `create table one_time_link (
    hash text primary key,
    person_id text not null references person (id),
    made_at text not null,
    made_by text not null,
    ends_at text not null,
    used_at text
  ) strict, without rowid`,
  `create index one_time_link_person on one_time_link (person_id)`,
  // A lost second factor is replaced by the business manager with a second officer.
  `create table factor_replacement (
    id text primary key,
    person_id text not null references person (id),
    asked_by text not null references person (id),
    asked_at text not null,
    officer_id text not null references person (id),
    answer text check (answer in ('confirmed', 'refused')),
    answered_at text,
    check (officer_id <> asked_by and officer_id <> person_id and asked_by <> person_id),
    check ((answer is null) = (answered_at is null))
  ) strict`,
  `create index factor_replacement_open on factor_replacement (officer_id) where answer is null`,
  // What a person is told of the own account.
  `create table notice (
    id text primary key,
    person_id text not null references person (id),
    at text not null,
    kind text not null,
    details text not null
  ) strict`,
  `create index notice_person on notice (person_id, at)`,
  // Where a person signed in before: the address only as a keyed hash.
  `create table known_device (
    person_id text not null references person (id),
    browser text not null,
    address_hash text not null,
    last_at text not null,
    primary key (person_id, browser, address_hash)
  ) strict, without rowid`,
  // The cookie of a browser in which a person signed in, only as a keyed hash: their guesses there count by themselves.
  `create table device_cookie (
    hash text not null,
    person_id text not null references person (id),
    last_at text not null,
    primary key (hash, person_id)
  ) strict, without rowid`,
  `create index device_cookie_person on device_cookie (person_id, last_at)`,
  // What was typed into a form whose session had ended, until its person is back.
  `create table kept_form (
    id text primary key,
    person_id text not null references person (id),
    path text not null,
    -- of what the form was upon, where it knew
    version integer,
    typed text not null,
    kept_at text not null
  ) strict`,
  `create index kept_form_age on kept_form (kept_at)`,
  // Only an empty database becomes a demonstration, whose accounts need no second factor.
  `create trigger about_demonstration before insert on about
    when new.name = 'demonstration' and exists (select 1 from person)
    begin select raise(abort, 'only an empty database can become a demonstration'); end`,
  `create trigger about_renamed before update on about when new.name = 'demonstration'
    begin select raise(abort, 'only an empty database can become a demonstration'); end`,
]

export const secondFactors: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
