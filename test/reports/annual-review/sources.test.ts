import { describe, expect, it } from 'vitest'
import { buildAnnualReview } from '../../../reports/annual-review/build.ts'
import type { TableBlock } from '../../../reports/report.ts'
import {
  aContactFact,
  aLadoContactFact,
  aMeetingFact,
  anIncidentFact,
  aVisitFact,
  aYear,
} from '../../support/facts.ts'

const year = aYear({
  incidents: [anIncidentFact()],
  ladoContacts: [aLadoContactFact()],
  visits: [aVisitFact({ purposes: [] })],
  contacts: [aContactFact()],
  meetings: [
    aMeetingFact({
      minutesApprovedOn: null,
      actions: [{ text: 'Look at cameras', owner: 'Head of safeguarding', dueOn: null, status: 'open' }],
    }),
  ],
})

const tables: TableBlock[] = buildAnnualReview(year, 'partners')
  .sections.flatMap(({ blocks }) => blocks)
  .filter((block) => block.type === 'table')

/** Every table of the review that comes from the records, by how its id begins, and whose records those are. */
const keepers: [start: string, source: string][] = [
  ['lado-', 'Records of the local authority designated officer (LADO)'],
  ['visit', 'The scrutineer’s log'],
  ['contacts', 'The scrutineer’s log'],
  ['days-used', 'The scrutineer’s log'],
  ['qa-', 'The partnership’s minutes'],
  ['attributes-', 'Establishment records kept by the partnership'],
  ['population-', 'Month-end counts stated by the establishment'],
  ['completeness', 'Records, signed monthly returns and month-end counts of the establishments'],
  ['data-quality', 'Records, signed monthly returns and month-end counts of the establishments'],
  ['', 'Records of the establishments'],
]

describe('the source of a table', () => {
  it.each(tables.map((table) => [table.id, table.source]))('names who keeps the record: %s', (id, source) => {
    const [, expected] = keepers.find(([start]) => id.startsWith(start)) ?? []
    expect(source.startsWith(expected ?? 'nothing')).toBe(true)
  })
})

describe('‘not recorded’', () => {
  it.each([
    ['visits', 'the scrutineer'],
    ['qa-meetings', 'the partnership'],
    ['qa-actions', 'the partnership'],
  ])('is said in %s of %s, who keeps the record', (id, keeper) => {
    const notes = tables.find((table) => table.id === id)?.notes.join(' ')
    expect(notes).toContain(`‘not recorded’ means that ${keeper} did not record it`)
    expect(notes).not.toContain('the establishment did not')
  })
})
