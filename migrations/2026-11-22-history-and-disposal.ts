import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // What happened is read latest first, by what, by whom, by day and by establishment.
  `create index history_event_what on history_event (subject, seq)`,
  `create index history_event_who on history_event (who_id, subject, seq)`,
  `create index history_event_at on history_event (at, seq)`,
  `create index history_event_establishment on history_event (establishment_id, subject, seq)`,
  // What one person asks for and another answers: a disposal, or the legal hold to end.
  `create table second_answer (
    id text primary key,
    what text not null check (what in ('disposal', 'legal-hold-off')),
    subject text not null,
    subject_id text not null,
    -- Codes and days only: the retention class and its day, or why.
    details text not null,
    asked_by text not null references person (id),
    -- The role each of the two had then: two people of one office are as good as one.
    asked_as text not null,
    asked_at text not null,
    answer text check (answer in ('confirmed', 'refused')),
    answered_by text references person (id),
    answered_as text,
    answered_at text,
    check ((answer is null) = (answered_by is null)),
    check ((answer is null) = (answered_as is null)),
    check ((answer is null) = (answered_at is null)),
    check (answered_by is null or answered_by <> asked_by),
    check (answer is null or answer <> 'confirmed' or answered_as <> asked_as)
  ) strict`,
  `create unique index second_answer_open on second_answer (what, subject, subject_id) where answer is null`,
  // A version may be emptied, and only emptied, once a certificate in the history names its digest as disposed.
  `drop trigger record_version_kept`,
  `create trigger record_version_kept before update on record_version
    when not (new.content = '' and new.reason = '' and new.subject = old.subject
      and new.subject_id = old.subject_id and new.version = old.version and new.digest = old.digest
      and new.seq = old.seq and exists (
        select 1 from history_event
        where subject = old.subject and subject_id = old.subject_id and act = 'disposed'
          and instr(details, old.digest) > 0))
    begin select raise(abort, 'record versions are append-only'); end`,
  // No event, no act: so a head writes nothing about another establishment, whatever the code above forgets.
  `create trigger history_event_scope before insert on history_event
    when new.who_role = 'head' and ((new.establishment_id is not null or new.version is not null)
      and not exists (
        select 1 from person where id = new.who_id and establishment_id = new.establishment_id)
      or new.version > 1 and not exists (
        -- Nor takes one over from there: what was recorded before was about the own one too.
        select 1 from history_event as stood
          inner join person on person.id = new.who_id and person.establishment_id = stood.establishment_id
        where stood.subject = new.subject and stood.subject_id = new.subject_id
          and stood.version = new.version - 1))
    begin select raise(abort, 'this belongs to another establishment'); end`,
]

export const historyAndDisposal: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
