import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What the server sets once, by table: no correction, and no code that forgets this, changes it (AC-04, AC-07). */
const fixed: Record<string, string[]> = {
  child: ['establishment_id', 'pseudonym', 'recorded_at'],
  contact: ['recorded_at', 'recorded_by'],
  establishment: ['recorded_at'],
  incident: ['establishment_id', 'number', 'year', 'serial', 'recorded_at', 'recorded_by'],
  lado_contact: ['number', 'year', 'serial', 'recorded_at', 'recorded_by'],
  population_year: ['establishment_id', 'year', 'recorded_at'],
  published_figure: ['recorded_at'],
  qa_meeting: ['recorded_at', 'recorded_by'],
  review: ['year', 'recorded_at'],
  setting: ['recorded_at', 'recorded_by'],
  visit: ['recorded_at', 'recorded_by'],
}

const statements = [
  ...Object.entries(fixed).map(([table, columns]) => {
    const changed = ['id', ...columns].map((column) => `new.${column} is not old.${column}`)
    return `create trigger ${table}_fixed before update on ${table}
    when ${changed.join(' or ')}
    begin select raise(abort, 'this is set once and never changes'); end`
  }),
  // Versions are never changed, so what once named a member of staff cannot become what keeps no staff identity.
  `create trigger lado_contact_unnamed before update on lado_contact
    when new.type = 'consultation' and exists (
      select 1 from record_version
      where subject = 'lado-contact' and subject_id = new.id and content <> ''
        and json_extract(content, '$.staffPseudonym') <> '')
    begin select raise(abort, 'an earlier version names a member of staff'); end`,
]

export const fixedColumns: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
