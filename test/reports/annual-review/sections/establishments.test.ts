import { describe, expect, it } from 'vitest'
import { dataTablesSection } from '../../../../reports/annual-review/sections/data-tables.ts'
import { establishmentsSection } from '../../../../reports/annual-review/sections/establishments.ts'
import { methodSection } from '../../../../reports/annual-review/sections/method.ts'
import { opinionSection } from '../../../../reports/annual-review/sections/opinion.ts'
import { yearOf } from '../../../../reports/annual-review/year.ts'
import {
  aChildFact,
  aCommentaryFact,
  anAttribute,
  anEstablishment,
  anIncidentFact,
  anOpinionFact,
  aPopulation,
  aPublishedFigure,
  aYear,
  yearMonths,
} from '../../../support/facts.ts'
import { cell, tableOf, textsOf } from '../reading.ts'

const rising = yearMonths.map((month, index) =>
  aPopulation(month, { allHeld: 100 + index, under18: 90, standing: index === 0 ? 'provisional' : 'final' }),
)

describe('an establishment', () => {
  it('shows its population and the average: 100 to 111 is 105.5', () => {
    const section = establishmentsSection(
      yearOf(aYear({ establishments: [anEstablishment({ population: rising })] })),
    )
    const table = tableOf(section, 'population-ash')
    expect(cell(table, 'Average while open', 'All held, 18-year-olds included')).toBe('105.5')
    expect(cell(table, 'April 2018', 'Standing')).toBe('Provisional')
    expect(section.blocks.find(({ type }) => type === 'chart')).toMatchObject({
      title: 'Ash House held between 100 and 111',
    })
  })

  it('that was paused says so and needs no count of a month at whose end it was not open', () => {
    const establishment = anEstablishment({
      attributes: [anAttribute(), anAttribute({ from: '2018-06-30', state: 'paused' })],
      population: rising.slice(0, 2),
    })
    const section = establishmentsSection(yearOf(aYear({ establishments: [establishment] })))
    expect(textsOf(section)).toContain('Ash House (code ASH): 1 change in the year, on 30 June 2018.')
    const table = tableOf(section, 'population-ash')
    expect(['June 2018', 'July 2018'].map((month) => cell(table, month, 'Standing'))).toEqual([
      'No count',
      'Not open',
    ])
    expect(cell(table, 'Average while open', 'Under 18')).toBe('x')
  })

  it('that closed is averaged over its counts while open, never over a nought after', () => {
    const population = yearMonths.map((month, index) => aPopulation(month, { allHeld: index < 6 ? 150 : 0 }))
    const closed = anEstablishment({
      attributes: [anAttribute(), anAttribute({ from: '2018-10-03', state: 'closed' })],
      population,
    })
    const section = establishmentsSection(yearOf(aYear({ establishments: [closed] })))
    const table = tableOf(section, 'population-ash')
    expect(cell(table, 'Average while open', 'All held, 18-year-olds included')).toBe('150.0')
    expect(cell(table, 'October 2018', 'Standing')).toBe('Not open')
    expect(table.notes).toContain('6 counts made when it was not open are left out.')
    expect(section.blocks.find(({ type }) => type === 'chart')).toMatchObject({
      title: 'Ash House held 150 at every count',
    })
    const one = { ...closed, population: population.slice(0, 7) }
    expect(
      tableOf(establishmentsSection(yearOf(aYear({ establishments: [one] }))), 'population-ash').notes,
    ).toContain('1 count made when it was not open is left out.')
  })

  it('without a count has no line to draw and no average', () => {
    const closed = anEstablishment({
      code: '',
      attributes: [anAttribute({ state: 'closed' })],
      population: [],
    })
    const texts = textsOf(establishmentsSection(yearOf(aYear({ establishments: [closed] }))))
    expect(texts).toContain('Ash House: nothing changed in the year.')
    expect(texts).toContain('Ash House was not open in the year')
  })
})

describe('the method', () => {
  it('shows for each month what was received', () => {
    const establishment = anEstablishment({
      attributes: [anAttribute(), anAttribute({ from: '2018-10-01', state: 'closed' })],
      population: rising.slice(0, 5),
    })
    const incidents = [
      anIncidentFact({
        happenedAt: '2018-04-02T10:00:00.000+01:00',
        recordedAt: '2018-05-03T08:00:00.000Z',
        corrections: 2,
      }),
      anIncidentFact({ happenedAt: '2018-11-02T10:00:00.000+00:00', recordedAt: '2018-12-04T10:00:00.000Z' }),
    ]
    const section = methodSection(yearOf(aYear({ establishments: [establishment], incidents })))
    const grid = tableOf(section, 'completeness')
    expect(
      ['April 2018', 'May 2018', 'September 2018', 'November 2018', 'December 2018'].map((month) =>
        cell(grid, month, 'Ash House'),
      ),
    ).toEqual([
      '1 incident, nil return signed; population provisional',
      '0 incidents, nil return signed; population final',
      '0 incidents, nil return signed; population count missing',
      'Not open, yet 1 incident',
      'Not open',
    ])
    const quality = tableOf(section, 'data-quality')
    expect(quality.rows.map(({ cells }) => cells[1]?.text)).toEqual(['2', '1', '2', '1', '0', '1', '1'])
    expect(
      textsOf(section).some((text) =>
        text.includes(
          '1 month-end while an establishment was open has no population count, so a rate that needs it',
        ),
      ),
    ).toBe(true)
  })

  it('speaks of several missing months, over all establishments', () => {
    const gap = anEstablishment({ id: 'birch', name: 'Birch House', population: rising.slice(2) })
    const section = methodSection(yearOf(aYear({ establishments: [anEstablishment(), gap] })))
    expect(
      textsOf(section).some((text) => text.includes('2 month-ends while an establishment was open')),
    ).toBe(true)
    expect(
      cell(tableOf(section, 'data-quality'), 'Month-ends while open without a population count', 'All'),
    ).toBe('2')
  })
})

describe('opinion and commentary', () => {
  it('shows the opinion, or that there is none yet', () => {
    const establishments = [anEstablishment(), anEstablishment({ id: 'birch', name: 'Birch House' })]
    const { blocks } = opinionSection(aYear({ establishments, opinions: [anOpinionFact()] }))
    expect(blocks.slice(1)).toMatchObject([
      { establishment: 'Ash House', word: 'Partly', reason: 'Records are late too often.' },
      { establishment: 'Birch House', word: 'No opinion yet' },
    ])
  })

  it('marks a commentary that the scrutineer has not adopted', () => {
    const closing = (adopted: boolean) =>
      methodSection(
        yearOf(aYear({ commentaries: [aCommentaryFact({ section: 'method', adopted })] })),
      ).blocks.at(-1)
    expect(closing(true)).toEqual({
      type: 'commentary',
      by: 'Scrutineer’s commentary',
      paragraphs: ['Force was used less in winter.', 'The reasons given were clear.'],
    })
    expect(closing(false)).toMatchObject({ by: 'Draft commentary, not yet adopted by the scrutineer' })
  })

  it('says in a draft that none was written, and nothing in a signed review', () => {
    const nothing = 'No commentary has been written for this section yet.'
    const signed = { by: 'the scrutineer', on: '2019-09-02' }
    expect(textsOf(methodSection(yearOf(aYear())))).toContain(nothing)
    expect(textsOf(methodSection(yearOf(aYear({ signed }))))).not.toContain(nothing)
  })
})

describe('the data tables', () => {
  it('count positions by each time a child was restrained', () => {
    const incidents = [anIncidentFact({ children: [aChildFact({ position: 'prone' }), aChildFact()] })]
    expect(
      cell(tableOf(dataTablesSection(yearOf(aYear({ incidents }))), 'positions'), 'Face down', 'Ash House'),
    ).toBe('1')
  })

  it('keep nought and not published apart in the injuries of 2007-08', () => {
    const injury = { measure: 'injuries needing hospital treatment', periodEnd: '2007-04-30' }
    const publishedFigures = [
      aPublishedFigure({ ...injury, periodStart: '2007-04-01', value: 0 }),
      aPublishedFigure({ ...injury, periodStart: '2007-05-01', value: 1 }),
      aPublishedFigure({ ...injury, periodStart: '2007-05-01', value: 3, establishment: 'Oakhill STC' }),
    ]
    const table = tableOf(
      dataTablesSection(yearOf(aYear({ publishedFigures }))),
      'published-hospital-injuries',
    )
    expect(cell(table, 'April 2007', 'Medway STC')).toBe('0')
    expect(cell(table, 'April 2007', 'Oakhill STC')).toBe('x')
    expect(cell(table, 'All months', 'Oakhill STC')).toBe('3')
  })
})
