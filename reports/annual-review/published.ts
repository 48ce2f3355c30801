import { confidences } from '../../server/establishments/published-figures/vocabulary.ts'
import { labelOf } from '../../server/fields/vocabulary.ts'
import { addDays, monthsAfter } from '../clocks.ts'
import { monthEnd, monthOf, monthStart, monthsBetween } from '../period.ts'
import type { TableBlock } from '../report.ts'
import { longDate, monthName } from '../wording.ts'
import { counted, numberColumn, row, table, textColumn, words } from './blocks.ts'
import type { PublishedFigureFact } from './facts.ts'

/** A number that does not fall in the year is compared with it only with this warning (DOMAIN.md N19). */
const oldAfterMonths = 18

/** 'April 2014 to March 2015', '2014' for a calendar year, days only where a period does not fill its months. */
export function periodWords({ periodStart, periodEnd }: PublishedFigureFact): string {
  const first = monthOf(periodStart)
  const last = monthOf(periodEnd)
  const isWhole = periodStart === monthStart(first) && periodEnd === monthEnd(last)
  if (!isWhole) return `${longDate(periodStart)} to ${longDate(periodEnd)}`
  if (first === last) return monthName(first)
  const isCalendarYear =
    first.endsWith('-01') && last.endsWith('-12') && first.slice(0, 4) === last.slice(0, 4)
  return isCalendarYear ? first.slice(0, 4) : `${monthName(first)} to ${monthName(last)}`
}

/** How many months a published period spans, 9 March to 9 September counting as six. */
export function monthsSpanned({ periodStart, periodEnd }: PublishedFigureFact): number {
  return monthsBetween(periodStart, addDays(periodEnd, 1)).length - 1
}

/** Where a published period lies against the review year. */
function ageWords(figure: PublishedFigureFact, yearEndsOn: string): string {
  if (figure.periodEnd > yearEndsOn)
    return figure.periodStart > yearEndsOn ? 'After the year' : 'Ends after the year'
  // From the first day after each: 30 September is eighteen months before 31 March, not a day more.
  const isOld = monthsAfter(addDays(figure.periodEnd, 1), oldAfterMonths) < addDays(yearEndsOn, 1)
  return isOld ? 'More than 18 months old' : 'No more than 18 months old'
}

/** A day on which what a measure counts changed, so that numbers from either side cannot be compared (DOMAIN.md 5.3). */
interface DefinitionBreak {
  on: string
  /** Establishments at which it came on another day, by how their names begin. */
  at?: { name: string; on: string }
  /** The measures that it changed, and no others. */
  changed: RegExp
  label: string
  words: string
}

const restraint = /restrictive physical|use of force/

const definitionBreaks: DefinitionBreak[] = [
  {
    on: '2007-04-01',
    changed: restraint,
    label: 'Apr 2007: common definitions',
    words: 'April 2007: restraint is collected on common definitions; earlier numbers cannot be compared.',
  },
  {
    on: '2013-03-01',
    at: { name: 'Cookham Wood', on: '2015-07-01' },
    changed: restraint,
    label: '2013-15: new restraint system',
    words:
      '2013 to 2015: Minimising and Managing Physical Restraint is brought in, at Cookham Wood in July 2015. From then any ' +
      'physical intervention counts as use of force, which is wider than restrictive physical intervention.',
  },
  {
    on: '2019-04-01',
    changed: /self-harm|assault|fight/,
    label: 'Apr 2019: recording changed',
    words:
      'April 2019: self-harm and assaults leave the behaviour management return and fights are counted; numbers from before ' +
      'and after cannot be compared.',
  },
]

const dayOf = ({ on, at }: DefinitionBreak, { establishment }: PublishedFigureFact): string =>
  at !== undefined && establishment.startsWith(at.name) ? at.on : on

/** The breaks of this measure that lie between the earlier figure's first day and the later one's last. */
export function breaksBetween(earlier: PublishedFigureFact, later: PublishedFigureFact): DefinitionBreak[] {
  return definitionBreaks.filter(
    (each) =>
      each.changed.test(later.measure) &&
      dayOf(each, later) > earlier.periodStart &&
      dayOf(each, later) <= later.periodEnd,
  )
}

/** The breaks within any establishment's figures of one measure, each with its day there. */
export function breaksWithin(
  figures: readonly PublishedFigureFact[],
): { on: string; label: string; words: string }[] {
  const byLine = [
    ...Map.groupBy(figures, ({ establishment, measure }) => `${establishment}\u0000${measure}`).values(),
  ]
  const found = byLine.flatMap((own) => {
    const sorted = byPeriod(own)
    const [first, last] = [sorted[0], sorted.at(-1)]
    if (first === undefined || last === undefined) return []
    return breaksBetween(first, last).map((each) => ({ ...each, on: dayOf(each, last) }))
  })
  const unique = new Map(found.map(({ on, label, words }) => [`${on} ${label}`, { on, label, words }]))
  return [...unique.values()].sort((one, other) => (one.on < other.on ? -1 : 1))
}

/** Oldest first. */
export const byPeriod = (figures: readonly PublishedFigureFact[]): PublishedFigureFact[] =>
  figures.toSorted((one, other) => (one.periodStart < other.periodStart ? -1 : 1))

interface PublishedTable {
  id: string
  caption: string
  figures: readonly PublishedFigureFact[]
  yearEndsOn: string
  notes?: string[]
}

/**
 * Published figures as published, each with its period, qualifier, reliability and age; the source stands below. What
 * is the same for all of them is said once under the table and not in every row.
 */
export function publishedTable({ id, caption, figures, yearEndsOn, notes = [] }: PublishedTable): TableBlock {
  const reliability = aspect('Reliability of the source', figures, ({ confidence }) =>
    labelOf(confidences, confidence),
  )
  const age = aspect('Age at the year’s end', figures, (figure) => ageWords(figure, yearEndsOn))
  const own = [reliability, age].filter(({ same }) => same === undefined)
  return table({
    id,
    caption,
    columns: [
      textColumn('Establishment', 2.6),
      textColumn('Period', 3),
      numberColumn(`Published number of ${unitOf(figures)}`, 1.6),
      textColumn('Qualifier', 3),
      ...own.map(({ title }) => textColumn(title, 2.3)),
    ],
    rows: figures.map((figure) =>
      row(
        words(severalMeasures(figures) ? `${figure.establishment}: ${kindOf(figure)}` : figure.establishment),
        words(periodWords(figure)),
        counted(figure.value),
        words(figure.qualifier === '' ? 'none' : figure.qualifier),
        ...own.map(({ wordsOf }) => words(wordsOf(figure))),
      ),
    ),
    notes: [
      'Published by others; not counted from the records of this review.',
      ...[reliability, age].flatMap(({ title, same }) =>
        same === undefined ? [] : [`${title}: ${same.toLowerCase()}.`],
      ),
      ...notes,
    ],
    source: sourcesOf(figures),
  })
}

interface Aspect {
  title: string
  wordsOf: (figure: PublishedFigureFact) => string
  /** What every figure says, where they all say the same. */
  same: string | undefined
}

function aspect(title: string, figures: readonly PublishedFigureFact[], wordsOf: Aspect['wordsOf']): Aspect {
  const said = new Set(figures.map(wordsOf))
  return { title, wordsOf, same: said.size === 1 ? [...said][0] : undefined }
}

const severalMeasures = (figures: readonly PublishedFigureFact[]): boolean =>
  new Set(figures.map(({ measure }) => measure)).size > 1

const kindOf = ({ measure }: PublishedFigureFact): string => measure.replace(/^warning sign: /, '')

const unitOf = (figures: readonly PublishedFigureFact[]): string => figures[0]?.unitOfCount ?? 'cases'

export const sourcesOf = (figures: readonly PublishedFigureFact[]): string =>
  [...new Set(figures.map(({ sourceTitle, sourceUrl }) => `${sourceTitle}: ${sourceUrl}`))].join('; ')
