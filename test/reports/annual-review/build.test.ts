import { describe, expect, it } from 'vitest'
import { buildAnnualReview } from '../../../reports/annual-review/build.ts'
import type { ReviewFacts } from '../../../reports/annual-review/facts.ts'
import type { Edition } from '../../../reports/report.ts'
import {
  aChildFact,
  aCommentaryFact,
  aContactFact,
  aLadoContactFact,
  aMeetingFact,
  anAttribute,
  anEstablishment,
  anIncidentFact,
  anOpinionFact,
  aPublishedFigure,
  aVisitFact,
  aYear,
} from '../../support/facts.ts'
import { blocksOf, textsOf } from './reading.ts'

const birch = anEstablishment({
  id: 'birch',
  name: 'Birch House',
  code: '',
  types: [{ from: '2007-04-01', type: 'stc' }],
})

/** Two establishments and something of everything, with counts that no other number of the report equals. */
const busyYear = aYear({
  establishments: [anEstablishment(), birch],
  incidents: [
    ...Array.from({ length: 617 }, (_, index) =>
      anIncidentFact({
        happenedAt: `2018-${String(4 + (index % 9)).padStart(2, '0')}-04T14:35:00.000+01:00`,
        children: [aChildFact({ childId: `child-${index % 40}` })],
      }),
    ),
    anIncidentFact({
      establishmentId: 'birch',
      techniques: [{ name: 'thumb flexion', level: 'pain-inducing', uses: 2 }],
      warningSigns: ['breathing'],
      children: [aChildFact({ childId: 'child-9', injury: 'serious' })],
    }),
  ],
  ladoContacts: [aLadoContactFact(), aLadoContactFact({ type: 'consultation', receivedOn: '2018-05-01' })],
  visits: [aVisitFact(), aVisitFact({ visitedOn: '2018-11-02', establishmentId: 'birch' })],
  contacts: [aContactFact(), aContactFact({ contactedOn: '2018-05-03', kind: 'review', withRole: 'none' })],
  meetings: [aMeetingFact(), aMeetingFact({ quarter: 'Q2', metOn: '2018-10-09' })],
  publishedFigures: [
    aPublishedFigure(),
    aPublishedFigure({ periodStart: '2013-01-01', periodEnd: '2013-12-31', value: 133, qualifier: 'exact' }),
  ],
  opinions: [anOpinionFact()],
  commentaries: [aCommentaryFact()],
})

const editions: Edition[] = ['partners', 'public', 'young-people', 'committee']

const emptyYear = aYear()
const noEstablishment = aYear({ establishments: [], settings: { ...aYear().settings, recipients: [] } })
const paused = aYear({
  establishments: [
    anEstablishment({
      attributes: [anAttribute(), anAttribute({ from: '2018-07-10', state: 'paused' })],
      population: [],
    }),
  ],
})

const oddYears: [string, ReviewFacts][] = [
  ['with nothing recorded', emptyYear],
  ['without an establishment', noEstablishment],
  ['paused, with no population counted', paused],
  ['busy', busyYear],
]

describe('the annual review', () => {
  it('holds its chapters and annexes in the order of the contents', () => {
    const { sections } = buildAnnualReview(busyYear, 'partners')
    expect(sections.map(({ id, number }) => `${number} ${id}`)).toEqual([
      '1 opinion',
      '2 summary',
      '3 method',
      '4 establishments',
      '5 restraint',
      '6 injuries',
      '7 records',
      '8 safeguarding',
      '9 scrutiny',
      'Annex A data-tables',
      'Annex B definitions',
      'Annex C method-annex',
      'Annex D distribution',
    ])
  })

  it('says on its cover whom it is about and how it stands', () => {
    const { cover, marking, period } = buildAnnualReview(busyYear, 'partners')
    expect({ marking, period }).toEqual({ marking: 'OFFICIAL-SENSITIVE', period: 'April 2018 to March 2019' })
    expect(cover.map(({ text }) => text)).toEqual([
      'Ash House and Birch House',
      'Draft, not yet signed',
      '1',
      '31 May 2019',
    ])
  })

  it('names who signed it and when', () => {
    const signed = { ...busyYear, signed: { by: 'the scrutineer', on: '2019-09-02' } }
    expect(buildAnnualReview(signed, 'partners').cover[1]?.text).toBe(
      'Signed by the scrutineer on 2 September 2019',
    )
  })

  it.each(editions)('is the same in whatever order the rows come: %s', (edition) => {
    const reversed: ReviewFacts = {
      ...busyYear,
      establishments: busyYear.establishments.toReversed(),
      incidents: busyYear.incidents.toReversed(),
      ladoContacts: busyYear.ladoContacts.toReversed(),
      visits: busyYear.visits.toReversed(),
      contacts: busyYear.contacts.toReversed(),
      meetings: busyYear.meetings.toReversed(),
      publishedFigures: busyYear.publishedFigures.toReversed(),
    }
    expect(buildAnnualReview(reversed, edition)).toEqual(buildAnnualReview(busyYear, edition))
  })

  it.each(oddYears)('reads as words in every edition of a year %s', (_, facts) => {
    for (const edition of editions) {
      const odd =
        /NaN|undefined|null|Infinity|\[\[|\b1 (incidents|children|times|visits|meetings|months|days)\b/
      expect(textsOf(buildAnnualReview(facts, edition)).filter((text) => odd.test(text))).toEqual([])
    }
  })

  it.each(oddYears)('gives each table its own id and each chart its table in a year %s', (_, facts) => {
    for (const edition of editions) {
      const blocks = blocksOf(buildAnnualReview(facts, edition))
      const tables = blocks.flatMap((block) => (block.type === 'table' ? [block.id] : []))
      const charts = blocks.flatMap((block) => (block.type === 'chart' ? [block] : []))
      expect(new Set(tables).size).toBe(tables.length)
      expect(charts.filter(({ tableId }) => !tables.includes(tableId))).toEqual([])
    }
  })

  it('gives every row of a table as many cells as it has columns', () => {
    for (const block of blocksOf(buildAnnualReview(busyYear, 'partners')))
      if (block.type === 'table')
        for (const { cells } of [...block.rows, ...(block.total ? [block.total] : [])])
          expect(`${block.id} ${cells.length}`).toBe(`${block.id} ${block.columns.length}`)
  })

  it('numbers tables and figures through the whole report', () => {
    const blocks = blocksOf(buildAnnualReview(busyYear, 'partners'))
    const tables = blocks.flatMap((block) => (block.type === 'table' ? [block.number] : []))
    const figures = blocks.flatMap((block) => (block.type === 'chart' ? [block.number] : []))
    expect(tables).toEqual(tables.map((_, index) => `Table ${index + 1}`))
    expect(figures).toEqual(figures.map((_, index) => `Figure ${index + 1}`))
  })
})

describe('the editions for the public', () => {
  it.each(['public', 'young-people', 'committee'] as const)(
    '%s takes one yearly total from the records',
    (edition) => {
      const report = buildAnnualReview(busyYear, edition)
      expect(report.marking).toBe('OFFICIAL')
      expect(textsOf(report).filter((text) => text.includes('617'))).toHaveLength(1)
      const numbers = blocksOf(report).flatMap((block) =>
        block.type === 'table' && !block.id.startsWith('published-')
          ? block.rows.flatMap(({ cells }) => cells.flatMap(({ value }) => value ?? []))
          : [],
      )
      // The one incident at Birch House stands for one child, and is hidden.
      expect(numbers).toEqual([617])
    },
  )

  it.each(['public', 'young-people', 'committee'] as const)(
    '%s stays the same when everything but the yearly totals changes',
    (edition) => {
      const other: ReviewFacts = {
        ...busyYear,
        incidents: busyYear.incidents.map((incident) =>
          anIncidentFact({
            id: incident.id,
            establishmentId: incident.establishmentId,
            happenedAt: '2018-12-30T23:00:00.000+00:00',
            countsAs: 'use-of-force',
            planned: 'yes',
            reasonPrimary: 'self-harm',
            location: 'escort',
            bodyCamera: 'none',
            writtenAt: null,
            signedAt: null,
            corrections: 3,
            warningSigns: ['vomiting', 'other'],
            staffInjuries: { minor: 1, minorTreated: 1, serious: 1 },
            safeguardingDecision: 'undecided',
            children: [aChildFact({ childId: incident.id, injury: 'minor', medicalExamination: 'refused' })],
          }),
        ),
        opinions: busyYear.opinions.map((each) => ({ ...each, reason: 'Two children were hurt.' })),
        commentaries: [aCommentaryFact({ text: 'Nine uses of force in the month.' })],
        ladoContacts: [],
        visits: [],
        contacts: [],
        meetings: [],
        establishments: busyYear.establishments.map((each) => ({ ...each, population: [] })),
      }
      expect(buildAnnualReview(other, edition)).toEqual(buildAnnualReview(busyYear, edition))
    },
  )
})

describe('the words of a review', () => {
  const two = [anEstablishment(), anEstablishment({ id: 'birch', name: 'Birch House' })]
  const facts = aYear({
    establishments: two,
    incidents: [anIncidentFact(), anIncidentFact({ establishmentId: 'birch', reasonsOther: ['self-harm'] })],
    ladoContacts: [aLadoContactFact(), aLadoContactFact({ type: 'historical' })],
    meetings: [aMeetingFact()],
    visits: [aVisitFact()],
  })

  it('name, before a table, that table among those they name', () => {
    for (const { blocks } of buildAnnualReview(facts, 'partners').sections)
      blocks.forEach((block, place) => {
        const next = blocks[place + 1]
        if (block.type !== 'paragraph' || !/\b(Table|Figure) \d/.test(block.text)) return
        if (next?.type !== 'table' && next?.type !== 'chart') return
        expect(block.text).toMatch(new RegExp(`\\b${next.number}\\b`))
      })
  })

  it('say of the ten numbers in which table each stands, and of each chart which table holds its numbers', () => {
    const report = buildAnnualReview(facts, 'partners')
    const [summary] = report.sections.filter(({ id }) => id === 'summary')
    const said = textsOf(summary).find((text) => text.startsWith('These numbers stand in')) ?? ''
    expect(said.match(/Table \d+/g)).toHaveLength(8)
    const charts = report.sections.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'chart'))
    for (const { alternative } of charts) expect(alternative).toMatch(/Table \d+ holds (its|the) numbers\.$/)
  })

  it('use referral, and incident, in one meaning', () => {
    const texts = textsOf(buildAnnualReview(facts, 'partners')).join('\n')
    expect(texts).toContain('Incident: one occasion that an establishment recorded')
    expect(texts).toContain('Outcomes of referrals and historical allegations to the LADO')
    expect(texts).not.toMatch(/^Referrals: contacts that are referrals or historical/m)
    const publicTexts = textsOf(buildAnnualReview(facts, 'public')).join('\n')
    expect(publicTexts).toContain('Incident: one occasion on which force was used')
    expect(publicTexts).not.toContain('shown apart')
  })
})
