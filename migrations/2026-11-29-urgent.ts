import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const of = `id text primary key,
    incident_id text not null references incident (id),
    establishment_id text not null references establishment (id)`

const day = (column: string) =>
  `${column} text not null check (${column} glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')`

const written = `version integer not null check (version = 1),
    recorded_at text not null,
    recorded_by text not null`

// Written once: what is to be added later is another row.
const fixed = (table: string, columns: readonly string[]) => {
  const own = ['id', 'incident_id', 'establishment_id', ...columns, 'version', 'recorded_at', 'recorded_by']
  return `create trigger ${table}_fixed before update on ${table}
    when ${own.map((column) => `new.${column} is not old.${column}`).join(' or ')}
    begin select raise(abort, 'this is set once and never changes'); end`
}

const ownHouse = (table: string) => `create trigger ${table}_own_house before insert on ${table}
    when new.establishment_id is not (select establishment_id from incident where id = new.incident_id)
    begin select raise(abort, 'this belongs to another establishment'); end`

const statements = [
  `create table urgent_follow_up (
    ${of},
    -- What was urgent about the incident when it was looked at, a code and which of several a line.
    seen text not null,
    incident_version integer not null check (incident_version >= 1),
    came_of_it text not null check (came_of_it in ('noted', 'asked', 'sampled', 'told')),
    told_whom text not null,
    ${day('done_on')},
    note text not null,
    ${written},
    check ((came_of_it = 'told') = (told_whom <> ''))
  ) strict`,
  `create index urgent_follow_up_incident on urgent_follow_up (incident_id, recorded_at, id)`,
  `create table referral_answer (
    ${of},
    referred_to text not null check (referred_to <> ''),
    ${day('referred_on')},
    note text not null,
    ${written}
  ) strict`,
  `create index referral_answer_incident on referral_answer (incident_id, recorded_at, id)`,
  fixed('urgent_follow_up', ['seen', 'incident_version', 'came_of_it', 'told_whom', 'done_on', 'note']),
  fixed('referral_answer', ['referred_to', 'referred_on', 'note']),
  ownHouse('urgent_follow_up'),
  ownHouse('referral_answer'),
  // From the few children and techniques that make an incident urgent, or that a list is filtered by, to it.
  `create index incident_child_injury on incident_child (injury, incident_id)`,
  `create index incident_child_position on incident_child (position, incident_id)`,
  `create index incident_technique_technique on incident_technique (technique, incident_id)`,
  `create index incident_warning_sign_sign on incident_warning_sign (sign, incident_id)`,
  // Whether a deadline was missed is told from these two alone.
  `create index incident_by_deadline on incident (happened_at, id, establishment_id, written_at, signed_at, counts_as,
    safeguarding_decision)`,
  `create index incident_child_spoken_to on incident_child (incident_id, debrief, spoken_to_at)`,
  `create index incident_staff_injury_serious on incident (happened_at, id) where staff_injury_serious > 0`,
]

export const urgent: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
