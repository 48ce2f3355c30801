import type { About } from '../../records/about.ts'
import { writtenColumns } from '../../records/columns.ts'

const seenBy = ['head', 'business-manager'] as const

export const outsideCountAbout: About = {
  keeping: {
    keeping: 'scrutiny',
    table: 'outside_count',
    parts: [],
    keeps: [],
    day: 'received_on',
    incidents: [],
    establishment: 'establishment_id',
    knownTo: ['head'],
    hasNumber: false,
  },
  names: { child: null, staff: null },
  columns: writtenColumns,
  events: {
    label: 'Count of another source',
    seenBy,
    others: [{ value: 'outside-count-history', label: 'History of a count of another source', seenBy }],
    after: 'monthly-return-restatement',
  },
}
