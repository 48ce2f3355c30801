import type { About } from '../records/about.ts'
import { writtenColumns } from '../records/columns.ts'

export const visitAbout: About = {
  keeping: {
    keeping: 'scrutiny',
    table: 'visit',
    parts: [
      ['visit_purpose', 'visit_id'],
      ['visit_concern', 'visit_id'],
    ],
    keeps: [],
    day: 'visited_on',
    incidents: [],
    establishment: 'establishment_id',
    knownTo: ['head'],
    hasNumber: false,
  },
  names: { child: null, staff: null },
  columns: writtenColumns,
  events: {
    label: 'Visit',
    seenBy: ['head'],
    others: [{ value: 'visit-history', label: 'History of a visit', seenBy: ['head'] }],
  },
}
