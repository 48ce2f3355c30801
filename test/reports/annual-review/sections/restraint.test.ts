import { describe, expect, it } from 'vitest'
import type { ReviewFacts } from '../../../../reports/annual-review/facts.ts'
import { breaksBetween } from '../../../../reports/annual-review/published.ts'
import { restraintSection } from '../../../../reports/annual-review/sections/restraint.ts'
import { concentrationSentence } from '../../../../reports/annual-review/sections/restraint/children.ts'
import { monthFinding } from '../../../../reports/annual-review/sections/restraint/months.ts'
import { painSentence } from '../../../../reports/annual-review/sections/restraint/techniques.ts'
import { yearOf } from '../../../../reports/annual-review/year.ts'
import type { Section } from '../../../../reports/report.ts'
import {
  aChildFact,
  anAttribute,
  anEstablishment,
  anIncidentFact,
  aPopulation,
  aPublishedFigure,
  aYear,
  yearMonths,
} from '../../../support/facts.ts'
import { cell, tableOf, textsOf } from '../reading.ts'

const section = (facts: ReviewFacts): Section => restraintSection(yearOf(facts))
const many = (
  count: number,
  some: Parameters<typeof anIncidentFact>[0] = {},
): ReturnType<typeof anIncidentFact>[] => Array.from({ length: count }, () => anIncidentFact(some))
const holding = (allHeld: number): ReturnType<typeof aPopulation>[] =>
  yearMonths.map((month) => aPopulation(month, { allHeld, under18: allHeld }))

describe('the totals', () => {
  const facts = aYear({
    establishments: [anEstablishment(), anEstablishment({ id: 'birch', name: 'Birch House' })],
    incidents: [
      ...many(3),
      ...many(2, { countsAs: 'use-of-force' }),
      ...many(1, { countsAs: 'guiding' }),
      ...many(4, { establishmentId: 'birch', countsAs: 'mechanical' }),
    ],
  })
  it.each([
    ['Restrictive physical intervention', '3', '0', '3'],
    ['Use of force: the first two together', '5', '0', '5'],
    ['All incidents', '6', '4', '10'],
  ])('%s: %s and %s, %s in all', (row, ash, birch, all) => {
    const table = tableOf(section(facts), 'incidents-by-kind')
    expect([cell(table, row, 'Ash House'), cell(table, row, 'Birch House'), cell(table, row, 'All')]).toEqual(
      [ash, birch, all],
    )
  })
})

describe('the rates', () => {
  const rates = (facts: ReviewFacts): string[] =>
    tableOf(section(facts), 'rates').rows[1]?.cells.map(({ text }) => text) ?? []

  it('prints the base with the rate: 180 incidents ÷ 12 months ÷ 150 held × 100 = 10.0', () => {
    const facts = aYear({ incidents: many(180) })
    expect(rates(facts)).toEqual(['Ash House', 'Use of force', '180', '12', '150.0', '10.0', '120.0', 'Full'])
  })

  it('divides by the months in operation: 27 ÷ 9 ÷ 60 × 100 = 5.0, marked indicative', () => {
    const establishment = anEstablishment({
      attributes: [anAttribute({ from: '2018-07-01' })],
      population: yearMonths.slice(3).map((month) => aPopulation(month, { allHeld: 60 })),
    })
    const facts = aYear({
      establishments: [establishment],
      incidents: many(27, { happenedAt: '2018-08-01T10:00:00+01:00' }),
    })
    expect(rates(facts).slice(2)).toEqual(['27', '9', '60.0', '5.0', '45.0', 'Indicative'])
    expect(cell(tableOf(section(facts), 'incidents-by-month-ash'), 'June 2018', 'All incidents')).toBe('z')
  })

  it.each([
    [
      'with noughts after it closed',
      yearMonths.map((month, index) => aPopulation(month, { allHeld: index < 6 ? 150 : 0 })),
    ],
    ['without a count after it closed', yearMonths.slice(0, 6).map((month) => aPopulation(month))],
  ])('averages 150 for one that held 150 until 2 October: 540 incidents, %s', (_, population) => {
    const closed = anEstablishment({
      attributes: [anAttribute(), anAttribute({ from: '2018-10-03', state: 'closed' })],
      population,
    })
    const facts = aYear({ establishments: [closed], incidents: many(540) })
    expect(rates(facts).slice(2)).toEqual(['540', '6.06', '150.0', '59.4', '360.0', 'Full'])
    expect(tableOf(section(facts), 'rates').notes.join(' ')).toContain(
      'only its monthly rate can be compared',
    )
  })

  it.each([
    [19, 'Counts only', 'Counts only'],
    [20, '5.0', 'Indicative'],
    [99, '1.0', 'Indicative'],
    [100, '1.0', 'Full'],
  ])('with %i held on average shows %s (%s)', (held, rate, reading) => {
    const facts = aYear({
      establishments: [anEstablishment({ population: holding(held) })],
      incidents: many(12),
    })
    expect(rates(facts).slice(5, 8)).toEqual([rate, expect.any(String), reading])
  })

  it('has no rate where a month was not counted, and none where nobody was held', () => {
    const gap = anEstablishment({ population: holding(50).slice(1) })
    expect(rates(aYear({ establishments: [gap] })).slice(4)).toEqual(['x', 'x', 'x', 'No rate'])
    const nobody = anEstablishment({ population: holding(0) })
    expect(rates(aYear({ establishments: [nobody] })).slice(4)).toEqual(['0.0', '–', '–', 'No rate'])
    const closed = anEstablishment({ attributes: [anAttribute({ state: 'closed' })], population: [] })
    expect(rates(aYear({ establishments: [closed] })).slice(3)).toEqual(['0', '–', '–', '–', 'No rate'])
  })

  it('keeps the unrounded rate in the cell', () => {
    const [row] = tableOf(section(aYear({ incidents: many(1) })), 'rates').rows
    expect(row?.cells[5]?.value).toBeCloseTo(1 / 18, 12)
  })

  it('explains only the signs that stand in the table', () => {
    const notes = (facts: ReviewFacts): string => tableOf(section(facts), 'rates').notes.join(' ')
    expect(notes(aYear({ establishments: [anEstablishment({ population: [] })] }))).toContain(
      '‘x’ means not available',
    )
    expect(notes(aYear())).not.toContain('‘x’')
  })
})

describe('the months', () => {
  it.each([
    [[0, 0], 'Ash House recorded no incident in the year'],
    [[0, 5], 'Ash House recorded most incidents in May 2018 (5)'],
    [[2, 2], 'Ash House recorded most incidents in April 2018 and May 2018 (2 each)'],
    [[1, 1, 1, 1], 'Ash House recorded at most 1 incident in any month'],
  ])('puts %j into a finding', (counts, finding) => {
    const months = counts.map((count, index) => ({ month: yearMonths[index] ?? '', count }))
    expect(monthFinding({ name: 'Ash House', received: yearMonths, missing: [], notOver: [] }, months)).toBe(
      finding,
    )
  })

  it('shows a quiet month as nought and adds the quarters up', () => {
    const incidents = [...many(2), ...many(1, { happenedAt: '2019-03-31T23:30:00.000+01:00' })]
    const months = tableOf(section(aYear({ incidents })), 'incidents-by-month-ash')
    expect(
      ['April 2018', 'June 2018', 'March 2019', 'Year'].map((row) => cell(months, row, 'All incidents')),
    ).toEqual(['0', '2', '1', '3'])
    const quarters = tableOf(section(aYear({ incidents })), 'incidents-by-quarter')
    expect(cell(quarters, 'January to March 2019', 'Ash House')).toBe('1')
  })
})

describe('reasons, planning and techniques', () => {
  it('counts an incident under each group that it names, once', () => {
    const incidents = [
      anIncidentFact({ reasonPrimary: 'fight', reasonsOther: ['assault-on-staff', 'self-harm'] }),
    ]
    const any = tableOf(section(aYear({ incidents })), 'any-reasons')
    expect([cell(any, 'Harm to others', 'Ash House'), cell(any, 'Self-harm', 'Ash House')]).toEqual([
      '1',
      '1',
    ])
    expect(cell(tableOf(section(aYear({ incidents })), 'main-reasons'), 'Self-harm', 'Ash House')).toBe('0')
  })

  it('says in a sentence where no record names a reason of another group', () => {
    const built = section(
      aYear({ incidents: [anIncidentFact({ reasonPrimary: 'fight', reasonsOther: ['assault-on-staff'] })] }),
    )
    expect(built.blocks.some((block) => block.type === 'table' && block.id === 'any-reasons')).toBe(false)
    expect(textsOf(built).join(' ')).toContain(
      'No record names a reason of another group beside its main one.',
    )
  })

  it('gives the rate of all establishments together with its base', () => {
    const establishments = [anEstablishment(), anEstablishment({ id: 'birch', name: 'Birch House' })]
    const rates = tableOf(section(aYear({ establishments, incidents: many(36) })), 'rates')
    const all = rates.rows.filter(({ cells }) => cells[0]?.text === 'All')
    expect(all.map(({ cells }) => cells.slice(1, 6).map(({ text }) => text))).toEqual([
      ['Restrictive physical interventions', '36', '12', '300.0', '1.0'],
      ['Use of force', '36', '12', '300.0', '1.0'],
      ['All incidents', '36', '12', '300.0', '1.0'],
    ])
  })

  it('counts planned force apart', () => {
    const table = tableOf(
      section(aYear({ incidents: [...many(2), ...many(1, { planned: 'yes' })] })),
      'planning',
    )
    expect(cell(table, 'Planned: authorised in advance', 'Ash House')).toBe('1')
  })

  it('keeps incidents and uses of pain-inducing techniques apart', () => {
    const technique = { name: 'thumb flexion', level: 'pain-inducing' as const, uses: 3 }
    const incidents = [
      anIncidentFact({ techniques: [technique, { ...technique, level: 'low' }] }),
      anIncidentFact(),
    ]
    const table = tableOf(section(aYear({ incidents })), 'pain-inducing')
    expect(table.rows.map(({ cells }) => cells[1]?.value)).toEqual([1, 3])
    expect(
      cell(tableOf(section(aYear({ incidents })), 'technique-uses'), 'All technique uses', 'Ash House'),
    ).toBe('6')
  })

  it.each([
    [0, 'At Ash House no use of a pain-inducing technique was recorded.'],
    [1, 'At Ash House a pain-inducing technique was used in 1 incident, once in all.'],
    [2, 'At Ash House a pain-inducing technique was used in 1 incident, 2 times in all.'],
  ])('says %i uses in words', (uses, sentence) => {
    const techniques = [{ name: 'thumb flexion', level: 'pain-inducing' as const, uses }]
    const { together } = yearOf(aYear({ incidents: [anIncidentFact({ techniques })] }))
    expect(painSentence({ ...together, name: 'Ash House' })).toBe(sentence)
  })
})

describe('the children', () => {
  it.each([
    ['', 'At Ash House no child was recorded as restrained.'],
    ['a', 'At Ash House 1 child was restrained, once in all.'],
    ['aa', 'At Ash House 1 child was restrained, 2 times in all.'],
    ['ab', 'At Ash House 2 children were restrained, 2 times in all, none of them more than once.'],
    [
      'aaabc',
      'At Ash House 3 children were restrained, 5 times in all; 1 of them more than once. 1 of the 3 children accounts for at least half of the times, and the child restrained most often was restrained 3 times.',
    ],
    [
      'aabbcd',
      'At Ash House 4 children were restrained, 6 times in all; 2 of them more than once. 2 of the 4 children account for at least half of the times, and the child restrained most often was restrained 2 times.',
    ],
  ])('says in words how restraint fell on %j', (ids, sentence) => {
    const incidents = [anIncidentFact({ children: Array.from(ids, (childId) => aChildFact({ childId })) })]
    const { together } = yearOf(aYear({ incidents }))
    expect(concentrationSentence({ ...together, name: 'Ash House' })).toBe(sentence)
  })

  it('counts an incident with two children once, and the children twice', () => {
    const incidents = [anIncidentFact({ children: [aChildFact(), aChildFact({ childId: 'child-2' })] })]
    const table = tableOf(section(aYear({ incidents })), 'children-restrained')
    expect(table.rows.map(({ cells }) => cells[1]?.value)).toEqual([1, 2, 2, 0, 1])
  })
})

describe('the published series', () => {
  const rpi = (year: number, value: number, some: Parameters<typeof aPublishedFigure>[0] = {}) =>
    aPublishedFigure({
      periodStart: `${year}-01-01`,
      periodEnd: `${year}-12-31`,
      value,
      qualifier: 'exact',
      ...some,
    })
  const charts = (facts: ReviewFacts) =>
    section(facts).blocks.flatMap((block) =>
      block.type === 'chart' && block.id.startsWith('published') ? [block] : [],
    )

  it('says so where none is held', () => {
    expect(section(aYear()).blocks).toContainEqual({
      type: 'paragraph',
      text: 'No published figures on restraint are held in this system.',
    })
  })

  it('draws years as lines, our own establishment first and without the total', () => {
    const publishedFigures = [2010, 2011].flatMap((year) => [
      rpi(year, 1350, { establishment: 'All STCs' }),
      rpi(year, 553, { establishment: 'Hassockfield STC' }),
      rpi(year, year === 2010 ? 256 : 284),
    ])
    const [chart] = charts(aYear({ publishedFigures }))
    expect(chart?.title).toBe('Medway STC: up 10.9%, from 256 to 284 (2010; 2011)')
    expect(chart?.chart.series.map(({ name }) => name)).toEqual(['Medway STC', 'Hassockfield STC'])
  })

  it('compares what the new restraint system did not define anew', () => {
    const [chart] = charts(aYear({ publishedFigures: [rpi(2010, 256), rpi(2014, 166)] }))
    expect(chart?.title).toBe('Medway STC: down 35.2%, from 256 to 166 (2010; 2014)')
  })

  it('claims no change over a break of definition, and marks it', () => {
    const measure = 'use of force'
    const [chart] = charts(
      aYear({
        publishedFigures: [
          rpi(2012, 202, { measure }),
          rpi(2014, 166, { measure, qualifier: 'provisional' }),
        ],
      }),
    )
    expect(chart?.title).toBe('Medway STC: 202 in 2012 and 166 in 2014; what is counted changed in between')
    expect(chart?.chart).toMatchObject({ breaks: [{ before: 1, label: '2013-15: new restraint system' }] })
    expect(chart?.notes).toEqual(['2014: provisional.'])
  })

  it('draws periods of six months as columns and a single figure in the table only', () => {
    const force = { measure: 'use of force', establishment: 'Cookham Wood', qualifier: '' }
    const publishedFigures = [
      aPublishedFigure({ ...force, periodStart: '2018-06-01', periodEnd: '2018-11-30', value: 578 }),
      aPublishedFigure({ ...force, periodStart: '2019-03-09', periodEnd: '2019-09-09', value: 832 }),
      aPublishedFigure({ ...force, periodStart: '2019-09-01', periodEnd: '2019-09-30', value: 115 }),
    ]
    const [chart, ...others] = charts(aYear({ publishedFigures }))
    expect(others).toEqual([])
    expect(chart?.chart).toMatchObject({ kind: 'columns', series: [{ values: [578, 832] }] })
    expect(chart?.title).toBe(
      'Cookham Wood: up 43.9%, from 578 to 832 (June 2018 to November 2018; 9 March 2019 to 9 September 2019)',
    )
    const table = tableOf(section(aYear({ publishedFigures })), 'published-use-of-force-incidents')
    expect(table.rows.map(({ cells }) => [cells[1]?.text, cells[2]?.text, cells[4]?.text])).toEqual([
      ['June 2018 to November 2018', '578', 'No more than 18 months old'],
      ['9 March 2019 to 9 September 2019', '832', 'Ends after the year'],
      ['September 2019', '115', 'After the year'],
    ])
  })

  it('compares with the earliest figure since what is counted last changed there', () => {
    const force = (periodStart: string, periodEnd: string, value: number, establishment = 'Cookham Wood') =>
      aPublishedFigure({
        measure: 'use of force',
        establishment,
        qualifier: '',
        periodStart,
        periodEnd,
        value,
      })
    const title = (...publishedFigures: ReturnType<typeof force>[]) =>
      charts(aYear({ publishedFigures }))[0]?.title
    const [before, later, last] = [
      force('2013-12-01', '2014-05-31', 282),
      force('2018-06-01', '2018-11-30', 578),
      force('2019-03-09', '2019-09-09', 832),
    ] as const
    expect(title(before, later, last)).toBe(
      'Cookham Wood: up 43.9%, from 578 to 832 (June 2018 to November 2018; 9 March 2019 to 9 September 2019); what is counted changed before that',
    )
    expect(title(before, last)).toMatch(/what is counted changed in between$/)
    // The new system came to Cookham Wood in July 2015, elsewhere from March 2013.
    const soon = force('2014-11-01', '2015-04-30', 400)
    expect(title(before, soon)).toMatch(/^Cookham Wood: up 41.8%, from 282 to 400/)
    const elsewhere = [
      force('2012-06-01', '2012-11-30', 282, 'Medway STC'),
      force('2014-11-01', '2015-04-30', 400, 'Medway STC'),
    ] as const
    expect(title(...elsewhere)).toMatch(/what is counted changed in between$/)
  })

  it.each([
    ['self-harm', 1],
    ['assaults on staff', 1],
    ['use of force', 0],
    ['restrictive physical interventions', 0],
    ['injuries needing hospital treatment', 0],
  ])('keeps the change of April 2019 to what it changed: %s', (measure, count) => {
    const [earlier, later] = [2018, 2019].map((year) => rpi(year, 1, { measure }))
    expect(earlier && later && breaksBetween(earlier, later)).toHaveLength(count)
  })

  it('says of a figure that it is over 18 months old at the year’s end', () => {
    const publishedFigures = [
      rpi(2017, 1, { periodEnd: '2017-09-30' }),
      rpi(2016, 2, { periodEnd: '2017-09-29' }),
    ]
    const table = tableOf(
      section(aYear({ publishedFigures })),
      'published-restrictive-physical-interventions-incidents',
    )
    expect(table.rows.map(({ cells }) => cells[4]?.text)).toEqual([
      'More than 18 months old',
      'No more than 18 months old',
    ])
    expect(table.notes).toContain('Reliability of the source: official text.')
  })

  it('says once under the table what is true of every figure in it', () => {
    const built = section(aYear({ publishedFigures: [rpi(2010, 256), rpi(2011, 284)] }))
    const table = tableOf(built, 'published-restrictive-physical-interventions-incidents')
    expect(table.columns.map(({ header }) => header)).not.toContain('Age at the year’s end')
    expect(table.notes).toContain('Age at the year’s end: more than 18 months old.')
  })
})
