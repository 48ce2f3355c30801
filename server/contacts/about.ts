import type { About } from '../records/about.ts'
import { writtenColumns } from '../records/columns.ts'

export const contactAbout: About = {
  keeping: {
    keeping: 'scrutiny',
    table: 'contact',
    parts: [],
    keeps: [],
    day: 'contacted_on',
    incidents: [],
    establishment: 'establishment_id',
    knownTo: [],
    hasNumber: false,
  },
  names: { child: null, staff: null },
  columns: writtenColumns,
  events: {
    label: 'Contact',
    seenBy: [],
    others: [{ value: 'contact-history', label: 'History of a contact', seenBy: [] }],
  },
}
