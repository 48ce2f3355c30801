import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const month = `text not null check (month glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]')`
const day = `text not null check (received_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')`
const written = `version integer not null check (version >= 1),
    recorded_at text not null,
    recorded_by text not null`

const fixed = (
  table: string,
  columns: readonly string[],
) => `create trigger ${table}_fixed before update on ${table}
    when ${['id', ...columns].map((column) => `new.${column} is not old.${column}`).join(' or ')}
    begin select raise(abort, 'this is set once and never changes'); end`

const statements = [
  `create table monthly_return (
    id text primary key,
    establishment_id text not null references establishment (id),
    month ${month},
    incidents integer not null check (incidents >= 0),
    uses_of_force integer not null check (uses_of_force between 0 and incidents),
    children integer not null check (children >= 0),
    serious_injuries integer not null check (serious_injuries >= 0),
    pain_inducing integer not null check (pain_inducing >= 0),
    -- Incidents of the month that were begun and not submitted when it was signed.
    open_drafts integer not null check (open_drafts >= 0),
    confirmed text not null check (confirmed in ('every-incident', 'nil')),
    signed_by text not null references person (id),
    signed_at text not null,
    ${written},
    check ((confirmed = 'nil') = (uses_of_force = 0)),
    unique (establishment_id, month)
  ) strict`,
  `create table outside_count (
    id text primary key,
    source text not null check (source in ('ycs', 'healthcare', 'complaints', 'radio-cctv')),
    establishment_id text not null references establishment (id),
    month ${month},
    count integer not null check (count between 0 and 10000),
    origin text not null,
    received_on ${day},
    explanation text not null,
    private_notes text not null,
    ${written},
    unique (source, establishment_id, month)
  ) strict`,
  `create index outside_count_month on outside_count (month, id)`,
  // Counts are of everything that is not withdrawn: the few that are stand apart.
  `create index incident_withdrawn on incident (establishment_id, counts_as, happened_at, id)
    where standing = 'withdrawn'`,
  fixed('monthly_return', ['establishment_id', 'month', 'recorded_at', 'recorded_by']),
  fixed('outside_count', ['recorded_at', 'recorded_by']),
]

export const returns: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
