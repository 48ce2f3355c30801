import { monthName, number } from '../../../reports/wording.ts'
import { labelOf, type Vocabulary } from '../../fields/vocabulary.ts'
import { paths } from '../../paths.ts'
import { filterSelect, listPage, type ListQuery } from '../../records/list.ts'
import type { RecordListPage, TableCellView } from '../../records/page-types.ts'
import { comparisonTag, differenceInWords } from './comparison.ts'
import type { OutsideCountRow } from './queries.ts'
import { comparisonFilters, measures, sourceOf, sources } from './vocabulary.ts'

interface Around {
  total: number
  establishments: Vocabulary
  mayRecord: boolean
}

/** What others counted beside what our records give: the list of what does not agree, and of what does. */
export function outsideCountListPage(
  rows: readonly OutsideCountRow[],
  query: ListQuery,
  { total, establishments, mayRecord }: Around,
): RecordListPage {
  const begin = { text: 'Record another source’s count', href: `${paths.outsideCounts()}/new` }
  const showsHouse = establishments.length > 1
  const toReturns = { text: 'Monthly returns', href: paths.returns(), secondary: true }
  return listPage(
    {
      base: paths.outsideCounts(),
      heading: 'Counts of other sources',
      intro:
        'What others counted in a month, beside what is recorded here now. A difference is a question, not an answer: open it to see what the comparison can say.',
      caption: 'Counts of other sources beside ours',
      one: 'count',
      many: 'counts',
      columns: columnsOf(showsHouse),
      actions: mayRecord ? [begin, toReturns] : [toReturns],
      filterFields: [
        filterSelect('state', 'Agrees or differs', comparisonFilters, { query }),
        ...(showsHouse ? [filterSelect('establishment', 'Establishment', establishments, { query })] : []),
        filterSelect('source', 'Source', sources, { query }),
      ],
      empty: {
        text: mayRecord
          ? 'You have not recorded any counts of other sources yet. Each is listed beside ours.'
          : 'No counts of other sources yet. The scrutineer or the business manager records them, and each is listed beside yours.',
        ...(mayRecord ? { action: begin } : {}),
      },
    },
    query,
    total,
    rows.map((row) => cellsOf(row, establishments, showsHouse)),
  )
}

const columnsOf = (showsHouse: boolean) => [
  { text: 'Month' },
  { text: 'Difference' },
  ...(showsHouse ? [{ text: 'Establishment' }] : []),
  { text: 'Source' },
  { text: 'Their count', numeric: true },
  { text: 'Ours now', numeric: true },
  { text: 'Our measure' },
]

const cellsOf = (row: OutsideCountRow, establishments: Vocabulary, showsHouse: boolean): TableCellView[] => [
  { text: monthName(row.month), href: paths.outsideCount(row.id) },
  { text: differenceInWords(row), tag: comparisonTag(row) },
  ...(showsHouse ? [{ text: labelOf(establishments, row.establishmentId) }] : []),
  { text: labelOf(sources, row.source) },
  { text: number(row.count), numeric: true },
  { text: number(row.ours), numeric: true },
  { text: labelOf(measures, sourceOf(row.source).measure) },
]
