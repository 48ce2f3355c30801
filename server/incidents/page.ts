import { monthOf, monthsBetween, reviewYear, reviewYearOf } from '../../reports/period.ts'
import { longDateTime, monthName } from '../../reports/wording.ts'
import type { Role } from '../access/vocabulary.ts'
import { labelOf, type Vocabulary } from '../fields/vocabulary.ts'
import { paths } from '../paths.ts'
import { filterSelect, filterText, listPage, type ListQuery } from '../records/list.ts'
import type { FieldView, RecordListPage, TableCellView, TagView } from '../records/page-types.ts'
import { decisionState, recordStates } from './deadlines.ts'
import { allegationAnswers } from './grave-questions/vocabulary.ts'
import type { IncidentRow, InForce } from './queries.ts'
import { deadlinesTag, decisionTag, lateTag, standingTag } from './tags.ts'
import {
  anyPainInducing,
  anySign,
  deadlineFilters,
  graveFilter,
  todoFiltersFor,
  submittedFilter,
  urgentFilter,
} from './list-vocabulary.ts'
import { referenceWords } from './naming.ts'
import { countsAs, injuries, positions, safeguardingDecisions, warningSigns } from './vocabulary.ts'

interface Around {
  total: number
  establishments: Vocabulary
  mayRecord: boolean
  /** Every technique that a record may name. */
  techniques: Vocabulary
  /** Whether the viewer says what came of urgent incidents. */
  mayFollowUp: boolean
  role: Role
  /** Whether the viewer may read monthly returns. */
  maySeeReturns: boolean
  /** Those of the rows that were recorded after their month was signed. */
  late: ReadonlySet<string>
  /** Local date of the viewer's first incident. */
  firstOn: string
  today: string
  inForce: (row: IncidentRow) => InForce
}

export function incidentListPage(rows: IncidentRow[], query: ListQuery, around: Around): RecordListPage {
  const begin = { text: 'Record an incident', href: `${paths.incidents()}/new` }
  const showsHouse = around.establishments.length > 1
  return listPage(
    {
      base: paths.incidents(),
      heading: 'Incidents',
      caption: 'Restraint incidents',
      one: 'incident',
      many: 'incidents',
      columns: [
        { text: 'Reference', sort: 'number' },
        { text: 'Date', sort: 'date' },
        ...(showsHouse ? [{ text: 'Establishment' }] : []),
        { text: 'Counts as' },
        { text: 'Children', numeric: true },
        { text: 'Safeguarding decision' },
        { text: 'Deadlines' },
      ],
      actions: [
        ...(around.mayRecord ? [begin] : []),
        ...(around.maySeeReturns
          ? [{ text: 'Monthly returns', href: paths.returns(), secondary: true }]
          : []),
      ],
      filterFields: filterFields(query, around),
      empty: {
        text: around.mayRecord
          ? 'You have not recorded any incidents yet.'
          : 'No incidents that you may read have been recorded yet.',
        ...(around.mayRecord ? { action: begin } : {}),
      },
    },
    query,
    around.total,
    rows.map((row) => cellsOf(row, around, showsHouse)),
  )
}

function cellsOf(row: IncidentRow, around: Around, showsHouse: boolean): TableCellView[] {
  const { deadlines, name } = around.inForce(row)
  return [
    { text: referenceWords(row), href: paths.incident(row.id) },
    { text: longDateTime(row.happenedAt), ...(around.late.has(row.id) ? { tag: lateTag } : {}) },
    ...(showsHouse ? [{ text: name }] : []),
    { text: labelOf(countsAs, row.countsAs) },
    { text: String(row.children.length), numeric: true },
    { text: '', tag: decisionOf(row, decisionState(row, deadlines, around.today)) },
    row.standing === 'withdrawn'
      ? { text: 'None' }
      : { text: '', tag: deadlinesTag(recordStates(row, deadlines, around.today)) },
  ]
}

const decisionOf = (row: IncidentRow, state: ReturnType<typeof decisionState>): TagView =>
  row.standing === 'submitted' ? decisionTag(row.safeguardingDecision, state) : standingTag(row.standing)

function filterFields(query: ListQuery, around: Around): FieldView[] {
  return [
    filterText('reference', 'Reference or number', query),
    ...(around.establishments.length > 1
      ? [filterSelect('establishment', 'Establishment', around.establishments, { query })]
      : []),
    filterSelect('year', 'Review year', yearsOf(around), { query }),
    filterSelect('month', 'Month', monthsOf(query, around), { query }),
    filterSelect('counts-as', 'Counts as', countsAs, { query }),
    filterSelect('decision', 'Safeguarding decision', safeguardingDecisions, { query }),
    filterSelect('open', 'Injury, signs, examination or allegation', open, { query }),
    ...partFields(query, around),
  ]
}

const open: Vocabulary = [{ value: 'yes', label: 'Something to be answered' }]

/** What a list is narrowed by of its incidents’ parts and deadlines. */
const partFields = (query: ListQuery, { techniques, mayFollowUp, role }: Around): FieldView[] => [
  filterSelect('injury', 'Injury of a child', injuries, { query }),
  filterSelect('alleges', 'Child says that staff hurt them', allegationAnswers, { query }),
  filterSelect('sign', 'Warning sign', [{ value: anySign, label: 'Any warning sign' }, ...warningSigns], {
    query,
  }),
  filterSelect(
    'technique',
    'Technique',
    [{ value: anyPainInducing, label: 'Any pain-inducing technique' }, ...techniques],
    { query },
  ),
  filterSelect('position', 'Position of a child', positions, { query }),
  filterSelect('grave', 'Grave', [graveFilter], { query }),
  filterSelect('deadline', 'Deadlines', deadlineFilters, { query }),
  filterSelect('todo', 'What is still to do', todoFiltersFor(role), { query }),
  ...(mayFollowUp
    ? [
        filterSelect('urgent', 'Urgent', [urgentFilter], { query }),
        filterSelect('submitted', 'Submitted', [submittedFilter], { query }),
      ]
    : []),
]

/** From the year of the first incident to this one, the latest first. */
function yearsOf({ firstOn, today }: Around): Vocabulary {
  const [first, last] = [reviewYearOf(firstOn), reviewYearOf(today)]
  return Array.from({ length: Math.max(0, last - first) + 1 }, (_, back) => reviewYear(last - back)).map(
    ({ label, words }) => ({ value: label, label: words }),
  )
}

/** The months of the year that is chosen; without one, every month from the first incident on, the latest first. */
function monthsOf(query: ListQuery, around: Around): Vocabulary {
  const chosen = yearsOf(around).find(({ value }) => value === query.filters['year'])
  const months =
    chosen === undefined
      ? monthsBetween(monthOf(around.firstOn), monthOf(around.today)).reverse()
      : reviewYear(Number(chosen.value.slice(0, 4))).months
  return months.map((month) => ({ value: month, label: monthName(month) }))
}
