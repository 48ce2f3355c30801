import { days, longDate } from '../../reports/wording.ts'
import { labelOf, type Vocabulary } from '../fields/vocabulary.ts'
import { filterSelect, listPage, type ListQuery } from '../records/list.ts'
import type { FieldView, RecordListPage } from '../records/page-types.ts'
import { paths } from '../paths.ts'
import { reportTag } from './kind.ts'
import type { VisitRow } from './queries.ts'
import { announcements, notSent } from './vocabulary.ts'

const sampled = { text: 'See the sampled records', href: paths.sampledRecords(), secondary: true }

interface Around {
  total: number
  establishments: Vocabulary
  mayRecord: boolean
  today: string
  /** '5.25 of 6 days used', for the one whose days they are. */
  daysUsed: string | null
}

export function visitListPage(rows: VisitRow[], query: ListQuery, around: Around): RecordListPage {
  const begin = { text: 'Log a visit', href: `${paths.visits()}/new` }
  return listPage(
    {
      base: paths.visits(),
      heading: 'Visits',
      ...(around.daysUsed === null ? {} : { intro: `${around.daysUsed}, with contacts and meetings.` }),
      caption: 'Visits to the establishments',
      one: 'visit',
      many: 'visits',
      columns: [
        { text: 'Date', sort: 'date' },
        { text: 'Establishment' },
        { text: 'Announced' },
        { text: 'Children spoken to', numeric: true },
        { text: 'Days used', sort: 'days', numeric: true },
        { text: 'Report' },
      ],
      actions: around.mayRecord ? [begin, sampled] : [],
      filterFields: filterFields(query, around),
      empty: {
        text: 'No visits yet. The scrutineer logs each visit, and it is then listed here.',
        ...(around.mayRecord ? { action: begin } : {}),
      },
    },
    query,
    around.total,
    rows.map((row) => [
      { text: longDate(row.visitedOn), href: paths.visit(row.id) },
      { text: labelOf(around.establishments, row.establishmentId) },
      { text: labelOf(announcements, row.announcement) },
      { text: String(row.childrenSpokenTo), numeric: true },
      { text: days(row.daysUsed), numeric: true },
      { text: '', tag: reportTag(row, around.today) },
    ]),
  )
}

const filterFields = (query: ListQuery, { establishments }: Around): FieldView[] => [
  ...(establishments.length > 1
    ? [filterSelect('establishment', 'Establishment', establishments, { query })]
    : []),
  filterSelect('report', 'Report', [notSent], { query }),
]
