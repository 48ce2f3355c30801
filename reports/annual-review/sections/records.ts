import { establishmentTypes } from '../../../server/establishments/vocabulary.ts'
import { deadlinesBetween, inForceOn } from '../../in-force.ts'
import type { RecordDeadlines } from '../../in-force.ts'
import type { Block, Section, TableBlock, TableRow } from '../../report.ts'
import { together as addedUp } from '../../statistics/on-time.ts'
import { days, hours, longDate, number } from '../../wording.ts'
import {
  heading,
  list,
  numberColumn,
  ownRecords,
  paragraph,
  row,
  table,
  textColumn,
  words,
} from '../blocks.ts'
import { percentCell } from '../cells.ts'
import { commentaryOn } from '../commentary.ts'
import { gapNotes, recordedCell, unlessSilent } from '../gaps.ts'
import { recordChecks } from '../record-checks.ts'
import type { RecordCheck } from '../record-checks.ts'
import type { EstablishmentYear, Scope, Year } from '../year.ts'

/** Chapter 7: whether records were written, signed and followed up in time, by the establishment's own stated times. */
export function recordsSection(year: Year): Section {
  return {
    id: 'records',
    number: '7',
    title: 'Quality of records',
    startsPage: false,
    blocks: [
      paragraph(
        'What is in time is judged by the times that the establishment states for its own record, never by when a copy reached ' +
          'this system. Each share is printed twice: of those whose record says when, or that it was not done, and of all that were ' +
          'due. What the record does not say is shown as not supplied: it is not called late, and it is not left out of the second share.',
      ),
      ...year.establishments.map((each) => checkTable(year, each, checksOf(year, each))),
      ...allTogether(year),
      ...basisBlocks(year),
      ...commentaryOn(year.facts, 'records'),
    ],
  }
}

const checksOf = ({ facts }: Year, establishment: EstablishmentYear): Checks => ({
  id: `records-${establishment.facts.id}`,
  who: establishment.name,
  checks: recordChecks(facts, establishment),
  gapsOf: [establishment],
})

interface Checks {
  id: string
  who: string
  checks: RecordCheck[]
  /** Whose silent months the notes name. */
  gapsOf: EstablishmentYear[]
}

/** Of several establishments together, each record under its own establishment's deadlines: what the summary counts. */
function allTogether(year: Year): TableBlock[] {
  const { establishments, together } = year
  if (establishments.length < 2) return []
  const each = establishments.map((one) => recordChecks(year.facts, one))
  const checks = (each[0] ?? []).map((first, place) => {
    const same = each.flatMap((own) => own[place] ?? [])
    return { ...first, label: commonLabel(same), onTime: addedUp(same.map(({ onTime }) => onTime)) }
  })
  return [
    checkTable(year, together, {
      id: 'records-all',
      who: 'all establishments',
      checks,
      gapsOf: establishments,
    }),
  ]
}

/** 'Record written within 24 hours'; where the deadlines differ, 'Record written in time'. */
function commonLabel([first, ...others]: readonly RecordCheck[]): string {
  const label = first?.label ?? ''
  return others.every((other) => other.label === label) ? label : label.replace(/ within .*/, ' in time')
}

function checkTable(year: Year, scope: Scope, { id, who, checks, gapsOf }: Checks): TableBlock {
  return table({
    id,
    caption: `Records made and followed up in time, ${who}, ${year.period.words}`,
    columns: [
      textColumn('What was due', 4),
      textColumn('Unit of count', 3),
      numberColumn('Due'),
      numberColumn('Met'),
      numberColumn('Late or not met', 1.6),
      numberColumn('Not supplied'),
      numberColumn('Not yet due'),
      numberColumn('Met, of those stated', 1.6),
      numberColumn('Met, of all due', 1.6),
    ],
    rows: checks.map((check) => checkRow(scope, check)),
    notes: [
      'Due is met, late or not met, and not supplied together. Stated is met, late or not met: the record says when, or that it was not done.',
      ...checks.flatMap(contradictionNote),
      'A child who declined to speak about it, or refused a medical examination, is not counted as due: the offer was made.',
      ...gapNotes({ establishments: gapsOf }),
    ],
    source: ownRecords(longDate(year.facts.dataTo)),
  })
}

function checkRow(scope: Scope, { label, unit, onTime }: RecordCheck): TableRow {
  const { share, ofDue, notSupplied, notYetDue } = onTime
  return row(
    words(label),
    words(unit),
    ...[ofDue.outOf, share.of, share.outOf - share.of, notSupplied, notYetDue].map((count) =>
      recordedCell(scope, count),
    ),
    ...[share, ofDue].map((each) => unlessSilent(scope, percentCell(each))),
  )
}

/** 'Record written within 24 hours: 2 are dated before the incident. That is a contradiction: …' */
function contradictionNote({ label, onTime: { contradictory } }: RecordCheck): string[] {
  if (contradictory === 0) return []
  const [are, they] = contradictory === 1 ? ['is', 'it is'] : ['are', 'they are']
  return [
    `${label}: ${number(contradictory)} ${are} dated before the incident. That is a contradiction: ${they} due, and neither met nor late.`,
  ]
}

function basisBlocks({ establishments, facts, period }: Year): Block[] {
  const types = establishmentTypes.filter(({ value }) => establishments.some(wasOfType(value)))
  const span = { from: period.startsOn, to: period.endsOn }
  return [
    heading('Where the deadlines come from'),
    list(
      types.map(({ value, label }) => {
        const rules = { deadlines: facts.settings.deadlines, types: [{ from: '', type: value }] }
        return `${label}: ${deadlineWords(deadlinesBetween(rules, span))} ${basisOf(value)}`
      }),
    ),
  ]
}

/** Whether it was of this type on any day of the year. */
const wasOfType =
  (type: string) =>
  ({ facts: { types }, span }: EstablishmentYear): boolean =>
    [span.from, ...types.map(({ from }) => from).filter((day) => day > span.from && day <= span.to)].some(
      (day) => inForceOn(types, day, ({ from }) => from)?.type === type,
    )

/** 'written within 24 hours, …; from 1 October 2018 written within 48 hours, …': those that follow each other. */
const deadlineWords = (dated: ReturnType<typeof deadlinesBetween>): string =>
  `${dated
    .map(({ from, deadlines }) => ({ from, text: textOf(deadlines) }))
    .filter(({ text }, index, all) => text !== all[index - 1]?.text)
    .map(({ from, text }, index) => (index === 0 ? text : `from ${longDate(from)} ${text}`))
    .join('; ')}.`

const textOf = (deadlines: RecordDeadlines): string =>
  `written within ${hours(deadlines.writtenWithinHours)}, signed within ${hours(deadlines.signedWithinHours)}, ` +
  `child spoken to within ${days(deadlines.childSpokenToWithinDays)}`

const basisOf = (type: string): string =>
  type === 'sch'
    ? 'Fixed by regulation 35(3) of the Children’s Homes (England) Regulations 2015.'
    : 'A local standard that the partnership has set; regulation 35(3) of the Children’s Homes (England) Regulations 2015 is its ' +
      'model and does not bind this type of establishment.'
