import { countsAs, injuries, positions } from '../../server/incidents/vocabulary.ts'
import type { EstablishmentState } from '../../server/establishments/vocabulary.ts'
import { recordChecks, type RecordCheck } from '../annual-review/record-checks.ts'
import type { EstablishmentFacts, IncidentFact, ReviewSettings } from '../annual-review/facts.ts'
import {
  childrenOf,
  incidentsFromBefore,
  notExaminedIncidents,
  notKnownIncidents,
  painIncidents,
  signs,
  techniqueUses,
  timesRestrained,
  useOfForceIncidents,
  warningIncidents,
} from '../annual-review/measures.ts'
import { monthEnd, monthOf, monthStart, type Quarter } from '../period.ts'
import { averagePopulation } from '../statistics/average-population.ts'
import { distinctChildren } from '../statistics/concentration.ts'
import { asOf } from '../statistics/days-open.ts'
import { monthsToCount } from '../statistics/months-in-operation.ts'
import { ladoCounts, type DatasetLadoContact } from './lado-counts.ts'
import { ofReceived, receivedIn } from './received.ts'
import { metOfDue } from './shares.ts'
import { together } from '../statistics/on-time.ts'
import { countBy } from '../statistics/count-by.ts'
import { decimal, lowerFirst, number, shortMonth } from '../wording.ts'

/** What the dataset of one establishment's quarter is counted from. */
export interface DatasetFacts {
  quarter: Quarter
  /** Local date on which the data were drawn. */
  dataTo: string
  settings: Pick<ReviewSettings, 'deadlines'>
  types: EstablishmentFacts['types']
  /** Incidents that count, of this establishment; others of other times are left out here. */
  incidents: readonly IncidentFact[]
  /** Contacts received by the quarter's end, those closed before it may be left out. */
  ladoContacts: readonly DatasetLadoContact[]
  population: readonly { month: string; snapshotOn: string; under18: number; allHeld: number }[]
  /** Months whose return is signed as nil. */
  nil: readonly string[]
  /** Months in which it recorded an incident, withdrawn ones included. */
  recordedIn: readonly string[]
  /** Dated states, oldest first. */
  states: readonly { from: string; state: EstablishmentState }[]
}

export interface Dataset {
  /** The three months and the quarter. */
  columns: string[]
  rows: { label: string; values: string[] }[]
}

/** The rows of DOMAIN.md 3.3 that are recorded: what is not stands in `notInDataset`. */
export function quarterDataset(facts: DatasetFacts): Dataset {
  const months = facts.quarter.months.map((month) => monthOfFacts(facts, month))
  const spans = [...months, allOf(facts, months)]
  const started = spans.map(({ from }) => from <= facts.dataTo)
  return {
    columns: spans.map(({ label }) => label),
    rows: rowsOf(facts).map(({ label, valueOf }) => ({
      label,
      values: spans.map((span, place) => (started[place] === true ? valueOf(span) : 'Not yet')),
    })),
  }
}

/** One column: a month or the quarter, with what falls in it. */
interface Span {
  label: string
  from: string
  to: string
  months: string[]
  /** Of these, the months for which its records were received, and those for which nothing was. */
  received: string[]
  missing: string[]
  incidents: IncidentFact[]
  ladoContacts: readonly DatasetLadoContact[]
  checks: RecordCheck[]
}

function monthOfFacts(facts: DatasetFacts, month: string): Span {
  const incidents = facts.incidents.filter(({ happenedAt }) => monthOf(happenedAt) === month)
  const ladoContacts = facts.ladoContacts.map((contact) => asOf(contact, facts.dataTo))
  const checks = checksOf(facts, incidents)
  const [label, from, to] = [shortMonth(month), monthStart(month), monthEnd(month)]
  return {
    label,
    from,
    to,
    months: [month],
    ...receivedIn(facts, incidents, month),
    incidents,
    ladoContacts,
    checks,
  }
}

/** The quarter: its three months together. Each incident's deadlines are worked out once, in its month. */
function allOf({ quarter }: DatasetFacts, months: readonly Span[]): Span {
  return {
    label: 'Quarter',
    from: quarter.startsOn,
    to: quarter.endsOn,
    months: quarter.months,
    received: months.flatMap(({ received }) => received),
    missing: months.flatMap(({ missing }) => missing),
    incidents: months.flatMap(({ incidents }) => incidents),
    ladoContacts: months[0]?.ladoContacts ?? [],
    checks: months.map(({ checks }) => checks).reduce(added),
  }
}

const added = (some: RecordCheck[], more: RecordCheck[]): RecordCheck[] =>
  some.map((check, place) => {
    const other = more[place]
    if (other === undefined) throw new Error('Every month asks the same questions')
    return {
      ...check,
      onTime: together([check.onTime, other.onTime]),
      answers: [...check.answers, ...other.answers],
    }
  })

/** Chapter 7 of the review asks the same five questions, by the same rule (F13). */
const checksOf = ({ settings, dataTo, types, quarter }: DatasetFacts, incidents: readonly IncidentFact[]) =>
  recordChecks(
    { settings, dataTo },
    { incidents, facts: { types }, span: { from: quarter.startsOn, to: quarter.endsOn } },
  )

interface Measure {
  label: string
  valueOf: (span: Span) => string
}

const rowsOf = (facts: DatasetFacts): Measure[] => [
  ...populationRows(facts),
  ...restraintRows,
  ...injuryRows,
  ...recordRows(facts),
  ...ladoCounts.map(({ label, countOf }) => ({ label, valueOf: (span: Span) => number(countOf(span)) })),
]

/** A number from the establishment's records: of a month without any, 'No records'; of a quarter, of how many months it is. */
const recorded = (label: string, countOf: (span: Span) => number): Measure => ({
  label,
  valueOf: (span) => ofReceived(span, number(countOf(span))),
})

/**
 * Month-end counts while it was open; the quarter shows their mean, and neither where a month's count is missing
 * (DOMAIN.md 3.7, 5.4).
 */
function populationRows({ population, states }: DatasetFacts): Measure[] {
  const row = (label: string, countOf: (month: DatasetFacts['population'][number]) => number): Measure => ({
    label,
    valueOf: ({ months }) => {
      const counts = population.map((each) => ({ month: each.month, count: countOf(each) }))
      const counted = monthsToCount(states, months, population)
      if (counted.length === 0) return 'Not open'
      const average = averagePopulation(counts, { counted, open: counted.length })
      if (!average.available) return 'Not recorded'
      return months.length === 1 ? number(average.value) : decimal(average.value, 1)
    },
  })
  return [
    row('Children held at month end, and their mean', ({ allHeld }) => allHeld),
    row('Of them under 18', ({ under18 }) => under18),
  ]
}

const restraintRows: Measure[] = [
  ...countsAs.map((term) =>
    recorded(
      `Incidents: ${lowerFirst(term.label)}`,
      ({ incidents }) => countBy(incidents, [term], (incident) => incident.countsAs)[0]?.count ?? 0,
    ),
  ),
  recorded('Children on whom force was used, each counted once, as in the monthly return', (span) =>
    childrenIn(useOfForceIncidents(span.incidents)),
  ),
  recorded('Children restrained, each counted once, guiding holds and handcuffs alone included', (span) =>
    childrenIn(span.incidents),
  ),
  recorded('Each time a child was restrained', ({ incidents }) => timesRestrained(incidents).length),
  recorded(
    'Planned incidents',
    ({ incidents }) => incidents.filter(({ planned }) => planned === 'yes').length,
  ),
  recorded('Incidents with a pain-inducing technique', ({ incidents }) => painIncidents(incidents)),
  recorded('Pain-inducing uses', ({ incidents }) => techniqueUses(incidents, 'pain-inducing')),
  recorded('Incidents with handcuffs', ({ incidents }) => incidents.filter(hadHandcuffs).length),
  ...positions
    .filter(({ value }) => value === 'prone' || value === 'supine' || value === 'floor-unintended')
    .map((term) =>
      recorded(
        `Times a child was held: ${lowerFirst(term.label)}`,
        ({ incidents }) =>
          countBy(timesRestrained(incidents), [term], (child) => child.position)[0]?.count ?? 0,
      ),
    ),
  recorded('Incidents with a warning sign', ({ incidents }) => warningIncidents(incidents)),
  recorded('Warning signs', ({ incidents }) => signs(incidents).length),
  recorded('Signs, injury or examination not known', ({ incidents }) => notKnownIncidents(incidents)),
  recorded('Records: a child was not examined', ({ incidents }) => notExaminedIncidents(incidents)),
  recorded(
    'Records from before warning signs were asked for each child: not known which child',
    ({ incidents }) => incidentsFromBefore(incidents).length,
  ),
]

const childrenIn = (incidents: readonly IncidentFact[]): number => distinctChildren(childrenOf(incidents))

const hadHandcuffs = ({ handcuffs }: IncidentFact): boolean =>
  handcuffs !== 'none' && handcuffs !== 'not-recorded'

const injuryRows: Measure[] = [
  ...injuries
    .filter(({ value }) => value !== 'none')
    .map((term) =>
      recorded(
        term.value === 'not-recorded'
          ? 'Child: not known whether injured'
          : `Child: ${lowerFirst(term.label)}`,
        ({ incidents }) =>
          countBy(timesRestrained(incidents), [term], (child) => child.injury)[0]?.count ?? 0,
      ),
    ),
  ...(
    [
      ['minor', 'minor'],
      ['minorTreated', 'minor-treated'],
      ['serious', 'serious'],
    ] as const
  ).map(([level, value]) =>
    recorded(`Staff: ${lowerFirst(injuries.find((term) => term.value === value)?.label ?? value)}`, (span) =>
      span.incidents.reduce((sum, { staffInjuries }) => sum + staffInjuries[level], 0),
    ),
  ),
]

const recordRows = (facts: DatasetFacts): Measure[] =>
  checksOf(facts, []).map(({ label, unit }, place) => ({
    label: `${label} (${lowerFirst(unit)})`,
    valueOf: (span) => ofReceived(span, metOfDue(span.checks[place])),
  }))
