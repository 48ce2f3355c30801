import type { Block, ChartBlock } from '../../../report.ts'
import { change, listOf, number } from '../../../wording.ts'
import { list, notAvailable, paragraph } from '../../blocks.ts'
import type { PublishedFigureFact } from '../../facts.ts'
import { refer } from '../../numbering.ts'
import {
  breaksBetween,
  breaksWithin,
  byPeriod,
  monthsSpanned,
  periodWords,
  publishedTable,
  sourcesOf,
} from '../../published.ts'
import type { Year } from '../../year.ts'

/** The published series about restraint, beside the year's own counts and never mixed with them. */
export const publishedSeriesBlocks = (year: Year): Block[] => seriesOf(year, change)

/** The same for a public document, where no title may hold a number that is in no table: no percentage. */
export const publicSeriesBlocks = (year: Year): Block[] => seriesOf(year, changeInFigures)

/** 'up, from 578 to 832' */
function changeInFigures(from: number, to: number): string {
  if (from === to) return `no change, ${number(from)} both times`
  return `${to > from ? 'up' : 'down'}, from ${number(from)} to ${number(to)}`
}

type ChangeWords = (from: number, to: number) => string

function seriesOf(year: Year, changeWords: ChangeWords): Block[] {
  const series = restraintSeries(year)
  if (series.length === 0) return [paragraph('No published figures on restraint are held in this system.')]
  return [
    paragraph(
      'These figures were published by others. They show where the establishments came from. They count other periods, some on ' +
        'other definitions, and are never added to the counts of this review.',
    ),
    ...breakBlocks(series.flatMap(({ figures }) => figures)),
    ...series.flatMap((each) => seriesBlocks(year, { ...each, changeWords })),
  ]
}

interface Series {
  id: string
  measure: string
  unit: string
  figures: PublishedFigureFact[]
  changeWords: ChangeWords
}

/** One series for each measure and unit of count that is about restraint. */
function restraintSeries({ facts }: Year): Omit<Series, 'changeWords'>[] {
  const figures = facts.publishedFigures.filter(({ measure }) =>
    /restrictive physical|use of force/.test(measure),
  )
  const keys = [...new Set(figures.map(({ measure, unitOfCount }) => `${measure}\u0000${unitOfCount}`))]
  return keys.map((key) => {
    const [measure = '', unit = ''] = key.split('\u0000')
    const own = figures.filter((figure) => figure.measure === measure && figure.unitOfCount === unit)
    return { id: `published-${slug(measure)}-${slug(unit)}`, measure, unit, figures: own }
  })
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

function breakBlocks(figures: PublishedFigureFact[]): Block[] {
  const breaks = breaksWithin(figures)
  if (breaks.length === 0) return []
  return [
    paragraph('What is counted changed in the time that they cover:'),
    list([...new Set(breaks.map(({ words }) => words))]),
  ]
}

function seriesBlocks(year: Year, series: Series): Block[] {
  const charts = chartsOf(series)
  return [
    ...charts,
    publishedTable({
      id: series.id,
      caption: `Published: ${series.measure}, ${series.unit}, by establishment and period`,
      figures: series.figures,
      yearEndsOn: year.period.endsOn,
      notes: drawnNotes(series, charts),
    }),
  ]
}

/** Which rows a chart draws: not those of another length, nor an establishment with one number alone. */
function drawnNotes(series: Series, charts: readonly ChartBlock[]): string[] {
  const drawn = charts.reduce((sum, { chart }) => sum + valuesIn(chart.series), 0)
  if (drawn === series.figures.length) return [`Drawn in ${listOf(charts.map(({ id }) => refer(id)))}.`]
  if (charts.length === 0) return []
  // No number of rows: a public document has none that is in no table.
  const draws = charts.map(
    ({ id, chart }) => `${refer(id)} draws ${listOf(chart.series.map(({ name }) => name))}`,
  )
  return [`${draws.join('; ')}. Totals and periods of another length are not drawn.`]
}

const valuesIn = (series: ChartBlock['chart']['series']): number =>
  series.flatMap(({ values }) => values).filter((value) => value !== null).length

/** Periods of one length make one chart, if at least one establishment has two of them. */
function chartsOf(series: Series): ChartBlock[] {
  const lengths = [...new Set(series.figures.map(monthsSpanned))].sort((one, other) => other - one)
  return lengths
    .map((months) => ({ months, lines: linesOf(series, months) }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ months, lines }) => trendChart(series, months, lines))
}

interface Line {
  name: string
  figures: PublishedFigureFact[]
}

/** Medway's establishments first; totals are left out, and four lines at most can be told apart. */
function linesOf({ figures }: Series, months: number): Line[] {
  const sameLength = figures.filter((figure) => monthsSpanned(figure) === months)
  return [...new Set(sameLength.map(({ establishment }) => establishment))]
    .filter((name) => !name.startsWith('All '))
    .map((name) => ({ name, figures: sameLength.filter(({ establishment }) => establishment === name) }))
    .filter((line) => line.figures.length > 1)
    .sort((one, other) => Number(isOurs(other)) - Number(isOurs(one)))
    .slice(0, 4)
}

const isOurs = ({ figures, name }: Line): boolean =>
  figures.some(({ establishmentId }) => establishmentId !== null) || /^(Medway|Cookham)/.test(name)

function trendChart(series: Series, months: number, lines: Line[]): ChartBlock {
  const periods = periodsOf(lines)
  const finding = trendFinding(lines[0], series.changeWords)
  const values = lines.map(({ name, figures }) => ({
    name,
    values: periods.map(
      ({ periodStart }) => figures.find((each) => each.periodStart === periodStart)?.value ?? null,
    ),
  }))
  const labelled = values.map((each) => ({ ...each, labels: each.values.map(labelOf) }))
  const common = { categories: periods.map(periodWords), series: labelled, axisLabel: capital(series.unit) }
  return {
    type: 'chart',
    id: `${series.id}-${months}-months`,
    number: '',
    title: finding,
    measure: `Published: ${series.measure}, ${series.unit} in ${months === 12 ? 'each year' : 'periods of about the same length'}`,
    alternative: `Chart of published numbers for ${lines.map(({ name }) => name).join(', ')}. ${finding}.`,
    chart:
      months === 12
        ? { kind: 'lines', ...common, breaks: marksFor(lines, periods) }
        : { kind: 'columns', ...common, stacked: false },
    tableId: series.id,
    notes: [...qualifiersOf(lines), ...gapNotesOf(labelled)],
    source: sourcesOf(lines.flatMap(({ figures }) => figures)),
  }
}

/** A period for which an establishment has no number is a gap with a cross. */
const gapNotesOf = (series: readonly { values: (number | null)[] }[]): string[] =>
  series.some(({ values }) => values.includes(null))
    ? ['× marks a period for which no number was published for that establishment.']
    : []

function periodsOf(lines: Line[]): PublishedFigureFact[] {
  const byStart = new Map(
    lines.flatMap(({ figures }) => figures).map((figure) => [figure.periodStart, figure] as const),
  )
  return byPeriod([...byStart.values()])
}

/** A break of any line's measure stands before the first period that ends after it. */
const marksFor = (lines: Line[], periods: PublishedFigureFact[]): { before: number; label: string }[] =>
  breaksWithin(lines.flatMap(({ figures }) => figures)).map(({ on, label }) => ({
    before: periods.findIndex(({ periodEnd }) => periodEnd >= on),
    label,
  }))

const labelOf = (value: number | null): string => (value === null ? notAvailable.text : number(value))

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * The last period of the first line against the earliest since what is counted last changed there:
 * 'Cookham Wood: up 43.9%, from 578 to 832 (June 2018 to November 2018; 9 March 2019 to 9 September 2019)'.
 */
function trendFinding(line: Line | undefined, changeWords: ChangeWords): string {
  const figures = byPeriod(line?.figures ?? [])
  const [first] = figures
  const last = figures.at(-1)
  return line === undefined || first === undefined || last === undefined
    ? ''
    : `${line.name}: ${findingOf(figures, { first, last }, changeWords)}`
}

function findingOf(
  figures: PublishedFigureFact[],
  { first, last }: { first: PublishedFigureFact; last: PublishedFigureFact },
  changeWords: ChangeWords,
): string {
  const from = figures.find((each) => breaksBetween(each, last).length === 0)
  if (from === undefined || from === last)
    return (
      `${number(first.value)} in ${periodWords(first)} and ${number(last.value)} in ${periodWords(last)}; ` +
      'what is counted changed in between'
    )
  const finding = `${changeWords(from.value, last.value)} (${periodWords(from)}; ${periodWords(last)})${latestStep(figures, from, changeWords)}`
  return from === first ? finding : `${finding}; what is counted changed before that`
}

/** The ends alone hide a turn: '; since 2013 up 24.8%, from 133 to 166'. Nothing where there is one step only. */
function latestStep(
  figures: readonly PublishedFigureFact[],
  from: PublishedFigureFact,
  changeWords: ChangeWords,
): string {
  const [before, last] = figures.slice(-2)
  if (before === undefined || last === undefined || before === from) return ''
  return `; since ${periodWords(before)} ${changeWords(before.value, last.value)}`
}

function qualifiersOf(lines: Line[]): string[] {
  const qualified = lines
    .flatMap(({ figures }) => figures)
    .filter(({ qualifier }) => qualifier !== 'exact' && qualifier !== '')
  return [...new Set(qualified.map((figure) => `${periodWords(figure)}: ${figure.qualifier}.`))]
}
