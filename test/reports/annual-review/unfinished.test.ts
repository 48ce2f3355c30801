import { describe, expect, it } from 'vitest'
import { buildAnnualReview } from '../../../reports/annual-review/build.ts'
import type { ReviewFacts } from '../../../reports/annual-review/facts.ts'
import { unfinishedWords, wordsTo } from '../../../reports/annual-review/unfinished.ts'
import { reviewYear } from '../../../reports/period.ts'
import {
  aChildFact,
  anAttribute,
  anEstablishment,
  anIncidentFact,
  aPopulation,
  aYear,
  yearMonths,
} from '../../support/facts.ts'
import { blocksOf, figureItem, tableOf, textsOf } from './reading.ts'

const year = reviewYear(2018)
const lastPopulation = reviewYear(2017).months.map((month) => aPopulation(month))
const incidents = (count: number, day: string): ReviewFacts['incidents'] =>
  Array.from({ length: count }, (_, index) =>
    anIncidentFact({
      children: [aChildFact({ childId: `child-${index % 10}` })],
      happenedAt: `${day}T14:35:00.000+01:00`,
    }),
  )

const facts = (some: Partial<ReviewFacts> = {}): ReviewFacts =>
  aYear({
    dataTo: '2018-11-15',
    establishments: [
      anEstablishment({ population: yearMonths.slice(0, 7).map((month) => aPopulation(month)) }),
    ],
    incidents: incidents(70, '2018-06-04'),
    lastYear: {
      establishments: [anEstablishment({ population: lastPopulation })],
      incidents: incidents(120, '2017-06-04'),
      ladoContacts: [],
    },
    ...some,
  })

const partners = (some: Partial<ReviewFacts> = {}) => buildAnnualReview(facts(some), 'partners')
const summaryOf = (some: Partial<ReviewFacts> = {}) =>
  partners(some).sections.find(({ id }) => id === 'summary') ?? { blocks: [], id: '', number: '', title: '', startsPage: false } // prettier-ignore

describe('the draft of a year that is not over', () => {
  it.each([
    ['2018-11-15', 'The data run to 15 November 2018 and cover 7 of its 12 months, April to October 2018, and November 2018 in part.'],
    ['2018-11-30', 'The data run to 30 November 2018 and cover 8 of its 12 months, April to November 2018.'],
    ['2018-04-12', 'The data run to 12 April 2018 and cover none of its 12 months whole, and April 2018 in part.'],
  ])('says on %s which months its data cover', (dataTo, words) => {
    expect(unfinishedWords(year, dataTo)).toBe(`This year is not over. ${words}`)
  }) // prettier-ignore

  it('says so of a year to come, and nothing of one that is over', () => {
    expect(unfinishedWords(year, '2018-03-31')).toBe('This year has not begun.')
    expect(wordsTo(year, '2018-03-31')).toBe('April 2018 to March 2019')
    expect(unfinishedWords(year, '2019-03-31')).toBeUndefined()
    expect(JSON.stringify(partners({ dataTo: '2019-04-01' }))).not.toMatch(/not over/)
  })

  it('begins its summary with it', () => {
    expect(textsOf(summaryOf().blocks[0]).at(-1)).toMatch(/^This year is not over\. /)
    expect(partners().cover).toContainEqual({
      label: 'Standing',
      text: 'Draft, not yet signed. The year is not over',
    })
  })

  it('names in every edition the time that its numbers are of, and the year in its title', () => {
    expect(textsOf(summaryOf())).toContainEqual(
      expect.stringContaining(
        'The records for April 2018 to 15 November 2018 hold 70 incidents at Ash House.',
      ),
    )
    for (const edition of ['partners', 'public', 'young-people', 'committee'] as const) {
      const report = buildAnnualReview(facts(), edition)
      expect(report.period).toBe('April 2018 to March 2019')
      const captions = blocksOf(report).flatMap((block) => (block.type === 'table' ? [block.caption] : []))
      expect(captions.filter((caption) => caption.includes('April 2018 to March 2019'))).toEqual([])
    }
  })

  it('says beside the public total that it is of a part of the year', () => {
    const [, summary] = buildAnnualReview(facts(), 'public').sections
    expect(tableOf(summary ?? summaryOf(), 'yearly-totals').notes).toContain(
      'The year is not over: these are the numbers of a part of it.',
    )
    expect(textsOf(buildAnnualReview(facts(), 'young-people'))).toContain(
      'How many times staff used force in the year so far',
    )
  })

  it('sets no number of last year beside its own without saying that it is of a whole year', () => {
    expect(textsOf(summaryOf()).filter((text) => /Last year: \d/.test(text))).toEqual([])
    expect(figureItem(summaryOf(), 'Incidents').note).toBe(
      'Last year, all 12 months: 120. Per 100 children per month, so far this year, on the months with a month-end count: no change, 6.7 both times.',
    )
    expect(figureItem(summaryOf(), 'Children restrained').note).toBe('Last year, all 12 months: 10.')
    expect(figureItem(summaryOf(), 'Records written in time').note).toContain('Last year, all 12 months: 0%')
  })

  it('says of how many months last year was, where the establishment opened in it', () => {
    const opened = anEstablishment({
      attributes: [anAttribute({ from: '2017-10-01' })],
      population: lastPopulation.slice(6),
    })
    const lastYear = { establishments: [opened], incidents: incidents(60, '2017-11-04'), ladoContacts: [] }
    expect(figureItem(summaryOf({ lastYear }), 'Children restrained').note).toBe(
      'Last year, in 6 months: 10.',
    )
  })

  it('gives as the first reason for no change that the year is not over', () => {
    const establishments = [anEstablishment({ returns: [] })]
    expect(figureItem(summaryOf({ establishments }), 'Incidents').note).toBe(
      'Last year, all 12 months: 120. This year is not over, and records are missing for 6 months of this year, so the two are not compared. Ash House: 1 month for which records were received.',
    )
  })

  it('says why there is no rate', () => {
    const establishments = [anEstablishment({ population: [] })]
    expect(textsOf(summaryOf({ establishments }))).toContainEqual(
      expect.stringContaining('70 incidents of use of force; no rate, as a month-end count is missing.'),
    )
  })
})
