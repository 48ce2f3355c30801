import {
  monthOf,
  monthsBetween,
  parseMonth,
  parseReviewYear,
  reviewYear,
  reviewYearOf,
} from '../../reports/period.ts'
import { longDateTime, monthName } from '../../reports/wording.ts'
import type { Role } from '../access/vocabulary.ts'
import { labelOf, type Vocabulary } from '../fields/vocabulary.ts'
import { paths } from '../paths.ts'
import { chosenOf, filterSelect, filterText, listPage, type ListQuery } from '../records/list.ts'
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
  changedFilter,
  submittedFilter,
  urgentFilters,
} from './list-vocabulary.ts'
import { referenceWords } from './naming.ts'
import { countsAs, injuries, positions, safeguardingDecisions, warningSigns } from './vocabulary.ts'

/** What the list can be narrowed by, for one viewer. */
export interface Choices {
  establishments: Vocabulary
  /** Every technique that a record may name. */
  techniques: Vocabulary
  /** Whether the viewer says what came of urgent incidents. */
  mayFollowUp: boolean
  role: Role
  /** Local date of the viewer's first incident. */
  firstOn: string
  today: string
}

interface Around extends Choices {
  total: number
  mayRecord: boolean
  /** Choices of the address that were not followed, and why. */
  leftOut: string[]
  /** Whether the viewer may read monthly returns. */
  maySeeReturns: boolean
  /** Those of the rows that were recorded after their month was signed. */
  late: ReadonlySet<string>
  inForce: (row: IncidentRow) => InForce
}

export function incidentListPage(rows: IncidentRow[], query: ListQuery, around: Around): RecordListPage {
  const begin = { text: 'Record an incident', href: `${paths.incidents()}/new` }
  const showsHouse = around.establishments.length > 1
  return listPage(
    {
      base: paths.incidents(),
      heading: 'Incidents',
      ...orderWords(query),
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
      leftOut: around.leftOut,
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

/** How urgent incidents are ordered, where no column says it. */
function orderWords({ sort, filters }: ListQuery): { intro?: string } {
  if (sort !== 'urgent') return {}
  return filters['urgent'] === 'asked'
    ? { intro: 'Those that have waited longest come first.' }
    : { intro: 'The gravest come first, then the newest.' }
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

/**
 * The choices of an address that the list offers, and in words those that it does not: nothing is left out without a word.
 * An establishment is followed although a viewer of only one is not asked for it.
 */
export function followed(
  query: ListQuery,
  choices: Choices,
): { filters: Record<string, string>; leftOut: string[] } {
  const fields = filterFields(query, choices)
  const isOffered = (name: string) => {
    const field = filterNamed(fields, name)
    return name === 'establishment' || (field !== undefined && chosenOf(field, query.filters) !== undefined)
  }
  const given = Object.entries(query.filters)
  return {
    filters: Object.fromEntries(given.filter(([name]) => isOffered(name))),
    leftOut: given.flatMap(([name, value]) =>
      isOffered(name) ? [] : [leftOutWords({ name, value }, fields, query.filters)],
    ),
  }
}

function leftOutWords(
  { name, value }: { name: string; value: string },
  fields: readonly FieldView[],
  filters: Record<string, string>,
): string {
  const year = parseReviewYear(filters['year'] ?? '')
  const month = name === 'month' ? parseMonth(value) : undefined
  if (month !== undefined && year !== undefined)
    return `${monthName(month)} is not in ${reviewYear(year).words}: no month was chosen.`
  const field = filterNamed(fields, name)
  return field === undefined
    ? `You cannot filter by “${name}”: it was left out.`
    : `“${value}” is not a choice for “${field.options.label.text}”: it was left out.`
}

type FilterView = Extract<FieldView, { kind: 'select' | 'input' }>

const filterNamed = (fields: readonly FieldView[], name: string): FilterView | undefined =>
  fields
    .filter((field): field is FilterView => field.kind === 'select' || field.kind === 'input')
    .find(({ options }) => options.name === name)

function filterFields(query: ListQuery, around: Choices): FieldView[] {
  return [
    filterText('reference', 'Reference or number', query),
    ...(around.establishments.length > 1
      ? [filterSelect('establishment', 'Establishment', around.establishments, { query })]
      : []),
    filterSelect('year', 'Review year', yearsOf(query, around), { query }),
    filterSelect('month', 'Month', monthsOf(query, around), { query }),
    filterSelect('counts-as', 'Counts as', countsAs, { query }),
    filterSelect('decision', 'Safeguarding decision', safeguardingDecisions, { query }),
    filterSelect('open', 'Injury, signs, examination or allegation', open, { query }),
    ...partFields(query, around),
  ]
}

const open: Vocabulary = [{ value: 'yes', label: 'Something to be answered' }]

/** What a list is narrowed by of its incidents’ parts and deadlines. */
const partFields = (query: ListQuery, { techniques, mayFollowUp, role }: Choices): FieldView[] => [
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
  filterSelect('changed', 'Changed', [changedFilter], { query }),
  filterSelect('deadline', 'Deadlines', deadlineFilters, { query }),
  filterSelect('todo', 'What is still to do', todoFiltersFor(role), { query }),
  ...(mayFollowUp
    ? [
        filterSelect('urgent', 'Urgent', urgentFilters, { query }),
        filterSelect('submitted', 'Submitted', [submittedFilter], { query }),
      ]
    : []),
]

/** From the year of the first incident to this one, the latest first, and whichever other is chosen. */
function yearsOf({ filters }: ListQuery, { firstOn, today }: Choices): Vocabulary {
  const [first, last] = [reviewYearOf(firstOn), reviewYearOf(today)]
  const years = Array.from({ length: Math.max(0, last - first) + 1 }, (_, back) => last - back)
  const chosen = parseReviewYear(filters['year'] ?? '')
  const all = chosen === undefined || years.includes(chosen) ? years : [...years, chosen]
  return all.map((year) => reviewYear(year)).map(({ label, words }) => ({ value: label, label: words }))
}

/**
 * The months of the year that is chosen; without one, every month from the first incident on, the latest first, and whichever
 * other is chosen.
 */
function monthsOf(query: ListQuery, around: Choices): Vocabulary {
  const year = parseReviewYear(query.filters['year'] ?? '')
  const months = year === undefined ? openMonths(query, around) : reviewYear(year).months
  return months.map((month) => ({ value: month, label: monthName(month) }))
}

function openMonths({ filters }: ListQuery, { firstOn, today }: Choices): string[] {
  const months = monthsBetween(monthOf(firstOn), monthOf(today)).reverse()
  const chosen = parseMonth(filters['month'] ?? '')
  return chosen === undefined || months.includes(chosen) ? months : [...months, chosen]
}
