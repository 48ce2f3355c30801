import { commentarySections } from '../../../server/reviews/vocabulary.ts'
import { paragraphsOf } from '../../paragraphs.ts'
import type { Block, Section, TableBlock } from '../../report.ts'
import { longDate } from '../../wording.ts'
import {
  counted,
  heading,
  numberColumn,
  ownRecords,
  paragraph,
  row,
  table,
  textColumn,
  words,
} from '../blocks.ts'
import { incidentCount } from '../measures.ts'
import type { Year } from '../year.ts'
import { definitionsSection } from './definitions.ts'
import { opinionSection } from './opinion.ts'
import { publishedSeriesBlocks } from './restraint/trend.ts'

/**
 * The public edition: words, series that are published already, and one yearly total for each establishment. It
 * takes nothing else from the records, so that no child can be worked out from it (DESIGN.md 4).
 */
export function publicSections(year: Year): Section[] {
  return [
    opinionSection(year.facts),
    {
      id: 'summary',
      number: '2',
      title: 'The year in one number for each establishment',
      startsPage: false,
      blocks: yearlyTotalBlocks(year),
    },
    {
      id: 'commentary',
      number: '3',
      title: 'What the scrutineer found',
      startsPage: true,
      blocks: adoptedCommentaries(year),
    },
    {
      id: 'published',
      number: '4',
      title: 'Figures published before',
      startsPage: true,
      blocks: publishedSeriesBlocks(year),
    },
    definitionsSection(),
  ]
}

export const yearlyTotalBlocks = (year: Year): Block[] => [
  yearlyTotals(year),
  paragraph(
    'These are the only numbers from the records in this document. Smaller numbers could point to a child, so they are not given.',
  ),
]

/** One number for each establishment and no sum, so that nothing can be taken away from anything. */
function yearlyTotals({ establishments, period, facts }: Year): TableBlock {
  return table({
    id: 'yearly-totals',
    caption: `Incidents in which force was used, by establishment, ${period.words}`,
    columns: [textColumn('Establishment', 4), numberColumn('Incidents in the year', 2)],
    rows: establishments.map(({ name, incidents }) => row(words(name), counted(incidentCount(incidents)))),
    notes: ['Unit of count: incidents, each once, however many children it involved.'],
    source: ownRecords(longDate(facts.dataTo)),
  })
}

/** A public document carries only what the scrutineer has adopted. */
function adoptedCommentaries({ facts }: Year): Block[] {
  const blocks = commentarySections.flatMap(({ value, label }): Block[] => {
    const written = facts.commentaries.find(({ section, adopted }) => section === value && adopted)
    if (written === undefined) return []
    return [
      heading(label),
      { type: 'commentary', by: 'Scrutineer’s commentary', paragraphs: paragraphsOf(written.text) },
    ]
  })
  return blocks.length === 0 ? [paragraph('The scrutineer has not yet adopted a commentary.')] : blocks
}
