import { locations, reasonGroupOf, reasonGroups } from '../../../../server/incidents/vocabulary.ts'
import type { Block } from '../../../report.ts'
import { longDate } from '../../../wording.ts'
import { ownRecords, paragraph } from '../../blocks.ts'
import { countingOf, countTable } from '../../cells.ts'
import type { Counting } from '../../cells.ts'
import { refer } from '../../numbering.ts'
import type { Year } from '../../year.ts'

export const reasonBlocks = (year: Year): Block[] => [
  paragraph(
    `Each incident has one main reason (${refer('main-reasons')}) and may have others${namesOthers(year) ? ` (${refer('any-reasons')})` : ''}. ` +
      (namesOthers(year) ? '' : 'No record names a reason of another group beside its main one. ') +
      `${refer('planning')} shows whether force was planned and ${refer('locations')} where it was used.`,
  ),
  reasonTable(year),
  ...(namesOthers(year) ? [anyReasonTable(year)] : []),
  planningTable(year),
  locationTable(year),
]

/** Where none does, the table of every reason named would repeat that of the main ones. */
const namesOthers = ({ together }: Year): boolean =>
  together.incidents.some(({ reasonPrimary, reasonsOther }) =>
    reasonsOther.some((reason) => reasonGroupOf(reason) !== reasonGroupOf(reasonPrimary)),
  )

const all: Counting = { label: 'All incidents', countOf: ({ incidents }) => incidents.length }

const reasonTable = (year: Year): Block =>
  countTable({
    year,
    id: 'main-reasons',
    caption: `Incidents by group of their main reason, by establishment, ${year.period.words}`,
    header: 'Main reason',
    rows: countingOf(reasonGroups, ({ reasonPrimary }) => [reasonGroupOf(reasonPrimary)]),
    total: all,
    notes: ['Unit of count: incidents. Each counts once. Annex C says which reasons are in each group.'],
    source: ownRecords(longDate(year.facts.dataTo)),
  })

const anyReasonTable = (year: Year): Block =>
  countTable({
    year,
    id: 'any-reasons',
    caption: `Incidents by each group of reasons named, main or other, by establishment, ${year.period.words}`,
    header: 'Reason named',
    rows: countingOf(reasonGroups, ({ reasonPrimary, reasonsOther }) =>
      [reasonPrimary, ...reasonsOther].map(reasonGroupOf),
    ),
    notes: [
      'Unit of count: incidents. One may name several groups, so the rows may add up to more than the incidents.',
    ],
    source: ownRecords(longDate(year.facts.dataTo)),
  })

const plannings = [
  { value: 'yes', label: 'Planned: authorised in advance' },
  { value: 'no', label: 'Spontaneous' },
] as const

const planningTable = (year: Year): Block =>
  countTable({
    year,
    id: 'planning',
    caption: `Planned and spontaneous incidents, by establishment, ${year.period.words}`,
    header: 'Planning',
    rows: countingOf(plannings, ({ planned }) => [planned]),
    total: all,
    notes: ['Unit of count: incidents.'],
    source: ownRecords(longDate(year.facts.dataTo)),
  })

const locationTable = (year: Year): Block =>
  countTable({
    year,
    id: 'locations',
    caption: `Incidents by location, by establishment, ${year.period.words}`,
    header: 'Location',
    rows: countingOf(locations, ({ location }) => [location]),
    total: all,
    notes: ['Unit of count: incidents.'],
    source: ownRecords(longDate(year.facts.dataTo)),
  })
