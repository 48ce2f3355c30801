import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

// The old table goes out of the way first, so that the new one stands in the schema under its own words.
const rebuilt = [
  'drop trigger issued_document_kept',
  'drop trigger issued_document_whole',
  'alter table issued_document rename to issued_document_before',
  // What was issued, as data: of every kind, with its number, what it replaces and why.
  `create table issued_document (
    id text primary key,
    kind text not null check (kind in ('review', 'visit-report', 'quarter-papers', 'month')),
    subject_id text not null,
    -- a kind without editions has one fixed word here
    edition text not null check (edition <> ''),
    number integer not null check (number >= 1),
    -- an earlier document of the same kind, subject and edition
    replaces text references issued_document (id),
    why text not null,
    content text not null,
    digest text not null,
    history_head text not null,
    issued_at text not null,
    unique (kind, subject_id, edition, number),
    check (kind <> 'review' or edition in ('partners', 'public', 'young-people', 'committee')),
    check ((number = 1) = (replaces is null)),
    check ((number = 1) = (why = ''))
  ) strict`,
  `insert into issued_document
    select id, kind, subject_id, edition, 1, null, '', content, digest, history_head, issued_at
    from issued_document_before`,
  'drop table issued_document_before',
  `create trigger issued_document_kept before update on issued_document
    begin select raise(abort, 'issued documents never change'); end`,
  `create trigger issued_document_whole before delete on issued_document
    begin select raise(abort, 'issued documents never change'); end`,
  `create trigger issued_document_follows before insert on issued_document
    when new.number <> 1 + (
        select coalesce(max(number), 0) from issued_document
        where kind = new.kind and subject_id = new.subject_id and edition = new.edition)
      or (new.replaces is not null and not exists (
        select 1 from issued_document
        where id = new.replaces and kind = new.kind and subject_id = new.subject_id and edition = new.edition))
    begin select raise(abort, 'an issued document has the next number and replaces an earlier one of its own'); end`,
]

const files = [
  // The files of an issued document, byte for byte as they are served.
  `create table issued_file (
    document_id text not null references issued_document (id),
    format text not null check (format in ('pdf', 'spreadsheet', 'html', 'json')),
    sha256 text not null check (length(sha256) = 64),
    bytes blob not null check (length(bytes) > 0),
    primary key (document_id, format)
  ) strict`,
  `create trigger issued_file_kept before update on issued_file
    begin select raise(abort, 'issued documents never change'); end`,
  `create trigger issued_file_whole before delete on issued_file
    begin select raise(abort, 'issued documents never change'); end`,
]

export const issuedDocuments: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [...rebuilt, ...files]) await sql.raw(statement).execute(db)
  },
}
