import { describe, expect, it } from 'vitest'
import { buildAnnualReview } from '../../../reports/annual-review/build.ts'
import type { EstablishmentFacts, ReviewFacts } from '../../../reports/annual-review/facts.ts'
import { undecidedSentence } from '../../../reports/annual-review/sections/safeguarding.ts'
import { yearOf } from '../../../reports/annual-review/year.ts'
import type { Edition, Report, Section } from '../../../reports/report.ts'
import { monthsToCount } from '../../../reports/statistics/months-in-operation.ts'
import { anAttribute, anEstablishment, anIncidentFact, aPopulation, aYear } from '../../support/facts.ts'
import { blocksOf, cell, figureItem, tableOf, textsOf } from './reading.ts'

const publicEditions: Edition[] = ['public', 'young-people', 'committee']

const paused = (some: Partial<EstablishmentFacts> = {}): EstablishmentFacts =>
  anEstablishment({
    id: 'birch',
    name: 'Birch House',
    attributes: [anAttribute({ state: 'paused' })],
    population: [],
    returns: [],
    ...some,
  })

const sectionOf = (facts: ReviewFacts, id: string): Section => {
  const section = buildAnnualReview(facts, 'partners').sections.find((each) => each.id === id)
  if (section === undefined) throw new Error(`there is no chapter '${id}'`)
  return section
}

const wordsOf = (report: Report): string => textsOf(report.sections).join('\n')

describe('an establishment that was open on no day of the year', () => {
  const facts = aYear({ establishments: [anEstablishment(), paused()] })

  it.each(publicEditions)('is ‘not open’ in the %s edition, and never nought', (edition) => {
    const totals = blocksOf(buildAnnualReview(facts, edition)).find(
      (block) => block.type === 'table' && block.id === 'yearly-totals',
    )
    expect(totals).toMatchObject({
      rows: [
        { cells: [{ text: 'Ash House' }, { text: '0' }] },
        { cells: [{ text: 'Birch House' }, { text: 'not open' }] },
      ],
    })
  })

  it('is ‘not open’ beside months without records elsewhere', () => {
    const silent = aYear({ establishments: [anEstablishment({ returns: [] }), paused()] })
    const report = buildAnnualReview(silent, 'public')
    const totals = blocksOf(report).find((block) => block.type === 'table' && block.id === 'yearly-totals')
    expect(totals).toMatchObject({
      rows: [{}, { cells: [{}, { text: 'not open' }, { text: 'not open' }] }],
    })
  })

  it('has no number in any table of its incidents, and the tables say why', () => {
    for (const id of ['restraint', 'injuries', 'data-tables']) {
      const tables = sectionOf(facts, id).blocks.filter(
        (block) => block.type === 'table' && block.columns.some(({ header }) => header === 'Birch House'),
      )
      for (const table of tables) {
        if (table.type !== 'table') continue
        const at = table.columns.findIndex(({ header }) => header === 'Birch House')
        expect([table.id, ...new Set(table.rows.map(({ cells }) => cells[at]?.text))]).toEqual([
          table.id,
          'not open',
        ])
        expect(table.notes.join(' ')).toContain('‘not open’ means that it was open on no day of that time')
      }
    }
    expect(cell(tableOf(sectionOf(facts, 'restraint'), 'incidents-by-kind'), 'All incidents', 'All')).toBe(
      '0',
    )
  })

  it('recorded nothing in words either', () => {
    const words = wordsOf(buildAnnualReview(facts, 'partners'))
    expect(words).toContain('Birch House was not open in April 2018 to March 2019.')
    expect(words).toContain('Birch House was open in no month of April 2018 to March 2019.')
    expect(words).not.toMatch(/Birch House (recorded no|no )|at Birch House no|incidents at Birch House/i)
    expect(words).not.toMatch(/count (made )?while it was open is missing/)
    const birch = yearOf(facts).establishments[1]
    expect(birch && undecidedSentence(birch)).toBe('Birch House was not open in the year.')
  })

  it('alone makes tiles that say so', () => {
    const alone = aYear({ establishments: [paused()] })
    const summary = sectionOf(alone, 'summary')
    expect(figureItem(summary, 'Incidents').figure).toBe('Not open')
    expect(figureItem(summary, 'Children restrained').figure).toBe('Not open')
    expect(wordsOf(buildAnnualReview(alone, 'partners'))).not.toContain(
      'Every month in operation has records',
    )
    expect(textsOf(sectionOf(alone, 'method')).join(' ')).toContain(
      'No establishment was open in any month of the year.',
    )
  })

  it('counts what it recorded all the same', () => {
    const odd = aYear({
      establishments: [anEstablishment(), paused()],
      incidents: [anIncidentFact({ establishmentId: 'birch' })],
    })
    const kinds = tableOf(sectionOf(odd, 'restraint'), 'incidents-by-kind')
    expect(cell(kinds, 'All incidents', 'Birch House')).toBe('1')
  })
})

describe('an establishment that opened or closed in the year', () => {
  const opened = anEstablishment({
    attributes: [anAttribute({ from: '2018-08-01' })],
    population: ['2018-08', '2018-09', '2018-10', '2018-11', '2018-12', '2019-01', '2019-02', '2019-03'].map(
      (month) => aPopulation(month),
    ),
  })

  it('has no quarter of nought from before it opened', () => {
    const quarters = tableOf(
      sectionOf(aYear({ establishments: [opened] }), 'restraint'),
      'incidents-by-quarter',
    )
    expect(cell(quarters, 'April to June 2018', 'Ash House')).toBe('not open')
    expect(cell(quarters, 'July to September 2018', 'Ash House')).toBe('0')
  })

  it('owes no count for the month before it opened, whose official day is its first', () => {
    // The Friday nearest the end of July 2018 is 3 August.
    expect(monthsToCount([{ from: '2018-08-01', state: 'open' }], ['2018-07', '2018-08'], [])).toEqual([
      '2018-08',
    ])
    const words = textsOf(sectionOf(aYear({ establishments: [opened] }), 'establishments')).join(' ')
    expect(words).toContain('On average it held 150.0 children')
  })

  it('has no average where no month’s end came while it was open', () => {
    const brief = anEstablishment({
      attributes: [anAttribute({ from: '2018-08-06' }), anAttribute({ from: '2018-08-20', state: 'closed' })],
      population: [],
    })
    const words = textsOf(sectionOf(aYear({ establishments: [brief] }), 'establishments')).join(' ')
    expect(words).toContain('no month’s end came while it was open')
  })
})

describe('a year that is not over', () => {
  const facts = aYear({
    dataTo: '2018-11-15',
    establishments: [
      anEstablishment({
        returns: ['2018-04', '2018-05', '2018-06', '2018-07', '2018-08', '2018-09', '2018-10'].map(
          (month) => ({
            month,
            confirmed: 'nil',
          }),
        ),
        population: ['2018-04', '2018-05', '2018-06', '2018-07', '2018-08', '2018-09', '2018-10'].map(
          (month) => aPopulation(month),
        ),
      }),
    ],
  })

  it('calls months still to come not over, and neither silent nor closed', () => {
    const completeness = tableOf(sectionOf(facts, 'method'), 'completeness')
    expect(cell(completeness, 'October 2018', 'Ash House')).toBe(
      '0 incidents, nil return signed; population final',
    )
    expect(cell(completeness, 'November 2018', 'Ash House')).toBe('Not over yet')
    expect(cell(completeness, 'March 2019', 'Ash House')).toBe('Not over yet')
    const held = tableOf(sectionOf(facts, 'establishments'), 'population-ash')
    expect(cell(held, 'December 2018', 'Standing')).toBe('Not over yet')
    const chapter = sectionOf(facts, 'restraint')
    expect(cell(tableOf(chapter, 'incidents-by-month-ash'), 'December 2018', 'All incidents')).toBe(
      'not over yet',
    )
    const quarters = tableOf(chapter, 'incidents-by-quarter')
    expect(cell(quarters, 'January to March 2019', 'Ash House')).toBe('not over yet')
    expect(textsOf(sectionOf(facts, 'method')).join(' ')).not.toContain('No records were received')
    expect(textsOf(chapter)).toContain(
      'Ash House recorded no incident in the 7 months for which records were received',
    )
  })

  it('counts a month in progress by what it holds so far', () => {
    const incidents = [anIncidentFact({ happenedAt: '2018-11-04T14:35:00.000+00:00' })]
    const completeness = tableOf(sectionOf({ ...facts, incidents }, 'method'), 'completeness')
    expect(cell(completeness, 'November 2018', 'Ash House')).toBe('Not over yet, 1 incident so far')
  })

  it('works out its average over the months counted so far', () => {
    expect(yearOf(facts).establishments[0]?.held).toMatchObject({ available: true, value: 150, months: 7.5 })
  })
})
