import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // What makes two spellings of the establishment's own reference one (server/fields/reference-key.ts); null where none was
  // given. Made from the answer whenever that is stored, so it is no part of the record's content.
  `alter table incident add column reference_key text`,
  `create index incident_reference_key on incident (reference_key, id) where reference_key is not null`,
  // The same of our own number, which holds letters of the Latin alphabet, figures and dashes alone.
  `create index incident_number_key on incident (lower(replace(number, '-', '')))`,
  `create index incident_child_to_speak_to on incident_child (incident_id)
    where debrief in ('not-done', 'not-recorded')`,
]

export const referenceKeys: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
