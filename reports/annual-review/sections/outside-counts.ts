import { labelOf } from '../../../server/fields/vocabulary.ts'
import { sources, type OutsideSource } from '../../../server/returns/outside-counts/vocabulary.ts'
import type { Block, Cell, TableBlock, TableRow } from '../../report.ts'
import { listOf, longDate, monthName, number } from '../../wording.ts'
import {
  counted,
  heading,
  notAvailable,
  numberColumn,
  paragraph,
  row,
  table,
  textColumn,
  words,
} from '../blocks.ts'
import { monthCell } from '../gaps.ts'
import { refer } from '../numbering.ts'
import { isUnexplained, outsideCompared, type OutsideCompared } from '../outside-counts.ts'
import type { Year } from '../year.ts'

/** What others counted beside the records, or that nobody's count was received: a total alone says nothing of what is missing. */
export function outsideCountBlocks(year: Year): Block[] {
  const compared = outsideCompared(year)
  return [
    heading('Counts of other sources'),
    ...noneFrom(year, compared).map(paragraph),
    ...(compared.length === 0
      ? []
      : [paragraph(differenceSentence(compared)), comparisonTable(year, compared)]),
  ]
}

function noneFrom({ establishments }: Year, compared: readonly OutsideCompared[]): string[] {
  const without = establishments.filter(
    (each) => !compared.some(({ establishment }) => establishment === each),
  )
  if (without.length === 0) return []
  return [
    'No other source’s count (Youth Custody Service, healthcare, complaints, radio and CCTV) was received for ' +
      `${listOf(without.map(({ name }) => name))}.`,
  ]
}

function differenceSentence(compared: readonly OutsideCompared[]): string {
  const [only] = compared
  if (only !== undefined && compared.length === 1) return onlyDifference(only)
  const differing = compared.filter(({ differs }) => differs)
  const open = differing.filter(isUnexplained).length
  const start = `Of ${number(compared.length)} monthly counts by other sources`
  if (differing.length === 0)
    return `${start} none differs from the records in a way that its source can speak of (${refer('outside-counts')}).`
  const unexplained = `${open === 0 ? 'none' : number(open)} of them without an explanation`
  return `${start} ${number(differing.length)} ${differing.length === 1 ? 'differs' : 'differ'} from the records, ${unexplained} (${refer('outside-counts')}).`
}

function onlyDifference(only: OutsideCompared): string {
  const start = 'The one monthly count by another source'
  if (!only.differs)
    return `${start} does not differ from the records in a way that its source can speak of (${refer('outside-counts')}).`
  return `${start} differs from the records${isUnexplained(only) ? ', without an explanation' : ''} (${refer('outside-counts')}).`
}

const comparisonTable = (year: Year, compared: readonly OutsideCompared[]): TableBlock =>
  table({
    id: 'outside-counts',
    caption: `Counts of other sources beside the records, by establishment and month, ${year.period.words}`,
    columns: [
      textColumn('Establishment', 2.2),
      textColumn('Month', 2),
      textColumn('Source', 2.8),
      numberColumn('Their count', 1.2),
      numberColumn('In the records', 1.2),
      textColumn('Difference', 1.6),
      textColumn('Explanation', 4),
    ],
    rows: compared.map(comparedRow),
    notes: sources
      .filter(({ value }) => compared.some(({ source }) => source === value))
      .map(({ value, label }) => `${label}: ${meaningOf[value]}`),
    source: `Counts that others gave to the scrutineer or the partnership, beside the records of the establishments as held in this system on ${longDate(year.facts.dataTo)}.`,
  })

function comparedRow(compared: OutsideCompared): TableRow {
  const ours = monthCell(compared.establishment, compared.month, compared.ours)
  return row(
    words(compared.establishment.name),
    words(monthName(compared.month)),
    words(labelOf(sources, compared.source)),
    counted(compared.count),
    ours,
    ours.value === undefined ? notAvailable : words(differenceIn(compared)),
    explanationOf(compared),
  )
}

function differenceIn({ count, ours, differs }: OutsideCompared): string {
  if (count === ours) return 'none'
  if (!differs) return 'no more than recorded'
  return count > ours ? `${number(count - ours)} more` : `${number(ours - count)} fewer`
}

function explanationOf(compared: OutsideCompared): Cell {
  if (compared.explanation !== '') return words(compared.explanation)
  return words(compared.differs ? 'not explained' : 'none needed')
}

/** What each comparison can say, and what it cannot. */
const meaningOf: Record<OutsideSource, string> = {
  ycs: 'set beside uses of force. It counts the same thing, so the two should agree.',
  healthcare:
    'set beside each time that a child was hurt or was examined. Indicative only: a log may hold one entry for two children, or a child twice.',
  complaints:
    'set beside uses of force. Most force is never complained about, so only more complaints than uses of force are a difference to explain.',
  'radio-cctv':
    'set beside incidents of every kind. Indicative only: a log may hold calls that ended without force, or one call for two incidents.',
}
