import { reviewYear } from '../../reports/period.ts'
import { longDate, monthName, number, plural } from '../../reports/wording.ts'
import { localDateOf } from '../../reports/clocks.ts'
import { paths } from '../paths.ts'
import { filterSelect } from '../records/list.ts'
import type { Button, RecordListPage, TableCellView } from '../records/page-types.ts'
import type { HouseMonths } from './month-states.ts'
import { isOverdue, isRestated, monthTag, type MonthState } from './state.ts'
import { returnFigures } from './vocabulary.ts'

interface Around {
  /** The review year shown, by its first April. */
  year: number
  /** Review years in which a return is asked of somebody, the latest first. */
  years: readonly number[]
  today: string
}

const intro =
  'At the end of each month the head of safeguarding signs how often force was used, or that it was not. If records change a month after that, it shows as changed since signed until it is signed again.'

/** Which months are signed, late, due or changed since signed, for the establishments that the viewer may see. */
export function overviewPage(houses: readonly HouseMonths[], { year, years, today }: Around): RecordListPage {
  const shown = houses.filter(({ months }) => months.length > 0)
  const [only] = shown
  return {
    heading: 'Monthly returns',
    intro,
    actions,
    ...(years.length < 2 ? {} : { filters: yearFilter(year, years) }),
    count: countInWords(shown, today),
    table:
      shown.length === 1 && only !== undefined
        ? tableOfOne(only, year, today)
        : tableOfSeveral(shown, year, today),
    ...(shown.length > 0
      ? {}
      : {
          empty: {
            text: 'No months yet. A month is listed once it is over, from the first whole month after an establishment was added.',
          },
        }),
  }
}

const actions: Button[] = [{ text: 'Counts of other sources', href: paths.outsideCounts(), secondary: true }]

const yearFilter = (year: number, years: readonly number[]) => {
  const query = {
    filters: { year: reviewYear(year).label },
    sort: '',
    direction: 'desc' as const,
    page: 1,
  }
  const terms = years.map((each) => ({ value: reviewYear(each).label, label: reviewYear(each).words }))
  return {
    legend: 'Choose another review year',
    action: paths.returns(),
    fields: [filterSelect('year', 'Review year', terms, { query, any: 'The latest' })],
    clearHref: paths.returns(),
    isOpen: false,
  }
}

/** '22 of 24 months signed; 1 overdue; 2 changed since signed' */
function countInWords(houses: readonly HouseMonths[], today: string): string {
  const all = houses.flatMap(({ months }) => months)
  const count = (test: (state: MonthState) => boolean) => all.filter(test).length
  const parts = [
    [count((state) => isOverdue(state, today)), 'overdue'],
    [count(isRestated), 'changed since signed'],
  ] as const
  return [
    `${number(count(({ signed }) => signed !== undefined))} of ${plural(all.length, 'month')} signed`,
    ...parts.filter(([many]) => many > 0).map(([many, what]) => `${number(many)} ${what}`),
  ].join('; ')
}

const captionOf = (year: number) =>
  `Monthly returns, ${reviewYear(year).words}: the figures as they were signed`

/** Months down, establishments across: what is missing is a gap to be seen. */
const tableOfSeveral = (houses: readonly HouseMonths[], year: number, today: string) => ({
  caption: captionOf(year),
  columns: [{ text: 'Month' }, ...houses.map(({ name }) => ({ text: name }))],
  rows: [...new Set(houses.flatMap(({ months }) => months.map(({ month }) => month)))]
    .sort()
    .map((month) => ({
      cells: [{ text: monthName(month) }, ...houses.map((house) => cellOf(house, month, today))],
    })),
})

function cellOf({ id, months }: HouseMonths, month: string, today: string): TableCellView {
  const state = months.find((each) => each.month === month)
  if (state === undefined) return { text: 'Not asked for' }
  const { signed, dueOn } = state
  const text =
    signed === undefined
      ? `Due by ${longDate(dueOn)}`
      : plural(signed.usesOfForce, 'use of force', 'uses of force')
  return { text, href: paths.monthlyReturn(id, month), tag: monthTag(state, today) }
}

/** One establishment alone: its figures beside each month. */
const tableOfOne = ({ id, months }: HouseMonths, year: number, today: string) => ({
  caption: captionOf(year),
  columns: [
    { text: 'Month' },
    { text: 'Return' },
    { text: 'Signed' },
    ...returnFigures
      .filter(({ value }) => value === 'incidents' || value === 'usesOfForce' || value === 'children')
      .map(({ short }) => ({ text: short, numeric: true })),
  ],
  rows: months.map((state) => ({
    cells: [
      { text: monthName(state.month), href: paths.monthlyReturn(id, state.month) },
      { text: '', tag: monthTag(state, today) },
      ...signedCells(state),
    ],
  })),
})

function signedCells({ signed, dueOn }: MonthState): TableCellView[] {
  const figure = (text: string) => ({ text, numeric: true })
  if (signed === undefined)
    return [{ text: `Due by ${longDate(dueOn)}` }, figure('–'), figure('–'), figure('–')]
  return [
    { text: longDate(localDateOf(signed.signedAt)) },
    figure(number(signed.incidents)),
    figure(number(signed.usesOfForce)),
    figure(number(signed.children)),
  ]
}
