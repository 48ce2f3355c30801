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

/**
 * Whom each kind of record can be about: SQL for the ids of the records that name a pseudonym in an establishment. A kind
 * that does not stand here fails the tests.
 */
export const about: Record<string, Partial<Record<SubjectKind, string>>> = {
  incident: {
    child: `select incident.id from incident
      join incident_child on incident_child.incident_id = incident.id join child on child.id = incident_child.child_id
      where child.establishment_id = ? and child.pseudonym = ?`,
    staff: `select incident.id from incident join incident_staff on incident_staff.incident_id = incident.id
      where incident.establishment_id = ? and incident_staff.pseudonym = ? collate nocase`,
  },
  'lado-contact': {
    child: `select lado_contact.id from lado_contact
      join lado_contact_child on lado_contact_child.lado_contact_id = lado_contact.id
      join child on child.id = lado_contact_child.child_id
      where child.establishment_id = ? and child.pseudonym = ?`,
    staff: `select id from lado_contact where establishment_id = ? and staff_pseudonym = ? collate nocase`,
  },
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
  person: {},
}
