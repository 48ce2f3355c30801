import {
  establishmentStates,
  establishmentTypes,
  genderIntakes,
} from '../../../server/establishments/vocabulary.ts'
import { labelOf } from '../../../server/fields/vocabulary.ts'
import { monthEnd } from '../../period.ts'
import type { Block, ChartBlock, Section, TableBlock } from '../../report.ts'
import {
  decimal,
  listOf,
  longDate,
  lowerFirst,
  monthName,
  number,
  plural,
  shortDate,
  shortMonth,
} from '../../wording.ts'
import { averageCell } from '../cells.ts'
import {
  counted,
  heading,
  notApplicable,
  notAvailable,
  numberColumn,
  paragraph,
  row,
  table,
  textColumn,
  words,
} from '../blocks.ts'
import { commentaryOn } from '../commentary.ts'
import type { EstablishmentFacts } from '../facts.ts'
import { crossNotes, monthsAmong } from '../gaps.ts'
import { refer } from '../numbering.ts'
import type { EstablishmentYear, Year } from '../year.ts'

/** Chapter 4: each establishment as it was in the year, and how many children it held. */
export function establishmentsSection(year: Year): Section {
  return {
    id: 'establishments',
    number: '4',
    title: 'The establishments',
    startsPage: false,
    blocks: [
      ...year.establishments.flatMap((establishment) => establishmentBlocks(year, establishment)),
      ...commentaryOn(year.facts, 'establishments'),
    ],
  }
}

function establishmentBlocks(year: Year, establishment: EstablishmentYear): Block[] {
  const { facts } = establishment
  return [
    heading(facts.name),
    paragraph(changesSentence(year, facts)),
    attributeTable(year, facts),
    paragraph(
      `${populationSentence(year, establishment)} ${refer(`population-chart-${facts.id}`)} draws the counts and ${refer(`population-${facts.id}`)} gives each month.`,
    ),
    populationChart(year, establishment),
    populationTable(year, establishment),
  ]
}

function changesSentence({ period }: Year, facts: EstablishmentFacts): string {
  const changes = facts.attributes.filter(({ from }) => from > period.startsOn && from <= period.endsOn)
  const known = `${facts.name}${facts.code === '' ? '' : ` (code ${facts.code})`}`
  if (changes.length === 0) return `${known}: nothing changed in the year.`
  const dates = listOf(changes.map(({ from }) => longDate(from)))
  return `${known}: ${plural(changes.length, 'change')} in the year, on ${dates}.`
}

function attributeTable({ period }: Year, facts: EstablishmentFacts): TableBlock {
  return table({
    id: `attributes-${facts.id}`,
    caption: `What was in force at ${facts.name}, ${period.words}`,
    columns: [
      textColumn('From', 2),
      textColumn('Name', 2.4),
      textColumn('State', 2),
      textColumn('Type', 3),
      textColumn('Operator', 3),
      numberColumn('Places', 1.2),
      textColumn('Ages', 1.6),
      textColumn('Children', 1.6),
    ],
    rows: facts.attributes.map((each) =>
      row(
        words(shortDate(each.from)),
        words(each.name),
        words(labelOf(establishmentStates, each.state)),
        words(labelOf(establishmentTypes, each.type)),
        words(each.operator),
        counted(each.places),
        words(`${number(each.youngest)} to ${number(each.oldest)}`),
        words(labelOf(genderIntakes, each.genders)),
      ),
    ),
    notes: ['A row holds from its date until the next row’s.'],
    source: 'Establishment records kept by the partnership.',
  })
}

function populationSentence({ period }: Year, establishment: EstablishmentYear): string {
  const { name, monthsOpen } = establishment
  if (monthsOpen.length === 0) return `${name} was open in no month of ${period.words}.`
  return `${name} was open in ${plural(monthsOpen.length, 'month')} of ${period.words}. ${averageSentence(establishment)}`
}

function averageSentence({ held, toCount }: EstablishmentYear): string {
  if (held.available)
    return `On average it held ${decimal(held.value, 1)} children and young people, 18-year-olds included.`
  return toCount.length === 0
    ? 'No average population can be given: no month’s end came while it was open.'
    : 'No average population can be given: a month-end count while it was open is missing.'
}

function populationTable({ period, facts }: Year, establishment: EstablishmentYear): TableBlock {
  const { name } = establishment
  return table({
    id: `population-${establishment.facts.id}`,
    caption: `Children and young people held at each month’s end, ${name}, ${period.words}`,
    columns: [
      textColumn('Month', 3),
      textColumn('Counted on', 2),
      numberColumn('Under 18'),
      numberColumn('All held, 18-year-olds included', 2),
      textColumn('Standing', 2),
    ],
    rows: period.months.map((month) => populationRow(establishment, month, facts.dataTo)),
    total: row(
      words('Average while open'),
      notApplicable,
      averageCell(establishment.under18),
      averageCell(establishment.held),
      notApplicable,
    ),
    notes: [
      'The official day of count is the last Friday of a month or the first of the next, whichever is nearer the month’s end.',
      'An average is worked out over the counts while it was open, and only where none of them is missing.',
      ...(establishment.notCounted === 0
        ? []
        : [
            `${plural(establishment.notCounted, 'count')} made when it was not open ${establishment.notCounted === 1 ? 'is' : 'are'} left out.`,
          ]),
    ],
    source: `Month-end counts stated by the establishment, as held in this system on ${longDate(facts.dataTo)}.`,
  })
}

function populationRow(
  { facts, toCount }: EstablishmentYear,
  month: string,
  dataTo: string,
): TableBlock['rows'][number] {
  const count = facts.population.find((each) => each.month === month)
  if (count)
    return row(
      words(monthName(month)),
      words(shortDate(count.snapshotOn)),
      counted(count.under18),
      counted(count.allHeld),
      words(count.standing === 'final' ? 'Final' : 'Provisional'),
    )
  const nothing = toCount.includes(month) ? notAvailable : notApplicable
  return row(words(monthName(month)), nothing, nothing, nothing, words(noCountWords(toCount, month, dataTo)))
}

function noCountWords(toCount: readonly string[], month: string, dataTo: string): string {
  if (toCount.includes(month)) return 'No count'
  return monthEnd(month) > dataTo ? 'Not over yet' : 'Not open'
}

function populationChart({ period, facts }: Year, establishment: EstablishmentYear): ChartBlock {
  const { name } = establishment
  const counts = period.months.map((month) =>
    establishment.facts.population.find((each) => each.month === month),
  )
  const series = [
    { name: 'All held', values: counts.map((count) => count?.allHeld ?? null) },
    { name: 'Under 18', values: counts.map((count) => count?.under18 ?? null) },
  ]
  return {
    type: 'chart',
    id: `population-chart-${establishment.facts.id}`,
    number: '',
    title: populationFinding(establishment),
    measure: `Children and young people held at each month’s end, ${name}, ${period.words}`,
    alternative: `Line chart of the month-end counts at ${name}, all held and under 18. ${populationFinding(establishment)}.`,
    chart: {
      kind: 'lines',
      categories: period.months.map(shortMonth),
      series: series.map((each) => ({ ...each, labels: each.values.map(label) })),
      axisLabel: 'Children and young people',
      breaks: [],
    },
    tableId: `population-${establishment.facts.id}`,
    notes: populationNotes(establishment, period.months, facts.dataTo),
    source: `Month-end counts stated by the establishment, as held in this system on ${longDate(facts.dataTo)}.`,
  }
}

function populationNotes(
  { facts, toCount }: EstablishmentYear,
  months: readonly string[],
  dataTo: string,
): string[] {
  const without = months.filter((month) => !facts.population.some((count) => count.month === month))
  const reasons = Map.groupBy(without, (month) => noCountWords(toCount, month, dataTo))
  return crossNotes(
    'a month without a count',
    [...reasons].map(([why, own]) => ({ months: monthsAmong(own, months), why: lowerFirst(why) })),
  )
}

const label = (value: number | null): string => (value === null ? notAvailable.text : number(value))

function populationFinding({ name, facts, monthsOpen }: EstablishmentYear): string {
  const held = facts.population.map(({ allHeld }) => allHeld)
  if (monthsOpen.length === 0) return `${name} was not open in the year`
  if (held.length === 0) return `No population was recorded for ${name}`
  const fewest = Math.min(...held)
  const most = Math.max(...held)
  return fewest === most
    ? `${name} held ${number(most)} at every count`
    : `${name} held between ${number(fewest)} and ${number(most)}`
}
