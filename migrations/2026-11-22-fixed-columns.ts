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
  sample_draw: [
    'visit_id',
    'establishment_id',
    'from_on',
    'to_on',
    'seed',
    'asked',
    'among',
    'version',
    'recorded_at',
    'recorded_by',
  ],
  sampled_record: ['visit_id', 'establishment_id', 'how', 'draw_id', 'place', 'recorded_at', 'recorded_by'],
  setting: ['recorded_at', 'recorded_by'],
  visit: ['recorded_at', 'recorded_by'],
}

// A sample is of the establishment that was visited, whatever code forgets to ask (AC-04).
const strangers = (
  event: string,
) => `create trigger sampled_record_own_house_${event} before ${event} on sampled_record
    when new.establishment_id is not (select establishment_id from visit where id = new.visit_id)
      or exists (select 1 from incident where id in (new.incident_id, new.entered_incident_id)
        and establishment_id is not new.establishment_id)
    begin select raise(abort, 'this belongs to another establishment'); end`

const statements = [
  strangers('insert'),
  strangers('update'),
  `create trigger sampled_visit_house before update of establishment_id on visit
    when new.establishment_id is not old.establishment_id and (
      exists (select 1 from sampled_record where visit_id = new.id)
      or exists (select 1 from sample_draw where visit_id = new.id))
    begin select raise(abort, 'records were sampled on this visit: its establishment stays'); end`,
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
