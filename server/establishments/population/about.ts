import type { About } from '../../records/about.ts'
import { establishmentColumn, stampColumns, yearColumn } from '../../records/columns.ts'
import { standings } from './vocabulary.ts'

const seenBy = ['head', 'business-manager'] as const

export const populationAbout: About = {
  keeping: {
    keeping: 'kept',
    why: 'counts only',
    tables: ['population', 'population_year'],
    isPartsAlone: true,
  },
  names: { child: null, staff: null },
  columns: [
    establishmentColumn,
    yearColumn,
    { code: 'source', label: 'Where the counts are from; empty: the establishment’s own roll' },
    { code: 'unusual', label: 'Why a count is far above the places or the month before' },
    {
      code: 'months',
      label: 'Children and young people held, by month',
      parts: [
        { code: 'month', label: 'Month' },
        { code: 'snapshotOn', label: 'Counted on' },
        { code: 'under18', label: 'Held and under 18' },
        { code: 'allHeld', label: 'All held' },
        { code: 'standing', label: 'Status of the count', codes: standings },
      ],
    },
    ...stampColumns,
  ],
  events: {
    label: 'Population of a year',
    seenBy,
    others: [{ value: 'population-year-history', label: 'History of a year’s population', seenBy }],
  },
}
