import type { About } from '../records/about.ts'
import { numberColumns, writtenColumns, yearColumn } from '../records/columns.ts'

export const ladoContactAbout: About = {
  keeping: {
    keeping: 'allegation',
    table: 'lado_contact',
    parts: [
      ['lado_contact_limb', 'lado_contact_id'],
      ['lado_contact_child', 'lado_contact_id'],
      ['lado_contact_incident', 'lado_contact_id'],
    ],
    keeps: [['incident', 'lado_contact_incident', 'incident_id']],
    day: 'received_on',
    incidents: [],
    establishment: 'establishment_id',
    knownTo: ['lado'],
    hasNumber: true,
  },
  names: {
    child: {
      columns: ['child_id'],
      through: { table: 'lado_contact_child', column: 'lado_contact_id', by: ['id'] },
    },
    staff: { columns: ['staff_pseudonym_key'] },
  },
  columns: [...numberColumns, yearColumn, ...writtenColumns],
  events: {
    label: 'LADO contact',
    seenBy: ['head'],
    others: [{ value: 'lado-contact-history', label: 'History of a LADO contact', seenBy: ['head'] }],
  },
}
