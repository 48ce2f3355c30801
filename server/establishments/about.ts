import type { About } from '../records/about.ts'
import { stampColumns } from '../records/columns.ts'

const seenBy = ['head', 'business-manager'] as const

export const establishmentAbout: About = {
  keeping: {
    keeping: 'kept',
    why: 'no personal data',
    tables: ['establishment', 'establishment_attribute'],
  },
  names: { child: null, staff: null },
  columns: stampColumns,
  events: {
    label: 'Establishment',
    seenBy,
    others: [{ value: 'establishment-history', label: 'History of an establishment', seenBy }],
  },
}
