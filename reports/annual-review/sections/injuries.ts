import { injuries, warningSigns } from '../../../server/incidents/vocabulary.ts'
import type { Injury } from '../../../server/incidents/vocabulary.ts'
import type { Block, Section, TableBlock, TableRow } from '../../report.ts'
import { countBy } from '../../statistics/count-by.ts'
import { injuriesPer100Incidents } from '../../statistics/injury-rate.ts'
import { longDate, plural } from '../../wording.ts'
import {
  heading,
  numberColumn,
  ownRecords,
  paragraph,
  row,
  table,
  textColumn,
  undefinedRate,
  words,
} from '../blocks.ts'
import { countTable, oneDecimal } from '../cells.ts'
import type { Counting } from '../cells.ts'
import { commentaryOn } from '../commentary.ts'
import type { IncidentFact } from '../facts.ts'
import {
  incidentsFromBefore,
  notExaminedIncidents,
  notKnownIncidents,
  rpiIncidents,
  signs,
  timesRestrained,
  warningIncidents,
} from '../measures.ts'
import { gapNotes, inReceived, nothingFrom, recordedCell, unlessSilent } from '../gaps.ts'
import { refer } from '../numbering.ts'
import { publishedTable } from '../published.ts'
import type { EstablishmentYear, Scope, Year } from '../year.ts'

/** Chapter 6: who was hurt, how badly, and the signs that a child was in danger. */
export function injuriesSection(year: Year): Section {
  return {
    id: 'injuries',
    number: '6',
    title: 'Injuries and warning signs',
    startsPage: false,
    blocks: [
      heading('Injuries'),
      childInjuryTable(year),
      staffInjuryTable(year),
      injuryRateTable(year),
      heading('Warning signs'),
      ...warningBlocks(year),
      ...publishedBlocks(year),
      ...commentaryOn(year.facts, 'injuries'),
    ],
  }
}

const source = (year: Year): string => ownRecords(longDate(year.facts.dataTo))

const childInjuryTable = (year: Year): TableBlock =>
  countTable({
    year,
    id: 'child-injuries',
    caption: `Children’s injuries by official level, by establishment, ${year.period.words}`,
    header: 'Level',
    rows: injuries.map((level) => ({
      label: level.label,
      countOf: ({ incidents }) => childInjuries(incidents, level.value),
    })),
    total: {
      label: 'Each time a child was restrained',
      countOf: ({ incidents }) => timesRestrained(incidents).length,
    },
    notes: [
      'Unit of count: each time a child was restrained, under the most serious level stated. ‘Serious’ may be treated on site where there is 24-hour healthcare.',
    ],
    source: source(year),
  })

/** Children's injuries: each time a child was restrained counts once, under the level of injury stated for it. */
function childInjuries(incidents: readonly IncidentFact[], level: Injury): number {
  return (
    countBy(timesRestrained(incidents), injuries, ({ injury }) => injury).find(({ value }) => value === level)
      ?.count ?? 0
  )
}

const staffLevels = [
  { key: 'minor', label: 'Minor injury, no treatment' },
  { key: 'minorTreated', label: 'Minor injury requiring medical treatment' },
  { key: 'serious', label: 'Serious injury requiring hospital treatment' },
] as const

const staffInjuryTable = (year: Year): TableBlock =>
  countTable({
    year,
    id: 'staff-injuries',
    caption: `Staff injuries by official level, by establishment, ${year.period.words}`,
    header: 'Level',
    rows: staffLevels.map(({ key, label }) => ({
      label,
      countOf: ({ incidents }) => sum(incidents.map(({ staffInjuries }) => staffInjuries[key])),
    })),
    total: {
      label: 'All staff injuries',
      countOf: ({ incidents }) =>
        sum(incidents.flatMap(({ staffInjuries }) => staffLevels.map(({ key }) => staffInjuries[key]))),
    },
    notes: [
      'Unit of count: staff injured in an incident. A member of staff hurt in two incidents counts twice.',
    ],
    source: source(year),
  })

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

const injuryLevels = injuries.filter(({ value }) => value !== 'none' && value !== 'not-recorded')

const injuryRateTable = (year: Year): TableBlock =>
  table({
    id: 'injury-rates',
    caption: `Children’s injuries per 100 restrictive physical interventions, by establishment, ${year.period.words}`,
    columns: [
      textColumn('Establishment', 2.6),
      textColumn('Level', 4),
      numberColumn('Injuries'),
      numberColumn('Interventions'),
      numberColumn('Injuries per 100 interventions', 2),
    ],
    rows: year.establishments.flatMap(injuryRateRows),
    notes: [
      'Only injuries in restrictive physical interventions count here, so they may be fewer than the injuries in all incidents. The base is incidents.',
      ...gapNotes(year),
    ],
    source: source(year),
  })

function injuryRateRows(establishment: EstablishmentYear): TableRow[] {
  const { name, incidents } = establishment
  const interventions = rpiIncidents(incidents)
  return injuryLevels.map(({ value, label }) => {
    const count = childInjuries(interventions, value)
    const rate = injuriesPer100Incidents(count, interventions.length)
    return row(
      words(name),
      words(label),
      recordedCell(establishment, count),
      recordedCell(establishment, interventions.length),
      unlessSilent(establishment, rate === null ? undefinedRate : oneDecimal(rate)),
    )
  })
}

const warningBlocks = (year: Year): Block[] => [
  paragraph(
    `${year.establishments.map(warningSentence).join(' ')} ${refer('warning-signs')} gives the kinds.`,
  ),
  paragraph(openSentence(year.together)),
  ...leftOpenBlocks(year),
  countTable({
    year,
    id: 'warning-signs',
    caption: `Warning signs by kind, by establishment, ${year.period.words}`,
    header: 'Kind of sign',
    rows: [
      ...warningSigns.map(({ value, label }) => ({
        label,
        countOf: ({ incidents }: Scope) => signs(incidents).filter((sign) => sign === value).length,
      })),
      { label: 'Incidents with one or more signs', countOf: ({ incidents }) => warningIncidents(incidents) },
    ],
    total: { label: 'All signs', countOf: ({ incidents }) => signs(incidents).length },
    notes: [
      'Unit of count: signs. One incident may hold several kinds, so the signs may be more than the incidents, which stand in the last row above the total.',
      'A sign counts once for its incident, whether the record says on which child it was seen or, from before that was asked, not known which child.',
    ],
    source: source(year),
  }),
]

/** 'At Ash House 2 incidents had a warning sign, 3 signs in all.' */
export function warningSentence(scope: Scope): string {
  const { name, incidents } = scope
  const nothing = nothingFrom(scope)
  if (nothing !== undefined) return nothing
  const count = warningIncidents(incidents)
  if (count === 0) return `At ${name} no warning sign was recorded${inReceived(scope)}.`
  return `At ${name} ${plural(count, 'incident')} had a warning sign, ${plural(signs(incidents).length, 'sign')} in all${inReceived(scope)}.`
}

/** What is not known, and what the record says was not done, apart: the one asks for an answer, the other is one. */
const leftOpenBlocks = (year: Year): Block[] =>
  isNothingOpen(year.together)
    ? []
    : [
        countTable({
          year,
          id: 'left-open',
          caption: `Records on which something is not known, or a child was not examined, by establishment, ${year.period.words}`,
          header: 'What the record says',
          rows: [
            notKnownRow('warning signs', ['warning-signs']),
            notKnownRow('injury', ['injury']),
            notKnownRow('medical examination', ['examination']),
            notKnownRow('one or more of these'),
            notExaminedRow('it was offered', ['offered']),
            notExaminedRow('it was not offered', ['not-offered']),
          ],
          notes: [
            'Unit of count: incidents, each once in a row, however many of its children it is about. Who looked for signs or injuries counts with the sign or the injury.',
          ],
          source: source(year),
        }),
      ]

const isNothingOpen = ({ incidents }: Pick<Scope, 'incidents'>): boolean =>
  notKnownIncidents(incidents) + notExaminedIncidents(incidents) === 0

const notKnownRow = (what: string, about?: Parameters<typeof notKnownIncidents>[1]): Counting => ({
  label: `Not known: ${what}`,
  countOf: ({ incidents }) => notKnownIncidents(incidents, about),
})

const notExaminedRow = (what: string, how: Parameters<typeof notExaminedIncidents>[1]): Counting => ({
  label: `Said: not examined, ${what}`,
  countOf: ({ incidents }) => notExaminedIncidents(incidents, how),
})

/** 'On 3 records it is not known whether … . 2 records say that a child was not examined.' */
export function openSentence({ incidents }: Pick<Scope, 'incidents'>): string {
  if (incidents.length === 0) return 'No incident was recorded.'
  const notKnown = notKnownIncidents(incidents)
  const notExamined = notExaminedIncidents(incidents)
  const before = incidentsFromBefore(incidents)
  const withSigns = warningIncidents(before)
  return [
    notKnown === 0
      ? 'Every record says whether a child had a warning sign or an injury and was examined.'
      : `On ${plural(notKnown, 'record')} it is not known whether a child had a warning sign or an injury or was examined.`,
    `${notExamined === 0 ? 'No record says' : `${plural(notExamined, 'record')} ${notExamined === 1 ? 'says' : 'say'}`} that a child was not examined` +
      `${isNothingOpen({ incidents }) ? '' : ` (${refer('left-open')})`}.`,
    ...(before.length === 0
      ? []
      : [
          `${plural(before.length, 'record')} ${before.length === 1 ? 'is' : 'are'} from before warning signs were asked for each child: in ${withSigns} of them a sign was recorded, and it is not known which child had it.`,
        ]),
  ].join(' ')
}

function publishedBlocks({ facts, period }: Year): Block[] {
  const inIncidents = facts.publishedFigures.filter(({ measure }) =>
    measure.startsWith('serious injury or warning sign'),
  )
  const byKind = facts.publishedFigures.filter(({ measure }) => measure.startsWith('warning sign'))
  const blocks = [
    {
      id: 'published-warning-incidents',
      caption: 'Published: incidents with a serious injury or warning sign',
      figures: inIncidents,
    },
    { id: 'published-warning-signs', caption: 'Published: warning signs by kind', figures: byKind },
  ].filter(({ figures }) => figures.length > 0)
  if (blocks.length === 0) return []
  return [
    paragraph(
      'These numbers of warning signs were published by others. They are shown as published, for their own period and ' +
        'establishments, and are not compared with the counts above.',
    ),
    ...blocks.map((each) => publishedTable({ ...each, yearEndsOn: period.endsOn })),
  ]
}
