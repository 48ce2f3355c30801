import { countsAs } from '../../../../server/incidents/vocabulary.ts'
import type { Block, ChartBlock, TableBlock } from '../../../report.ts'
import { monthlyCounts } from '../../../statistics/monthly-counts.ts'
import type { MonthlyCount } from '../../../statistics/monthly-counts.ts'
import { listOf, longDate, monthName, number, plural, shortMonth } from '../../../wording.ts'
import {
  counted,
  notApplicable,
  numberColumn,
  ownRecords,
  row,
  table,
  textColumn,
  words,
} from '../../blocks.ts'
import { countTable } from '../../cells.ts'
import type { IncidentFact } from '../../facts.ts'
import type { EstablishmentYear, Year } from '../../year.ts'

export const monthBlocks = (year: Year): Block[] => [
  ...year.establishments.flatMap((each) => [monthChart(year, each), monthTable(year, each)]),
  quarterTable(year),
]

const perMonth = (incidents: readonly IncidentFact[], months: readonly string[]): MonthlyCount[] =>
  monthlyCounts(incidents, months, ({ happenedAt }) => happenedAt)

function monthChart({ period, facts }: Year, establishment: EstablishmentYear): ChartBlock {
  const { name, incidents, monthsOpen } = establishment
  const counts = perMonth(incidents, period.months)
  const values = counts.map(({ month, count }) => (count > 0 || monthsOpen.includes(month) ? count : null))
  return {
    type: 'chart',
    id: `incidents-by-month-chart-${establishment.facts.id}`,
    number: '',
    title: monthFinding(name, counts),
    measure: `Incidents of restraint and use of force per month, ${name}, ${period.words}`,
    alternative: `Column chart of incidents in each month at ${name}. ${monthFinding(name, counts)}.`,
    chart: {
      kind: 'columns',
      categories: period.months.map(shortMonth),
      series: [
        {
          name,
          values,
          labels: values.map((value) => (value === null ? notApplicable.text : number(value))),
        },
      ],
      axisLabel: 'Incidents',
      stacked: false,
    },
    tableId: `incidents-by-month-${establishment.facts.id}`,
    notes: values.includes(null) ? ['A month with no column was a month in which it was not open.'] : [],
    source: ownRecords(longDate(facts.dataTo)),
  }
}

/** 'Ash House recorded most incidents in June 2018 (12)'; the months named together where they tie. */
export function monthFinding(name: string, counts: readonly MonthlyCount[]): string {
  const most = Math.max(...counts.map(({ count }) => count))
  if (most === 0) return `${name} recorded no incident in the year`
  const highest = counts.filter(({ count }) => count === most)
  if (highest.length > 3) return `${name} recorded at most ${plural(most, 'incident')} in any month`
  const each = highest.length === 1 ? '' : ' each'
  return `${name} recorded most incidents in ${listOf(highest.map(({ month }) => monthName(month)))} (${number(most)}${each})`
}

function monthTable({ period, facts }: Year, establishment: EstablishmentYear): TableBlock {
  const { name, incidents, monthsOpen } = establishment
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
        ...cellsOf(index).map(({ count }) =>
          count > 0 || monthsOpen.includes(month) ? counted(count) : notApplicable,
        ),
      ),
    ),
    total: row(
      words('Year'),
      ...[...kinds.map(({ counts }) => counts), all].map((counts) =>
        counted(counts.reduce((sum, { count }) => sum + count, 0)),
      ),
    ),
    notes: ['Unit of count: incidents.'],
    source: ownRecords(longDate(facts.dataTo)),
  })
}

const quarterTable = (year: Year): TableBlock =>
  countTable({
    year,
    id: 'incidents-by-quarter',
    caption: `Incidents by quarter, by establishment, ${year.period.words}`,
    header: 'Quarter',
    rows: year.period.quarters.map(({ label, months }) => ({
      label,
      countOf: ({ incidents }) => perMonth(incidents, months).reduce((sum, { count }) => sum + count, 0),
    })),
    total: { label: 'Year', countOf: ({ incidents }) => incidents.length },
    notes: ['Unit of count: incidents of all four kinds.'],
    source: ownRecords(longDate(year.facts.dataTo)),
  })
