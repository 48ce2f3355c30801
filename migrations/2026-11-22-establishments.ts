import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const day = `glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`

const statements = [
  // What is true of an establishment from a day on, until the next row.
  `create table establishment_attribute (
    establishment_id text not null references establishment (id),
    from_on text not null check (from_on ${day}),
    name text not null check (length(name) between 1 and 200),
    type text not null check (type in ('yoi', 'stc', 'sch')),
    operator text not null,
    places integer not null check (places between 0 and 1000),
    youngest integer not null check (youngest between 10 and 18),
    oldest integer not null check (oldest between 10 and 19),
    genders text not null check (genders in ('boys', 'girls', 'mixed')),
    state text not null check (state in ('open', 'paused', 'closed')),
    source text not null,
    primary key (establishment_id, from_on)
  ) strict, without rowid`,
  `create table population (
    establishment_id text not null references establishment (id),
    month text not null check (month glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
    snapshot_on text not null check (snapshot_on ${day}),
    under18 integer not null check (under18 >= 0),
    all_held integer not null check (all_held >= under18),
    standing text not null check (standing in ('provisional', 'final')),
    primary key (establishment_id, month)
  ) strict, without rowid`,
  // One screen of counts is one record: an establishment's review year.
  `create table population_year (
    id text primary key,
    establishment_id text not null references establishment (id),
    year integer not null,
    source text not null,
    version integer not null check (version >= 1),
    recorded_at text not null,
    unique (establishment_id, year)
  ) strict`,
  `create table published_figure (
    id text primary key,
    establishment text not null,
    establishment_id text references establishment (id),
    measure text not null,
    unit_of_count text not null,
    period_start text not null check (period_start ${day}),
    period_end text not null check (period_end ${day}),
    value real not null,
    qualifier text not null,
    confidence text not null check (confidence in ('A', 'B', 'C')),
    source_title text not null check (length(source_title) > 0),
    source_url text not null,
    version integer not null check (version >= 1),
    recorded_at text not null,
    check (period_end >= period_start),
    unique (establishment, measure, unit_of_count, period_start, period_end, source_title)
  ) strict`,
  `create table code (
    list text not null,
    value text not null,
    label text not null,
    level text not null,
    place integer not null,
    from_on text not null check (from_on ${day}),
    to_on text check (to_on ${day}),
    primary key (list, value)
  ) strict, without rowid`,
]

// MMPR techniques by level, shipped as a start and kept as rows because the list changes (DOMAIN.md 9.3).
const techniques: [value: string, label: string, level: string][] = [
  ['guiding-hold', 'Guiding hold', 'guiding'],
  ['escorting-hold', 'Escorting hold', 'guiding'],
  ['arm-hold', 'Arm hold', 'low'],
  ['figure-of-four', 'Figure of four arm hold', 'medium'],
  ['head-hold', 'Head hold', 'medium'],
  ['double-embrace', 'Double embrace', 'medium'],
  ['leg-hold', 'Leg hold', 'high'],
  ['back-hold', 'Hold on the back', 'high'],
  ['prone-hold', 'Hold face down', 'high'],
  ['thumb-flexion', 'Thumb flexion', 'pain-inducing'],
  ['wrist-flexion', 'Wrist flexion', 'pain-inducing'],
  ['inverted-wrist-hold', 'Inverted wrist hold', 'pain-inducing'],
  ['mandibular-angle', 'Mandibular angle technique', 'pain-inducing'],
]

export const establishments: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
    for (const [place, [value, label, level]] of techniques.entries()) {
      await sql`insert into code (list, value, label, level, place, from_on)
        values ('technique', ${value}, ${label}, ${level}, ${place}, '2000-01-01')`.execute(db)
    }
  },
}
