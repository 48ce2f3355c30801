import type { Block, Cell, TableRow } from '../../../report.ts'
import { annualRate, monthlyRate } from '../../../statistics/rate.ts'
import type { Rate } from '../../../statistics/rate.ts'
import { reliability } from '../../../statistics/reliability.ts'
import type { Reliability } from '../../../statistics/reliability.ts'
import { decimal, longDate, number } from '../../../wording.ts'
import { countAgainst, useOfForce } from '../../against-last-year.ts'
import {
  list,
  notAvailable,
  numberColumn,
  ownRecords,
  paragraph,
  row,
  table,
  textColumn,
  words,
} from '../../blocks.ts'
import { averageCell, rateCell, scopes } from '../../cells.ts'
import type { IncidentFact } from '../../facts.ts'
import { gapNotes, hasGap, recordedCell } from '../../gaps.ts'
import { differing, ownPairs, twoYears } from '../../last-year.ts'
import { rpiIncidents, useOfForceIncidents } from '../../measures.ts'
import { monthsBeyond } from '../../months-beyond.ts'
import { refer } from '../../numbering.ts'
import type { EstablishmentYear, Scope, Year } from '../../year.ts'

const rated: { label: string; of: (incidents: readonly IncidentFact[]) => IncidentFact[] }[] = [
  { label: 'Restrictive physical interventions', of: rpiIncidents },
  { label: 'Use of force', of: useOfForceIncidents },
  { label: 'All incidents', of: (incidents) => [...incidents] },
]

export const rateBlocks = (year: Year): Block[] => [
  paragraph(
    `A rate lets establishments of different size, or open for part of the year, be read beside each other. ${refer('rates')} prints ` +
      'its base with every rate: the months in operation and the average population.',
  ),
  table({
    id: 'rates',
    caption: `Incidents per 100 children and young people held, by establishment, ${year.period.words}`,
    columns: [
      textColumn('Establishment', 2.4),
      textColumn('What is counted', 3),
      numberColumn('Incidents'),
      numberColumn('Months in operation'),
      numberColumn('Average population'),
      numberColumn('Per 100 children per month'),
      numberColumn('Per 100 children in the year'),
      textColumn('Reading', 1.8),
    ],
    rows: scopes(year).flatMap((each) => rateRows(year, each)),
    notes: [...rateNotes(year), ...gapNotes(year)],
    source: ownRecords(longDate(year.facts.dataTo)),
  }),
  ...againstLastYear(year),
]

/** Each establishment that is in both years against itself: the same sentence as in the summary. */
function againstLastYear(year: Year): Block[] {
  const why = differing(year)
  const lines = year.establishments.flatMap((each) => {
    const against = useOfForceAgainst(year, each)
    return against === undefined ? [] : [`${each.name}: ${against}`]
  })
  return [
    ...(why === undefined ? [] : [paragraph(why)]),
    ...(lines.length === 0
      ? []
      : [paragraph('Use of force against last year, by establishment:'), list(lines)]),
  ]
}

/** An establishment's use of force against its own of last year; undefined where it is not in both years. */
export function useOfForceAgainst(year: Year, establishment: EstablishmentYear): string | undefined {
  const pair = ownPairs(year).find(({ now }) => now === establishment)
  const [last] = pair?.establishments.last ?? []
  if (pair === undefined || last === undefined) return undefined
  return `${countAgainst(twoYears(year, pair), useOfForce)}${monthsBeyond(year, establishment, last)}`
}

function rateRows(year: Year, establishment: Scope): TableRow[] {
  const reading = readingOf(year, establishment)
  return rated.map(({ label, of }) => {
    const count = of(establishment.incidents).length
    return row(
      words(establishment.name),
      words(label),
      recordedCell(establishment, count),
      monthsCell(establishment.months),
      averageCell(establishment.held),
      ...[monthlyRate, annualRate].map((rate) =>
        hasGap(establishment) ? notAvailable : shown(rate(count, establishment.held), reading),
      ),
      words(readingWords[reading]),
    )
  })
}

/** '12', '6.03': a month in part counts by its days. */
const monthsCell = (months: number): Cell => ({
  text: Number.isInteger(months) ? number(months) : decimal(months, 2),
  value: months,
})

const shown = (rate: Rate, reading: Reading): Cell =>
  reading === 'counts-only' ? words(readingWords[reading]) : rateCell(rate)

export type Reading = Reliability | 'none'

export const readingWords: Record<Reading, string> = {
  'counts-only': 'Counts only',
  indicative: 'Indicative',
  full: 'Full',
  none: 'No rate',
}

/** Whether a rate of this scope may be shown, marked, or not at all. */
export function readingOf({ facts }: Year, scope: Scope): Reading {
  const { held } = scope
  if (hasGap(scope)) return 'none'
  if (!held.available || held.value === 0) return 'none'
  return reliability(held.value, facts.settings)
}

/** Whether a month-end count that its average needs is missing. */
export const lacksCount = ({ held }: Scope): boolean => !held.available && held.missing.length > 0

const rateNotes = ({ facts: { settings }, establishments }: Year): string[] => [
  ...(establishments.length > 1
    ? ['All: the populations of the establishments are added up month by month, and then averaged.']
    : []),
  'Base: the average of the month-end counts of everyone held, 18-year-olds included, while it was open. A month in which it opened or closed counts by its days.',
  'Open for part of the year: only its monthly rate can be compared with that of another establishment or year.',
  `‘Counts only’: the average population is below ${number(settings.rollLimit)}. ‘Indicative’: it is below ` +
    `${number(settings.indicativeLimit)}, and a few incidents would move the rate a great deal.`,
  'A child who is restrained often counts each time. Circumstances differ: the rates do not rank establishments.',
]
