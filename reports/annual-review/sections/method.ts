import type { Confirmed } from '../../../server/returns/vocabulary.ts'
import type { Block, Section, TableBlock } from '../../report.ts'
import { hoursBetween } from '../../clocks.ts'
import { monthEnd } from '../../period.ts'
import { monthlyCounts } from '../../statistics/monthly-counts.ts'
import { days, longDate, monthName, number, plural } from '../../wording.ts'
import {
  counted,
  heading,
  list,
  receivedRecords,
  paragraph,
  row,
  table,
  textColumn,
  words,
} from '../blocks.ts'
import { countTable } from '../cells.ts'
import type { Counting } from '../cells.ts'
import { commentaryOn } from '../commentary.ts'
import { confirmedSentences, isMissing } from '../gaps.ts'
import { refer } from '../numbering.ts'
import type { EstablishmentYear, Scope, Year } from '../year.ts'
import { outsideCountBlocks } from './outside-counts.ts'

/** Chapter 3: who looks, at what, from which records, and how far the figures can be trusted. */
export function methodSection(year: Year): Section {
  return {
    id: 'method',
    number: '3',
    title: 'Remit, method and data quality',
    startsPage: false,
    blocks: [
      ...remitBlocks(year),
      ...sourceBlocks(year),
      heading('Months covered'),
      paragraph(coverageSentence(year)),
      completenessTable(year),
      ...gapBlocks(year),
      heading('Late, corrected and provisional records'),
      qualityTable(year),
      ...outsideCountBlocks(year),
      ...limitBlocks(year),
      ...commentaryOn(year.facts, 'method'),
    ],
  }
}

const remitBlocks = ({ facts }: Year): Block[] => [
  heading('Remit'),
  paragraph(
    'The safeguarding partners (the council, the police and the health service) appoint an independent scrutineer for the ' +
      `secure estate in Medway, for ${days(facts.settings.allowanceDays)} a year. The scrutineer visits the establishments, ` +
      'keeps in touch with the people responsible, attends the quarterly quality assurance meetings and oversees this review. ' +
      'What children say about their treatment is at the heart of it.',
  ),
]

const sourceBlocks = ({ facts, period }: Year): Block[] => [
  heading('Sources'),
  list([
    `Records of incidents (restraint, other use of force, guiding holds alone and handcuffs alone) that each establishment submitted for ${period.words}. Records it has withdrawn with the scrutineer’s consent are left out.`,
    'Monthly returns that the head of safeguarding of each establishment signed.',
    'Month-end populations stated by each establishment.',
    'Contacts with the local authority designated officer (LADO), as the LADO recorded them.',
    'Counts of force by other sources (the Youth Custody Service, healthcare, complaints, radio and CCTV), where they were received. They are set beside the records and never added to them.',
    'The scrutineer’s log of visits, contacts and days.',
    'The partnership’s minutes of the quality assurance meetings.',
    'Figures published by others. They are shown as published, with their source, and are never added to the counts here.',
  ]),
  paragraph(
    `The data were drawn on ${longDate(facts.dataTo)}. Records hold no names: children stand under pseudonyms whose key stays at ` +
      `the establishment. How each figure is counted stands at the end of this review.`,
  ),
]

function coverageSentence({ establishments }: Year): string {
  const missing = establishments.reduce((sum, each) => sum + monthsWithoutCount(each).length, 0)
  if (establishments.every(({ monthsOpen }) => monthsOpen.length === 0))
    return `No establishment was open in any month of the year. ${refer('completeness')} shows what was received for each month.`
  const gap =
    missing === 0
      ? 'No month-end count made while an establishment was open is missing.'
      : `${plural(missing, 'month-end')} while an establishment was open ${missing === 1 ? 'has' : 'have'} no population count, so a rate that needs ${missing === 1 ? 'it' : 'them'} is not available.`
  const silent = establishments.reduce((sum, each) => sum + each.missing.length, 0)
  const records =
    silent === 0
      ? 'Every month in operation has records of incidents or a signed nil return.'
      : `For ${plural(silent, 'month')} in operation no records were received.`
  return `${records} ${gap} ${refer('completeness')} shows what was received for each month.`
}

/** Each month without records, with what the scrutineer found out and confirmed. */
function gapBlocks(year: Year): Block[] {
  const sentences = confirmedSentences(year)
  if (sentences.length === 0) return []
  return [
    heading('Months without records'),
    paragraph(
      'A month without records is not a month without incidents. Totals are of the other months alone, and no rate and no change from ' +
        'another year is worked out. What the scrutineer confirmed of each:',
    ),
    list(sentences),
  ]
}

/** Months whose month-end count was not stated, though it was open on the day of the count. */
export const monthsWithoutCount = ({ toCount, facts }: EstablishmentYear): string[] =>
  toCount.filter((month) => !facts.population.some((count) => count.month === month))

function completenessTable({ facts, period, establishments }: Year): TableBlock {
  return table({
    id: 'completeness',
    caption: `What was received for each month, by establishment, ${period.words}`,
    columns: [textColumn('Month', 2), ...establishments.map(({ name }) => textColumn(name, 4))],
    rows: period.months.map((month) =>
      row(
        words(monthName(month)),
        ...establishments.map((each) => words(received(each, month, facts.dataTo))),
      ),
    ),
    notes: [
      'Incidents are those submitted. A month with none counts as nought only by a signed nil return, or where the establishment recorded an incident that was withdrawn later.',
    ],
    source: receivedRecords(longDate(facts.dataTo)),
  })
}

function received(establishment: EstablishmentYear, month: string, dataTo: string): string {
  const { facts, monthsOpen, incidents } = establishment
  const [{ count } = { count: 0 }] = monthlyCounts(incidents, [month], ({ happenedAt }) => happenedAt)
  if (monthEnd(month) > dataTo)
    return count === 0 ? 'Not over yet' : `Not over yet, ${plural(count, 'incident')} so far`
  if (!monthsOpen.includes(month))
    return count === 0 ? 'Not open' : `Not open, yet ${plural(count, 'incident')}`
  const returned = facts.returns.find((each) => each.month === month)
  const signed = returned === undefined ? 'no signed return' : signedWords(returned, count)
  const happened = isMissing(establishment, month) ? 'No records received' : plural(count, 'incident')
  return `${happened}, ${signed}; ${populationWords(establishment, month)}`
}

function populationWords({ facts, toCount }: EstablishmentYear, month: string): string {
  if (!toCount.includes(month)) return 'not open on the day of the count'
  const population = facts.population.find((each) => each.month === month)
  return population === undefined ? 'population count missing' : `population ${population.standing}`
}

/** 'return signed for 76; changed since': a restated month never passes for one that was signed as it is counted. */
function signedWords(
  { confirmed, incidents }: EstablishmentYear['facts']['returns'][number],
  count: number,
): string {
  const signed = returnWords[confirmed]
  return incidents === undefined || incidents === count
    ? signed
    : `${signed} for ${number(incidents)}; changed since`
}

const returnWords: Record<Confirmed, string> = {
  'every-incident': 'return signed',
  nil: 'nil return signed',
}

/** Our copy of a record that came more than 31 days after the incident. */
const lateAfterHours = 31 * 24

const qualityTable = (year: Year): TableBlock =>
  countTable({
    year,
    id: 'data-quality',
    caption: `Late, corrected and provisional records by establishment, ${year.period.words}`,
    header: 'Measure',
    rows: [...recordRows, ...populationRows(year)],
    notes: [
      'A late copy says nothing about when the establishment wrote its own record: that is in the chapter on records.',
    ],
    source: receivedRecords(longDate(year.facts.dataTo)),
  })

const recordRows: Counting[] = [
  { label: 'Incidents recorded', countOf: ({ incidents }) => incidents.length },
  {
    label: 'Incidents corrected after submission',
    countOf: ({ incidents }) => incidents.filter(({ corrections }) => corrections > 0).length,
  },
  {
    label: 'Corrections in all',
    countOf: ({ incidents }) => incidents.reduce((sum, { corrections }) => sum + corrections, 0),
  },
  {
    label: 'Incidents whose copy came more than 31 days later',
    countOf: ({ incidents }) =>
      incidents.filter((each) => hoursBetween(each.happenedAt, each.recordedAt) > lateAfterHours).length,
  },
]

function populationRows({ establishments, together }: Year): Counting[] {
  const months = (scope: Scope, count: (each: EstablishmentYear) => number): number =>
    establishments
      .filter((each) => scope === together || scope === each)
      .reduce((sum, each) => sum + count(each), 0)
  return [
    {
      label: 'Months in operation without records',
      cellOf: (_scope, count) => counted(count),
      countOf: (scope) => months(scope, ({ missing }) => missing.length),
    },
    {
      label: 'Months with a provisional population',
      cellOf: (_scope, count) => counted(count),
      countOf: (scope) => months(scope, ({ facts }) => facts.population.filter(isProvisional).length),
    },
    {
      label: 'Month-ends while open without a population count',
      cellOf: (_scope, count) => counted(count),
      countOf: (scope) => months(scope, (each) => monthsWithoutCount(each).length),
    },
  ]
}

const isProvisional = ({ standing }: { standing: string }): boolean => standing === 'provisional'

const limitBlocks = ({ facts }: Year): Block[] => [
  heading('Small numbers'),
  paragraph(
    `Where an establishment held fewer than ${number(facts.settings.rollLimit)} children on average, only counts are shown and no ` +
      `rate. From there to fewer than ${number(facts.settings.indicativeLimit)} a rate is marked ‘indicative’: a few incidents more ` +
      'or fewer would move it a great deal. A child who is restrained often counts each time, and circumstances differ, so ' +
      'establishments should not be ranked by these figures.',
  ),
]
