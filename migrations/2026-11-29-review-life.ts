import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const earlier = [
  // A version that was signed and is not the current one: sent back before it was released, or replaced after.
  `create table review_earlier_version (
    review_id text not null references review (id),
    number integer not null check (number >= 1),
    signed_by text not null references person (id),
    signed_at text not null,
    released_by text references person (id),
    released_at text,
    -- who sent it back or began the corrected version, when and why
    ended_by text not null references person (id),
    ended_at text not null,
    reason text not null check (trim(reason) <> ''),
    primary key (review_id, number),
    check ((released_by is null) = (released_at is null)),
    check (released_by is null or released_by <> signed_by)
  ) strict, without rowid`,
  `create trigger review_earlier_version_kept before update on review_earlier_version
    begin select raise(abort, 'earlier versions of a review never change'); end`,
  `create trigger review_earlier_version_whole before delete on review_earlier_version
    begin select raise(abort, 'earlier versions of a review never change'); end`,
  `create trigger review_earlier_version_follows before insert on review_earlier_version
    when new.number <> 1 + (select count(*) from review_earlier_version where review_id = new.review_id)
      or not exists (
        select 1 from review where id = new.review_id
          and signed_by = new.signed_by and signed_at = new.signed_at
          and released_by is new.released_by and released_at is new.released_at)
    begin select raise(abort, 'an earlier version is the one that was signed, under the next number'); end`,
  // From draft to signed to released; back to a draft only where what was signed stands among the earlier versions.
  `create trigger review_moves before update of state, signed_by, signed_at, released_by, released_at on review
    when not (
      (new.state = old.state and new.signed_by is old.signed_by and new.signed_at is old.signed_at
        and new.released_by is old.released_by and new.released_at is old.released_at)
      or (old.state = 'draft' and new.state = 'signed')
      or (old.state = 'signed' and new.state = 'released'
        and new.signed_by is old.signed_by and new.signed_at is old.signed_at)
      or (new.state = 'draft' and new.signed_by is null and new.released_by is null and exists (
        select 1 from review_earlier_version where review_id = old.id
          and number = (select max(number) from review_earlier_version where review_id = old.id)
          and signed_by = old.signed_by and signed_at = old.signed_at
          and released_by is old.released_by and released_at is old.released_at)))
    begin select raise(abort, 'a review is signed, then released; what was signed stays'); end`,
]

const receipts = [
  'alter table review_receipt rename to review_receipt_before',
  // A partner says of each released version that it arrived.
  `create table review_receipt (
    review_id text not null references review (id),
    number integer not null check (number >= 1),
    person_id text not null references person (id),
    acknowledged_at text not null,
    primary key (review_id, number, person_id)
  ) strict, without rowid`,
  'insert into review_receipt select review_id, 1, person_id, acknowledged_at from review_receipt_before',
  'drop table review_receipt_before',
]

export const reviewLife: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [...earlier, ...receipts]) await sql.raw(statement).execute(db)
  },
}
