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

// What is in no record here is known by words alone: a pseudonym that stands whole in one of them, as people write it.
const whole = ['[', '*', '?'].reduce((text, each) => `replace(${text}, '${each}', '[${each}]')`, 'pseudonym')
const sampledHouse = `with asked (house, pseudonym) as (values (?, ?))
  select id, recorded_at from sampled_record where exists (select 1 from asked where sampled_record.establishment_id = house
    and lower(' ' || note || ' ' || missing || ' ' || source_reference || ' ' || source_place || ' ')
      glob '*[^a-z0-9-]' || lower(${whole}) || '[^a-z0-9]*')`

/** What is added to an incident is about everybody whom the incident is about. */
const ofIncident = (table: string) => ({
  child: `select added.id, added.recorded_at from ${table} as added
    join incident_child on incident_child.incident_id = added.incident_id join child on child.id = incident_child.child_id
    where child.establishment_id = ? and child.pseudonym = ?`,
  staff: `select added.id, added.recorded_at from ${table} as added
    join incident_staff on incident_staff.incident_id = added.incident_id
    where added.establishment_id = ? and incident_staff.pseudonym = ? collate nocase`,
})

/**
 * Whom each kind of record can be about: SQL for the ids of the records that name a pseudonym in an establishment, and
 * when each was. A kind that does not stand here fails the tests.
 */
export const about: Record<string, Partial<Record<SubjectKind, string>>> = {
  incident: {
    child: `select incident.id, incident.happened_at from incident
      join incident_child on incident_child.incident_id = incident.id join child on child.id = incident_child.child_id
      where child.establishment_id = ? and child.pseudonym = ?`,
    staff: `select incident.id, incident.happened_at from incident join incident_staff on incident_staff.incident_id = incident.id
      where incident.establishment_id = ? and incident_staff.pseudonym = ? collate nocase`,
  },
  'lado-contact': {
    child: `select lado_contact.id, lado_contact.received_on from lado_contact
      join lado_contact_child on lado_contact_child.lado_contact_id = lado_contact.id
      join child on child.id = lado_contact_child.child_id
      where child.establishment_id = ? and child.pseudonym = ?`,
    staff: `select id, received_on from lado_contact where establishment_id = ? and staff_pseudonym = ? collate nocase`,
  },
  'sampled-record': {
    child: `${sampledHouse} or id in (select sampled_record.id from sampled_record
      join incident_child on incident_child.incident_id in (sampled_record.incident_id, sampled_record.entered_incident_id)
      join child on child.id = incident_child.child_id, asked
      where child.establishment_id = asked.house and child.pseudonym = asked.pseudonym)`,
    staff: `${sampledHouse} or id in (select sampled_record.id from sampled_record
      join incident_staff on incident_staff.incident_id in (sampled_record.incident_id, sampled_record.entered_incident_id),
      asked where sampled_record.establishment_id = asked.house
        and incident_staff.pseudonym = asked.pseudonym collate nocase)`,
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
  setting: {},
  'waiting-setting': {},
  person: {},
}
