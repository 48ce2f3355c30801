import type { About } from '../../records/about.ts'
import { stampColumns } from '../../records/columns.ts'
import { withdrawals } from './vocabulary.ts'

const seenBy = ['business-manager'] as const

export const publishedFigureAbout: About = {
  keeping: { keeping: 'kept', why: 'published already', tables: ['published_figure'] },
  names: { child: null, staff: null },
  columns: [
    { code: 'withdrawal', label: 'Why it no longer counts; empty: it counts', codes: withdrawals },
    { code: 'joinedInto', label: 'The figure that counts in its place, by its record' },
    ...stampColumns,
  ],
  events: {
    label: 'Published figure',
    seenBy,
    others: [
      { value: 'published-figure-history', label: 'History of a published figure', seenBy },
      { value: 'published-figure-import', label: 'Import of published figures', seenBy },
    ],
  },
}
