import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const looker = `in ('healthcare', 'staff', 'nobody', 'not-known')`

const statements = [
  // Null: recorded before it was asked for each child. Such a record keeps what it says, of no child in particular.
  `alter table incident_child add column signs_looked_by text check (signs_looked_by ${looker})`,
  `alter table incident_child add column injury_looked_by text check (injury_looked_by ${looker})`,
  `create table incident_child_warning_sign (
    incident_id text not null,
    place integer not null,
    sign text not null check (sign in ('breathing', 'says-cannot-breathe', 'serious-injury', 'vomiting',
      'petechial-rash', 'consciousness', 'other', 'none-seen', 'not-known')),
    primary key (incident_id, place, sign),
    foreign key (incident_id, place) references incident_child (incident_id, place)
  ) strict, without rowid`,
  // What is still to be answered is few rows: home pages and the list take it from these two.
  `create index incident_child_open on incident_child (incident_id) where signs_looked_by is not null
    and (signs_looked_by = 'not-known' or injury_looked_by = 'not-known' or injury = 'not-recorded'
      or medical_examination in ('offered', 'not-offered', 'not-recorded'))`,
  // The few signs that were seen, among the many answers that none was.
  `create index incident_child_sign_seen on incident_child_warning_sign (sign, incident_id, place)
    where sign not in ('none-seen', 'not-known')`,
  `create index incident_child_sign_not_known on incident_child_warning_sign (incident_id)
    where sign = 'not-known'`,
]

export const graveQuestions: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
