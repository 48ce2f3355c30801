import { days, longDate } from '../../reports/wording.ts'
import { labelOf, type Vocabulary } from '../fields/vocabulary.ts'
import { paths } from '../paths.ts'
import { filterSelect, listPage, type ListQuery } from '../records/list.ts'
import type { RecordListPage, TableCellView } from '../records/page-types.ts'
import type { ContactRow } from './queries.ts'
import { contactedRoles, contactKinds, contactWays } from './vocabulary.ts'

interface Around {
  total: number
  establishments: Vocabulary
  /** '5.25 of 6 days used' */
  daysUsed: string
}

export function contactListPage(rows: ContactRow[], query: ListQuery, around: Around): RecordListPage {
  const { establishments } = around
  const begin = { text: 'Log a contact or work on the review', href: `${paths.contacts()}/new` }
  return listPage(
    {
      base: paths.contacts(),
      heading: 'Contacts',
      intro: `${around.daysUsed}, with visits and meetings.`,
      caption: 'Contacts with key people, and work on the annual review',
      one: 'contact',
      many: 'contacts',
      columns: [
        { text: 'Date', sort: 'date' },
        { text: 'Kind' },
        { text: 'With' },
        { text: 'Establishment' },
        { text: 'Way' },
        { text: 'Days used', sort: 'days', numeric: true },
      ],
      actions: [begin],
      filterFields: [
        filterSelect('kind', 'Kind', contactKinds, { query }),
        filterSelect('role', 'With', contactedRoles, { query }),
        filterSelect('establishment', 'Establishment', establishments, { query }),
      ],
      empty: {
        text: 'You have not logged any contacts with key people or work on the annual review yet.',
        action: begin,
      },
    },
    query,
    around.total,
    rows.map((row) => cellsOf(row, establishments)),
  )
}

const cellsOf = (row: ContactRow, establishments: Vocabulary): TableCellView[] => [
  { text: longDate(row.contactedOn), href: paths.contact(row.id) },
  { text: labelOf(contactKinds, row.kind) },
  { text: labelOf(contactedRoles, row.withRole) },
  { text: row.establishmentId === null ? 'None' : labelOf(establishments, row.establishmentId) },
  { text: labelOf(contactWays, row.way) },
  { text: days(row.daysUsed), numeric: true },
]
