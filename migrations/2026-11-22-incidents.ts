import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const reason = `in ('assault-on-child', 'assault-on-staff', 'fight', 'prevent-harm', 'physical-threat', 'hostage',
  'incitement', 'self-harm', 'incident-at-height', 'escape', 'absconding', 'damage', 'verbal-threat',
  'refusal-to-locate', 'refusal-to-transfer', 'refusal-to-relocate', 'concerted-indiscipline', 'cuffs-for-risk',
  'administer-care', 'other')`

const statements = [
  // One child is one row, whether somebody typed K-12 or k-12.
  `create table child (
    id text primary key,
    establishment_id text not null references establishment (id),
    pseudonym text not null collate nocase check (length(pseudonym) between 1 and 40),
    recorded_at text not null,
    unique (establishment_id, pseudonym)
  ) strict`,
  `create table incident (
    id text primary key,
    number text not null unique,
    establishment_id text not null references establishment (id),
    year integer not null,
    serial integer not null check (serial >= 1),
    own_reference text not null,
    happened_at text not null check (happened_at glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'),
    written_at text,
    signed_at text,
    counts_as text not null check (counts_as in ('rpi', 'use-of-force', 'guiding', 'mechanical')),
    planned text not null check (planned in ('yes', 'no')),
    authorised_by text not null,
    reason_primary text not null check (reason_primary ${reason}),
    location text not null check (location in ('bedroom', 'living-unit', 'education', 'visits', 'reception',
      'healthcare', 'separation-unit', 'dining', 'outside', 'escort', 'other')),
    duration_minutes integer check (duration_minutes between 0 and 1440),
    behaviour text not null,
    steps_to_avoid text not null,
    description text not null,
    effectiveness text not null,
    handcuffs text not null check (handcuffs in ('none', 'rigid-bar', 'ratchet', 'other', 'not-recorded')),
    pain_justification text not null,
    staff_injury_minor integer not null check (staff_injury_minor >= 0),
    staff_injury_minor_treated integer not null check (staff_injury_minor_treated >= 0),
    staff_injury_serious integer not null check (staff_injury_serious >= 0),
    treatment text not null,
    body_camera text not null check (body_camera in ('yes', 'partial', 'worn-not-on', 'none', 'not-known')),
    body_camera_reason text not null,
    cctv text not null check (cctv in ('yes', 'blind-spot', 'not-retained', 'not-known')),
    safeguarding_decision text not null check (safeguarding_decision in ('undecided', 'no-concern', 'internal',
      'lado-consultation', 'lado-referral', 'social-care', 'police')),
    decision_reason text not null,
    decided_by text not null,
    standing text not null check (standing in ('submitted', 'withdrawal-asked', 'withdrawn')),
    version integer not null check (version >= 1),
    recorded_at text not null,
    recorded_by text not null,
    unique (establishment_id, year, serial)
  ) strict`,
  // Lists in either order, whatever they are filtered by, are answered from one of these two alone.
  `create index incident_by_date on incident (happened_at, id, establishment_id, counts_as, safeguarding_decision,
    standing, own_reference, number)`,
  `create index incident_by_number on incident (establishment_id, year, serial, happened_at, id, counts_as,
    safeguarding_decision, standing, own_reference, number)`,
  `create index incident_establishment on incident (establishment_id, happened_at, id)`,
  // Lists count and filter on these without reading the records themselves; home pages take the oldest few.
  `create index incident_counts_as on incident (counts_as, happened_at, id, establishment_id)`,
  `create index incident_establishment_counts_as on incident (establishment_id, counts_as, happened_at, id)`,
  `create index incident_decision on incident (safeguarding_decision, happened_at, id, establishment_id)`,
  `create index incident_establishment_decision
    on incident (establishment_id, safeguarding_decision, happened_at, id)`,
  `create index incident_unsigned on incident (happened_at, id) where signed_at is null`,
  `create index incident_establishment_unsigned on incident (establishment_id, happened_at, id)
    where signed_at is null`,
  `create index incident_withdrawal_asked on incident (id) where standing = 'withdrawal-asked'`,
  `create table incident_reason (
    incident_id text not null references incident (id),
    reason text not null check (reason ${reason}),
    primary key (incident_id, reason)
  ) strict, without rowid`,
  `create table incident_child (
    incident_id text not null references incident (id),
    place integer not null,
    child_id text not null references child (id),
    age integer not null check (age between 10 and 18),
    gender text not null check (gender in ('boy', 'girl', 'another', 'not-recorded')),
    ethnicity text not null check (ethnicity in ('asian', 'black', 'mixed', 'white', 'other', 'not-recorded')),
    position text not null check (position in ('standing', 'kneeling', 'seated', 'supine', 'prone',
      'floor-unintended', 'not-recorded')),
    injury text not null check (injury in ('none', 'minor', 'minor-treated', 'serious', 'not-recorded')),
    medical_examination text not null check (medical_examination in ('done', 'refused', 'offered', 'not-offered',
      'not-recorded')),
    debrief text not null check (debrief in ('done', 'declined', 'not-done', 'not-recorded')),
    spoken_to_at text,
    account text not null,
    primary key (incident_id, place),
    unique (incident_id, child_id)
  ) strict, without rowid`,
  `create index incident_child_child on incident_child (child_id)`,
  `create index incident_child_not_spoken_to on incident_child (incident_id) where debrief = 'not-done'`,
  `create table incident_technique (
    incident_id text not null references incident (id),
    place integer not null,
    technique text not null,
    list text not null default 'technique' check (list = 'technique'),
    uses integer not null check (uses between 1 and 50),
    primary key (incident_id, place),
    foreign key (list, technique) references code (list, value)
  ) strict, without rowid`,
  `create table incident_warning_sign (
    incident_id text not null references incident (id),
    sign text not null check (sign in ('breathing', 'says-cannot-breathe', 'serious-injury', 'vomiting',
      'petechial-rash', 'consciousness', 'other')),
    primary key (incident_id, sign)
  ) strict, without rowid`,
  `create table incident_staff (
    incident_id text not null references incident (id),
    place integer not null,
    pseudonym text not null check (length(pseudonym) between 1 and 40),
    part text not null check (part in ('used-force', 'present')),
    primary key (incident_id, place)
  ) strict, without rowid`,
  // Is a pseudonym new to the house, and which incidents name it.
  `create index incident_staff_pseudonym on incident_staff (pseudonym collate nocase, incident_id)`,
]

export const incidents: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
