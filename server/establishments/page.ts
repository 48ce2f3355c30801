import { reviewYear, reviewYearOf } from '../../reports/period.ts'
import { longDate, number } from '../../reports/wording.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { paths } from '../paths.ts'
import { listPage, windowOf, type ListQuery } from '../records/list.ts'
import type { Button, RecordListPage, TableCellView, TableView, TagView } from '../records/page-types.ts'
import type { Attributes } from './form.ts'
import type { EstablishmentOn } from './queries.ts'
import { establishmentStates, establishmentTypes, genderIntakes } from './vocabulary.ts'
import type { EstablishmentState } from './vocabulary.ts'

const stateColours = { open: 'green', paused: 'yellow', closed: 'grey' } as const

export const stateTag = (state: EstablishmentState): TagView => ({
  text: labelOf(establishmentStates, state).replace(/:.*| to .*/, ''),
  colour: stateColours[state],
})

/** The establishments with what is true of them today. */
export function establishmentListPage(
  rows: EstablishmentOn[],
  query: ListQuery,
  mayChange: boolean,
): RecordListPage {
  const { limit, offset } = windowOf(query)
  const begin = { text: 'Add an establishment', href: `${paths.establishments()}/new` }
  return listPage(
    {
      base: paths.establishments(),
      heading: 'Establishments',
      caption: 'Establishments as they are today',
      one: 'establishment',
      many: 'establishments',
      columns: [
        { text: 'Name' },
        { text: 'Code' },
        { text: 'Type' },
        { text: 'Run by' },
        { text: 'Places', numeric: true },
        { text: 'State' },
      ],
      actions: mayChange ? [begin] : [],
      filterFields: [],
      empty: {
        text: 'No establishments yet. The business manager adds them.',
        ...(mayChange ? { action: begin } : {}),
      },
    },
    query,
    rows.length,
    rows.slice(offset, offset + limit).map(cellsOf),
  )
}

const cellsOf = (row: EstablishmentOn): TableCellView[] => [
  { text: row.name, href: paths.establishment(row.id) },
  { text: row.code },
  { text: labelOf(establishmentTypes, row.type) },
  { text: row.operator },
  { text: number(row.places), numeric: true },
  { text: '', tag: stateTag(row.state) },
]

/** The timeline of an establishment, the latest first. */
export const attributesTable = (attributes: readonly Attributes[], today: string): TableView => ({
  caption: 'Changes by date',
  columns: [
    { text: 'From' },
    { text: 'Name' },
    { text: 'Type' },
    { text: 'Run by' },
    { text: 'Places', numeric: true },
    { text: 'Holds' },
    { text: 'State' },
    { text: 'Source' },
  ],
  rows: [...attributes].reverse().map((each) => ({
    cells: [
      { text: `${longDate(each.fromOn)}${each.fromOn > today ? ' (planned)' : ''}` },
      { text: each.name },
      { text: labelOf(establishmentTypes, each.type) },
      { text: each.operator },
      { text: number(each.places), numeric: true },
      { text: `${labelOf(genderIntakes, each.genders)}, ${each.youngest} to ${each.oldest}` },
      { text: '', tag: stateTag(each.state) },
      { text: each.source === '' ? 'Not given' : each.source },
    ],
  })),
})

/** Ways to the month-end counts: the years recorded, and the two that people are likely to record now. */
export function populationActions(
  id: string,
  recorded: readonly { year: number }[],
  today: string,
): Button[] {
  const now = reviewYearOf(today)
  const years = [...new Set([now, now - 1, ...recorded.map(({ year }) => year)])].sort((a, b) => b - a)
  return years.map((year) => ({
    text: `Children held, ${reviewYear(year).label}`,
    href: paths.populationYear(id, year),
    secondary: true,
  }))
}
