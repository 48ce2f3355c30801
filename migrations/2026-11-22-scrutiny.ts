import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const day = `glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`
const opinion = `in ('yes', 'partly', 'no', 'not-formed')`
const days = `real not null check (days_used in (0, 0.25, 0.5, 0.75, 1))`
const written = `version integer not null check (version >= 1),
    recorded_at text not null,
    recorded_by text not null`

const statements = [
  `create table visit (
    id text primary key,
    establishment_id text not null references establishment (id),
    visited_on text not null check (visited_on ${day}),
    started_at text,
    ended_at text,
    announcement text not null check (announcement in ('announced', 'unannounced', 'remote')),
    days_used ${days},
    accompanied_by text not null,
    areas_seen text not null,
    records_seen integer not null check (records_seen >= 0),
    footage_seen text not null check (footage_seen in ('yes', 'no', 'not-recorded')),
    children_spoken_to integer not null check (children_spoken_to >= 0),
    children_in_private integer not null check (children_in_private between 0 and children_spoken_to),
    staff_spoken_to integer not null check (staff_spoken_to >= 0),
    parents_spoken_to integer not null check (parents_spoken_to >= 0),
    what_children_said text not null,
    safeguarded text not null check (safeguarded ${opinion}),
    safeguarded_reason text not null,
    wellbeing text not null check (wellbeing ${opinion}),
    wellbeing_reason text not null,
    good_practice text not null,
    conflict_of_interest text not null,
    private_notes text not null,
    report_sent_on text check (report_sent_on ${day}),
    ${written}
  ) strict`,
  `create index visit_day on visit (visited_on, id)`,
  `create table visit_purpose (
    visit_id text not null references visit (id),
    purpose text not null check (purpose in ('restraint', 'separation', 'complaints', 'lado-log', 'education',
      'health', 'culture', 'follow-up')),
    primary key (visit_id, purpose)
  ) strict, without rowid`,
  `create table visit_concern (
    visit_id text not null references visit (id),
    place integer not null,
    concern text not null,
    level text not null check (level in ('immediate', 'high', 'medium', 'low')),
    told_to text not null,
    told_on text check (told_on ${day}),
    primary key (visit_id, place)
  ) strict, without rowid`,
  `create table sample_draw (
    id text primary key,
    visit_id text not null references visit (id),
    establishment_id text not null references establishment (id),
    from_on text not null check (from_on ${day}),
    to_on text not null check (to_on ${day} and to_on >= from_on),
    seed text not null check (length(seed) = 12 and seed not glob '*[^0-9a-f]*'),
    asked integer not null check (asked between 1 and 50),
    among integer not null check (among >= 1),
    ${written}
  ) strict`,
  `create index sample_draw_visit on sample_draw (visit_id, recorded_at, id)`,
  `create table sampled_record (
    id text primary key,
    visit_id text not null references visit (id),
    establishment_id text not null references establishment (id),
    how text not null check (how in ('drawn', 'chosen', 'outside')),
    draw_id text references sample_draw (id),
    place integer check (place >= 1),
    incident_id text references incident (id),
    source text check (source in ('healthcare-log', 'complaint', 'radio-or-camera-log', 'child-account', 'other')),
    source_reference text not null,
    source_on text check (source_on ${day}),
    source_place text not null,
    finding text not null check (finding in ('not-checked', 'agrees', 'small-differences', 'difference-that-matters',
      'not-in-records', 'could-not-be-checked')),
    missing text not null,
    note text not null,
    told text not null check (told in ('yes', 'no')),
    checked_at text,
    entered_incident_id text references incident (id),
    linked_at text,
    ${written},
    check ((how = 'drawn') = (draw_id is not null) and (draw_id is null) = (place is null)),
    check ((how = 'outside') = (source is not null)),
    check (how = 'outside' or incident_id is not null),
    -- What is in the records is no finding that it is not; what was entered later is linked beside that finding.
    check (finding <> 'not-in-records' or incident_id is null),
    check ((entered_incident_id is null) = (linked_at is null)),
    check (entered_incident_id is null or finding = 'not-in-records'),
    check ((finding = 'not-checked') = (checked_at is null)),
    check (finding <> 'not-checked' or told = 'no'),
    unique (draw_id, place)
  ) strict`,
  `create index sampled_record_visit on sampled_record (visit_id, recorded_at, draw_id, place, id)`,
  `create index sampled_record_incident on sampled_record (incident_id) where incident_id is not null`,
  `create index sampled_record_entered on sampled_record (entered_incident_id)
    where entered_incident_id is not null`,
  `create index sampled_record_not_checked on sampled_record (visit_id) where finding = 'not-checked'`,
  `create index sampled_record_not_in_records on sampled_record (checked_at, id)
    where finding = 'not-in-records' and entered_incident_id is null`,
  `create table sampled_record_compared (
    sampled_record_id text not null references sampled_record (id),
    compared_with text not null check (compared_with in ('written-record', 'footage', 'medical-record',
      'child-account', 'complaint', 'other')),
    primary key (sampled_record_id, compared_with)
  ) strict, without rowid`,
  `create table contact (
    id text primary key,
    kind text not null check (kind in ('contact', 'review')),
    contacted_on text not null check (contacted_on ${day}),
    with_role text not null check (with_role in ('lado', 'head', 'governor', 'ycs', 'advocacy', 'imb',
      'inspectorate', 'partner', 'other', 'none')),
    establishment_id text references establishment (id),
    way text not null check (way in ('in-person', 'telephone', 'video', 'writing', 'not-applicable')),
    note text not null,
    days_used ${days},
    ${written}
  ) strict`,
  `create index contact_day on contact (contacted_on, id)`,
  `create table lado_contact (
    id text primary key,
    number text not null unique,
    year integer not null,
    serial integer not null check (serial >= 1),
    establishment_id text not null references establishment (id),
    type text not null check (type in ('consultation', 'referral', 'information', 'historical')),
    received_on text not null check (received_on ${day}),
    referrer text not null check (referrer in ('establishment', 'scrutineer', 'social-care', 'police',
      'healthcare', 'other')),
    source text not null check (source in ('child', 'parent', 'staff', 'advocate', 'imb', 'inspector',
      'scrutineer', 'healthcare', 'police', 'anonymous')),
    staff_pseudonym text not null,
    event_on text check (event_on ${day}),
    category text not null check (category in ('physical-in-restraint', 'physical', 'sexual', 'emotional',
      'neglect', 'conduct', 'private-life')),
    threshold text not null check (threshold in ('yes', 'no', 'advice', 'undecided')),
    strategy_on text check (strategy_on ${day}),
    staff_position text not null check (staff_position in ('no-change', 'moved', 'non-contact', 'suspended',
      'left', 'not-recorded')),
    footage_secured text not null check (footage_secured in ('yes', 'no', 'not-recorded')),
    child_informed text not null check (child_informed in ('yes', 'no', 'not-recorded')),
    account text not null,
    outcome text not null check (outcome in ('open', 'substantiated', 'malicious', 'false', 'unsubstantiated',
      'unfounded', 'no-further-action')),
    outcome_on text check (outcome_on ${day}),
    shared text not null check (shared in ('yes', 'no')),
    ${written},
    -- No staff identity is kept of a consultation (DOMAIN.md 3.2).
    check (type <> 'consultation' or staff_pseudonym = ''),
    check ((outcome = 'open') = (outcome_on is null)),
    unique (year, serial)
  ) strict`,
  `create index lado_contact_day on lado_contact (received_on, id)`,
  `create table lado_contact_limb (
    lado_contact_id text not null references lado_contact (id),
    limb text not null check (limb in ('harmed', 'offence', 'risk', 'unsuitable')),
    primary key (lado_contact_id, limb)
  ) strict, without rowid`,
  `create table lado_contact_child (
    lado_contact_id text not null references lado_contact (id),
    child_id text not null references child (id),
    primary key (lado_contact_id, child_id)
  ) strict, without rowid`,
  `create table lado_contact_incident (
    lado_contact_id text not null references lado_contact (id),
    incident_id text not null references incident (id),
    primary key (lado_contact_id, incident_id)
  ) strict, without rowid`,
  `create index lado_contact_incident_incident on lado_contact_incident (incident_id)`,
  `create table qa_meeting (
    id text primary key,
    year integer not null,
    quarter text not null check (quarter in ('Q1', 'Q2', 'Q3', 'Q4')),
    met_on text not null check (met_on ${day}),
    chair text not null,
    days_used ${days},
    minutes text not null,
    minutes_approved_on text check (minutes_approved_on ${day}),
    ${written},
    unique (year, quarter)
  ) strict`,
  `create table qa_attendance (
    qa_meeting_id text not null references qa_meeting (id),
    place integer not null,
    organisation text not null check (organisation in ('council-safeguarding', 'council-lado',
      'council-virtual-school', 'police', 'nhs', 'head-of-safeguarding', 'governor', 'ycs', 'healthcare',
      'education', 'advocacy', 'imb', 'youth-justice', 'scrutineer')),
    establishment_id text references establishment (id),
    attendance text not null check (attendance in ('present', 'deputy', 'apologies', 'absent')),
    primary key (qa_meeting_id, place)
  ) strict, without rowid`,
  `create table qa_agenda_item (
    qa_meeting_id text not null references qa_meeting (id),
    place integer not null,
    title text not null,
    primary key (qa_meeting_id, place)
  ) strict, without rowid`,
  `create table qa_action (
    qa_meeting_id text not null references qa_meeting (id),
    place integer not null,
    action text not null,
    organisation text not null check (organisation in ('council-safeguarding', 'council-lado',
      'council-virtual-school', 'police', 'nhs', 'head-of-safeguarding', 'governor', 'ycs', 'healthcare',
      'education', 'advocacy', 'imb', 'youth-justice', 'scrutineer')),
    owner_role text not null,
    due_on text check (due_on ${day}),
    status text not null check (status in ('open', 'in-progress', 'done', 'withdrawn')),
    primary key (qa_meeting_id, place)
  ) strict, without rowid`,
  `create index qa_action_unfinished on qa_action (due_on, qa_meeting_id, place)
    where status in ('open', 'in-progress')`,
]

export const scrutiny: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
