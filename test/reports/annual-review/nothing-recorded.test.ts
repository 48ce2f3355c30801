import { describe, expect, it } from 'vitest'
import { buildAnnualReview } from '../../../reports/annual-review/build.ts'
import type { ReviewFacts } from '../../../reports/annual-review/facts.ts'
import { monthsAmong } from '../../../reports/annual-review/gaps.ts'
import type { ChartBlock, Section } from '../../../reports/report.ts'
import {
  aMeetingFact,
  anAttribute,
  anEstablishment,
  anIncidentFact,
  aPublishedFigure,
  aVisitFact,
  aYear,
  yearMonths,
} from '../../support/facts.ts'
import { cell, tableOf, textsOf } from './reading.ts'

const sectionOf = (facts: ReviewFacts, id: string): Section => {
  const section = buildAnnualReview(facts, 'partners').sections.find((each) => each.id === id)
  if (section === undefined) throw new Error(`there is no chapter '${id}'`)
  return section
}
const wordsOf = (facts: ReviewFacts, id: string): string => textsOf(sectionOf(facts, id)).join('\n')
const chartsOf = (facts: ReviewFacts, id: string): ChartBlock[] =>
  sectionOf(facts, id).blocks.filter((block) => block.type === 'chart')

describe('where nothing was recorded', () => {
  const silent = aYear({ establishments: [anEstablishment({ returns: [], population: [] })] })

  it('nothing is said about what records leave open', () => {
    expect(wordsOf(silent, 'injuries')).toContain('No incident was recorded.')
    expect(wordsOf(silent, 'injuries')).not.toContain('No record leaves open')
  })

  it('the LADO’s chapter has no table of noughts and no sentence on open referrals', () => {
    const chapter = sectionOf(silent, 'safeguarding')
    expect(chapter.blocks.filter(({ type }) => type === 'table')).toEqual([])
    expect(textsOf(chapter).join('\n')).toContain('Nobody has confirmed that there was none.')
    expect(textsOf(chapter)).toContain(
      'Ash House: no referral or historical allegation to the LADO was recorded.',
    )
  })

  it('the days used are not nought, and none are said to be left', () => {
    expect(wordsOf(silent, 'scrutiny')).toContain(
      'No visit, contact or meeting was recorded, so how many of the year’s 6 days were used is not known.',
    )
    expect(wordsOf(silent, 'scrutiny')).not.toContain('left')
    expect(wordsOf({ ...silent, visits: [aVisitFact()] }, 'scrutiny')).toContain('The scrutineer used')
  })
})

describe('the crosses of a chart', () => {
  const notesOf = (facts: ReviewFacts, id: string): string => chartsOf(facts, id)[0]?.notes.join(' ') ?? ''

  it('are explained by what each stands for', () => {
    const late = anEstablishment({
      attributes: [anAttribute({ from: '2018-06-01' })],
      returns: yearMonths.slice(3).map((month) => ({ month, confirmed: 'nil' })),
    })
    const facts = aYear({ establishments: [late] })
    expect(notesOf(facts, 'restraint')).toBe(
      '× marks a month without a number: June 2018, no records were received, which is not nought; April and May 2018, it was not open.',
    )
    expect(chartsOf(facts, 'restraint')[0]?.chart.series[0]?.labels.slice(0, 4)).toEqual(['', '', '', '0'])
    expect(notesOf(facts, 'establishments')).toBe(
      '× marks a month without a count: April and May 2018, not open.',
    )
    const uncounted = aYear({ establishments: [anEstablishment({ population: [] })] })
    expect(notesOf(uncounted, 'establishments')).toBe(
      '× marks a month without a count: every month, no count.',
    )
    expect(notesOf(uncounted, 'restraint')).toBe('')
  })
})

describe('months named in a note', () => {
  it.each([
    [[0, 1], 'April and May 2018'],
    [[0, 1, 2], 'April to June 2018'],
    [[1, 3, 4, 5, 6], 'May 2018 and July to October 2018'],
    [[8, 9, 10, 11], 'December 2018 to March 2019'],
    [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 'every month'],
  ])('%j run together where they follow each other', (places, words) => {
    const months = yearMonths.filter((_month, place) => places.includes(place))
    expect(monthsAmong(months, yearMonths)).toBe(words)
  })
})

describe('the published figures', () => {
  const year = (start: number, value: number, establishment = 'Medway STC') =>
    aPublishedFigure({
      establishment,
      periodStart: `${start}-01-01`,
      periodEnd: `${start}-12-31`,
      value,
    })
  const medway = [year(2015, 256), year(2016, 133), year(2017, 166)]
  const trendOf = (publishedFigures: ReviewFacts['publishedFigures']) => {
    const facts = aYear({ publishedFigures })
    const chart = chartsOf(facts, 'restraint').find(({ id }) => id.startsWith('published'))
    return { chart, table: tableOf(sectionOf(facts, 'restraint'), chart?.tableId ?? '') }
  }

  it('name the latest step beside the ends', () => {
    expect(trendOf(medway).chart?.title).toBe(
      'Medway STC: down 35.2%, from 256 to 166 (2015; 2017); since 2016 up 24.8%, from 133 to 166',
    )
    expect(trendOf(medway.slice(1)).chart?.title).toBe('Medway STC: up 24.8%, from 133 to 166 (2016; 2017)')
  })

  it('say which rows the chart draws', () => {
    expect(trendOf(medway).table.notes.at(-1)).toMatch(/^Drawn in Figure \d+\.$/)
    expect(trendOf([...medway, year(2017, 900, 'All STCs')]).table.notes.at(-1)).toMatch(
      /^Figure \d+ draws Medway STC\. Totals and periods of another length are not drawn\.$/,
    )
  })

  it('explain a cross where one establishment has no number for a period', () => {
    const oakhill = [year(2016, 40, 'Oakhill'), year(2017, 44, 'Oakhill')]
    expect(trendOf([...medway, ...oakhill]).chart?.notes).toContain(
      '× marks a period for which no number was published for that establishment.',
    )
    expect(trendOf(medway).chart?.notes.join(' ')).not.toContain('×')
  })
})

describe('a signed return', () => {
  const completeness = (
    incidents: number | undefined,
    confirmed: 'nil' | 'every-incident' = 'every-incident',
  ) =>
    cell(
      tableOf(
        sectionOf(
          aYear({
            establishments: [
              anEstablishment({
                returns: [{ month: '2018-06', confirmed, ...(incidents === undefined ? {} : { incidents }) }],
              }),
            ],
            incidents: [anIncidentFact(), anIncidentFact()],
          }),
          'method',
        ),
        'completeness',
      ),
      'June 2018',
      'Ash House',
    )

  it.each([
    [76, 'every-incident', '2 incidents, return signed for 76; changed since; population final'],
    [0, 'nil', '2 incidents, nil return signed for 0; changed since; population final'],
    [2, 'every-incident', '2 incidents, return signed; population final'],
    [undefined, 'every-incident', '2 incidents, return signed; population final'],
  ] as const)('for %s (%s) never passes for what is counted now', (incidents, confirmed, words) => {
    expect(completeness(incidents, confirmed)).toBe(words)
  })
})

describe('a meeting', () => {
  it('counts an organisation once that came for two establishments', () => {
    const attendance = (['police', 'police', 'health'] as const).map((organisation) => ({
      organisation: organisation as 'police',
      attendance: 'present' as const,
    }))
    const table = tableOf(
      sectionOf(aYear({ meetings: [aMeetingFact({ attendance })] }), 'scrutiny'),
      'qa-meetings',
    )
    expect(table.rows[0]?.cells[2]?.text).toBe('2')
  })
})
