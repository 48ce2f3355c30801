import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // Comparison keys (server/fields/comparison-key.ts): made of the pseudonym whenever that is stored. Those of records from
  // before are null until `npx scrutiny upgrade` has made them.
  `alter table child add column pseudonym_key text`,
  // 0, or more for a child that is kept apart although its pseudonym has the key of another child's.
  `alter table child add column apart integer not null default 0 check (apart >= 0)`,
  `create unique index child_key on child (establishment_id, pseudonym_key, apart)`,
  // How this record spells the pseudonym; null in records from before, which spell it as it was typed first.
  `alter table incident_child add column pseudonym text check (length(pseudonym) between 1 and 40)`,
  `alter table lado_contact_child add column pseudonym text check (length(pseudonym) between 1 and 40)`,
  `alter table incident_staff add column pseudonym_key text`,
  `drop index incident_staff_pseudonym`,
  `create index incident_staff_key on incident_staff (pseudonym_key, incident_id)`,
  `alter table lado_contact add column staff_pseudonym_key text`,
  `create index lado_contact_staff on lado_contact (establishment_id, staff_pseudonym_key) where staff_pseudonym_key is not null`,
  `create index lado_contact_child_child on lado_contact_child (child_id)`,
]

export const comparisonKeys: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
