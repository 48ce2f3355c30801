import type { Cell, TableBlock } from '../report.ts'
import { longDate, number, plural } from '../wording.ts'
import {
  counted,
  noRecords,
  notOpen,
  numberColumn,
  ownRecords,
  row,
  suppressed,
  table,
  textColumn,
  words,
} from './blocks.ts'
import type { IncidentFact } from './facts.ts'
import { gapNotes, hasGap, isNotOpen, recordedCell } from './gaps.ts'
import { childrenOf, useOfForceIncidents } from './measures.ts'
import type { EstablishmentYear, Year } from './year.ts'

/** How many different people stand behind a total: what the setting for small counts is held against. */
interface Behind {
  children: number
  staff: number
}

/** Each child and each member of staff once, however many incidents they were in (DOMAIN.md 5.5). */
const peopleBehind = (incidents: readonly IncidentFact[]): Behind => ({
  children: new Set(childrenOf(incidents)).size,
  staff: new Set(incidents.flatMap(({ staffIds }) => staffIds)).size,
})

/**
 * Whether a total of incidents could point to somebody (DOMAIN.md 5.5): fewer children, or fewer named staff, than the
 * limit stand behind it. Nought stands for nobody; where no staff are named nothing is known of how many there were.
 */
function isSmall({ children, staff }: Behind, count: number, limit: number): boolean {
  if (count === 0) return false
  return children < limit || (staff > 0 && staff < limit)
}

interface Wording {
  caption: string
  /** What the number is, with its unit. */
  header: string
  unit: string
  /** Where the number is from, where it is not said as in the partners' edition. */
  source?: string
}

/**
 * The only numbers from the records in a public document: incidents in which force was used, one total an establishment. No
 * sum stands below them and no change beside them, so that nothing can be taken away from anything that is hidden.
 */
export function publicTotals(year: Year, { caption, header, unit, source }: Wording): TableBlock {
  const { establishments, facts } = year
  const hasGaps = establishments.some(hasGap)
  const cells = establishments.map((each) => totalCell(year, each))
  return table({
    id: 'yearly-totals',
    caption,
    columns: [
      textColumn('Establishment', 4),
      numberColumn(header, 2),
      ...(hasGaps ? [textColumn('Months for which records were received', 3)] : []),
    ],
    rows: establishments.map((each, place) =>
      row(words(each.name), cells[place] ?? noRecords, ...(hasGaps ? [words(monthsWords(each))] : [])),
    ),
    notes: [
      unit,
      ...(year.isOver ? [] : ['The year is not over: these are the numbers of a part of it.']),
      ...(cells.includes(suppressed)
        ? [
            `‘${suppressed.text}’ stands for a number that is not given: fewer than ${number(facts.settings.smallCountLimit)} children or ` +
              'members of staff stand behind it, and somebody could be recognised.',
          ]
        : []),
      ...gapNotes(year),
    ],
    source: source ?? ownRecords(longDate(facts.dataTo)),
  })
}

function totalCell({ facts }: Year, establishment: EstablishmentYear): Cell {
  const incidents = useOfForceIncidents(establishment.incidents)
  if (incidents.length === 0) return recordedCell(establishment, 0)
  const limit = facts.settings.smallCountLimit
  return isSmall(peopleBehind(incidents), incidents.length, limit) ? suppressed : counted(incidents.length)
}

const monthsWords = (establishment: EstablishmentYear): string =>
  isNotOpen(establishment) ? notOpen.text : receivedWords(establishment)

const receivedWords = ({ received, missing }: EstablishmentYear): string =>
  `${number(received.length)} of ${plural(received.length + missing.length, 'month')}`
