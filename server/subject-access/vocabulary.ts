export const subjectKinds = [
  { value: 'child', label: 'A child' },
  { value: 'staff', label: 'A member of staff' },
] as const
export type SubjectKind = (typeof subjectKinds)[number]['value']

export const formats = [
  { value: 'page', label: 'A page to read' },
  { value: 'json', label: 'A file of data (JSON)' },
] as const
export type Format = (typeof formats)[number]['value']

/** Whether the child is among those that are asked for, by id: JSON. */
const isAsked = (column: string) => `${column} in (select value from json_each(?))`

/** What is added to an incident is about everybody whom the incident is about. */
const ofIncident = (table: string) => ({
  child: `select added.id, added.recorded_at from ${table} as added
    join incident_child on incident_child.incident_id = added.incident_id
    where added.establishment_id = ? and ${isAsked('incident_child.child_id')}`,
  staff: `select added.id, added.recorded_at from ${table} as added
    join incident_staff on incident_staff.incident_id = added.incident_id
    where added.establishment_id = ? and incident_staff.pseudonym_key = ?`,
})

/**
 * Whom each kind of record can be about: SQL for the ids of the records that name somebody in an establishment, and when
 * each was. The establishment's id is given first; then a child's ids, as JSON, or the comparison key of a member of staff. A kind that
 * does not stand here fails the tests.
 */
export const about: Record<string, Partial<Record<SubjectKind, string>>> = {
  incident: {
    child: `select incident.id, incident.happened_at from incident
      join incident_child on incident_child.incident_id = incident.id
      where incident.establishment_id = ? and ${isAsked('incident_child.child_id')}`,
    staff: `select incident.id, incident.happened_at from incident join incident_staff on incident_staff.incident_id = incident.id
      where incident.establishment_id = ? and incident_staff.pseudonym_key = ?`,
  },
  'lado-contact': {
    child: `select lado_contact.id, lado_contact.received_on from lado_contact
      join lado_contact_child on lado_contact_child.lado_contact_id = lado_contact.id
      where lado_contact.establishment_id = ? and ${isAsked('lado_contact_child.child_id')}`,
    staff: `select id, received_on from lado_contact where establishment_id = ? and staff_pseudonym_key = ?`,
  },
  // What is in no record here is known by words alone: `sampledNaming` looks for the pseudonym in them.
  'sampled-record': {
    child: `select sampled_record.id, sampled_record.recorded_at from sampled_record
      join incident_child on incident_child.incident_id in (sampled_record.incident_id, sampled_record.entered_incident_id)
      where sampled_record.establishment_id = ? and ${isAsked('incident_child.child_id')}`,
    staff: `select sampled_record.id, sampled_record.recorded_at from sampled_record
      join incident_staff on incident_staff.incident_id in (sampled_record.incident_id, sampled_record.entered_incident_id)
      where sampled_record.establishment_id = ? and incident_staff.pseudonym_key = ?`,
  },
  'child-join': {
    child: `select id, recorded_at from child_join
      -- Whatever their spelling, a pseudonym that is asked for has the key of both.
      where establishment_id = ? and exists (select 1 from json_each(?) where value in (kept_id, joined_id))`,
  },
  'urgent-follow-up': ofIncident('urgent_follow_up'),
  'referral-answer': ofIncident('referral_answer'),
  'sample-draw': {},
  visit: {},
  contact: {},
  'qa-meeting': {},
  establishment: {},
  'published-figure': {},
  'population-year': {},
  'monthly-return': {},
  'outside-count': {},
  review: {},
  database: {},
  code: {},
  setting: {},
  'waiting-setting': {},
  person: {},
}
