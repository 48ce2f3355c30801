import { countsAs } from '../../../../server/incidents/vocabulary.ts'
import type { Block, Cell, ChartBlock, TableBlock } from '../../../report.ts'
import { monthlyCounts } from '../../../statistics/monthly-counts.ts'
import type { MonthlyCount } from '../../../statistics/monthly-counts.ts'
import { listOf, longDate, monthName, number, plural, shortMonth } from '../../../wording.ts'
import {
  noRecords,
  notApplicable,
  notOver,
  numberColumn,
  ownRecords,
  row,
  table,
  textColumn,
  words,
} from '../../blocks.ts'
import { countTable } from '../../cells.ts'
import type { IncidentFact } from '../../facts.ts'
import {
  crossNotes,
  monthsAmong,
  gapNotes,
  hasGap,
  isNotOpen,
  isSilent,
  monthCell,
  monthList,
  recordedCell,
  spanCell,
} from '../../gaps.ts'
import type { EstablishmentYear, Year } from '../../year.ts'

export const monthBlocks = (year: Year): Block[] => [
  ...year.establishments.flatMap((each) => [monthChart(year, each), monthTable(year, each)]),
  quarterTable(year),
]

const perMonth = (incidents: readonly IncidentFact[], months: readonly string[]): MonthlyCount[] =>
  monthlyCounts(incidents, months, ({ happenedAt }) => happenedAt)

function monthChart({ period, facts }: Year, establishment: EstablishmentYear): ChartBlock {
  const { name, incidents } = establishment
  const counts = perMonth(incidents, period.months)
  const shown = counts.map(({ month, count }) => monthCell(establishment, month, count))
  const finding = isNotOpen(establishment)
    ? `${name} was not open in the year`
    : monthFinding(establishment, counts)
  return {
    type: 'chart',
    id: `incidents-by-month-chart-${establishment.facts.id}`,
    number: '',
    title: finding,
    measure: `Incidents of all four kinds per month, ${name}, ${period.words}`,
    alternative: `Column chart of incidents in each month at ${name}. ${finding}.${missingWords(establishment)}`,
    chart: {
      kind: 'columns',
      categories: period.months.map(shortMonth),
      series: [
        {
          name,
          values: shown.map(({ value }) => value ?? null),
          labels: shown.map(chartLabel),
        },
      ],
      axisLabel: 'Incidents',
      stacked: false,
    },
    tableId: `incidents-by-month-${establishment.facts.id}`,
    notes: chartNotes(period.months, shown),
    source: ownRecords(longDate(facts.dataTo)),
  }
}

/** Words are too long for a column's place: a cross alone stands there, which the notes explain. */
const chartLabel = (cell: Cell): string => (cell.value === undefined ? '' : cell.text)

/** What each cross stands for. */
function chartNotes(months: readonly string[], shown: readonly Cell[]): string[] {
  const monthsOf = (cell: Cell): string =>
    monthsAmong(
      months.filter((_month, place) => shown[place] === cell),
      months,
    )
  return crossNotes('a month without a number', [
    { months: monthsOf(noRecords), why: 'no records were received, which is not nought' },
    { months: monthsOf(notApplicable), why: 'it was not open' },
    { months: monthsOf(notOver), why: 'the month was not over when the data were drawn' },
  ])
}

const missingWords = (establishment: EstablishmentYear): string =>
  hasGap(establishment) ? ` No records were received for ${monthList(establishment.missing)}.` : ''

/** 'Ash House recorded most incidents in June 2018 (12)'; the months named together where they tie. */
export function monthFinding(
  establishment: Pick<EstablishmentYear, 'name' | 'received' | 'missing' | 'notOver'>,
  counts: readonly MonthlyCount[],
): string {
  const { name, received, missing, notOver: unfinished } = establishment
  const most = Math.max(...counts.map(({ count }) => count))
  const isWhole = missing.length + unfinished.length === 0
  if (most === 0 && missing.length > 0 && received.length === 0)
    return `No records were received from ${name} in the year`
  if (most === 0)
    return `${name} recorded no incident ${isWhole ? 'in the year' : `in the ${plural(received.length, 'month')} for which records were received`}`
  const highest = counts.filter(({ count }) => count === most)
  if (highest.length > 3) return `${name} recorded at most ${plural(most, 'incident')} in any month`
  const each = highest.length === 1 ? '' : ' each'
  return `${name} recorded most incidents in ${listOf(highest.map(({ month }) => monthName(month)))} (${number(most)}${each})`
}

function monthTable({ period, facts }: Year, establishment: EstablishmentYear): TableBlock {
  const { name, incidents } = establishment
  const kinds = countsAs.map(({ value, label }) => ({
    label,
    counts: perMonth(
      incidents.filter((incident) => incident.countsAs === value),
      period.months,
    ),
  }))
  const all = perMonth(incidents, period.months)
  const cellsOf = (index: number): MonthlyCount[] =>
    [...kinds.map(({ counts }) => counts), all].flatMap((counts) => counts[index] ?? [])
  return table({
    id: `incidents-by-month-${establishment.facts.id}`,
    caption: `Incidents by month and by what they count as, ${name}, ${period.words}`,
    columns: [
      textColumn('Month', 2.4),
      ...kinds.map(({ label }) => numberColumn(label, 2)),
      numberColumn('All incidents'),
    ],
    rows: period.months.map((month, index) =>
      row(
        words(monthName(month)),
        ...cellsOf(index).map(({ count }) => monthCell(establishment, month, count)),
      ),
    ),
    total: row(
      words(yearLabel(establishment)),
      ...[...kinds.map(({ counts }) => counts), all].map((counts) =>
        recordedCell(
          establishment,
          counts.reduce((sum, { count }) => sum + count, 0),
        ),
      ),
    ),
    notes: ['Unit of count: incidents.', ...gapNotes({ establishments: [establishment] })],
    source: ownRecords(longDate(facts.dataTo)),
  })
}

/** What the last row adds up: the year, or the months of it that are known. */
const yearLabel = (establishment: EstablishmentYear): string =>
  hasGap(establishment) && !isSilent(establishment)
    ? `The ${plural(establishment.received.length, 'month')} with records`
    : 'Year'

const quarterTable = (year: Year): TableBlock =>
  countTable({
    year,
    id: 'incidents-by-quarter',
    caption: `Incidents by quarter, by establishment, ${year.period.words}`,
    header: 'Quarter',
    rows: year.period.quarters.map(({ label, months }) => ({
      label,
      countOf: ({ incidents }) => perMonth(incidents, months).reduce((sum, { count }) => sum + count, 0),
      cellOf: (scope, count) => spanCell(scope, count, months),
    })),
    total: { label: 'Year', countOf: ({ incidents }) => incidents.length },
    notes: ['Unit of count: incidents of all four kinds.'],
    source: ownRecords(longDate(year.facts.dataTo)),
  })
