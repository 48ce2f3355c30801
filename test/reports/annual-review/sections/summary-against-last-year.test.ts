import { describe, expect, it } from 'vitest'
import type { IncidentFact, ReviewFacts } from '../../../../reports/annual-review/facts.ts'
import { restraintSection } from '../../../../reports/annual-review/sections/restraint.ts'
import { summarySection } from '../../../../reports/annual-review/sections/summary.ts'
import { yearOf } from '../../../../reports/annual-review/year.ts'
import { reviewYear } from '../../../../reports/period.ts'
import {
  aChildFact,
  anAttribute,
  anEstablishment,
  anIncidentFact,
  aPopulation,
  aYear,
  yearMonths,
} from '../../../support/facts.ts'
import { textsOf } from '../reading.ts'

const lastMonths = reviewYear(2017).months
const lastYearOf = (some: Partial<Parameters<typeof anEstablishment>[0]> = {}) =>
  anEstablishment({
    population: lastMonths.map((month) => aPopulation(month)),
    ...some,
  })

/** So many uses of force in each of these months, of ten children in turn. */
const inMonths = (months: readonly string[], counts: readonly number[]): IncidentFact[] =>
  months.flatMap((month, place) =>
    Array.from({ length: counts[place] ?? 0 }, (_, index) =>
      anIncidentFact({
        children: [aChildFact({ childId: `child-${index % 10}` })],
        happenedAt: `${month}-14T14:35:00.000+01:00`,
      }),
    ),
  )

const twelve = (count: number): number[] => Array.from({ length: 12 }, () => count)
const years = (now: readonly number[], last: readonly number[]): ReviewFacts =>
  aYear({
    incidents: inMonths(yearMonths, now),
    lastYear: { establishments: [lastYearOf()], incidents: inMonths(lastMonths, last), ladoContacts: [] },
  })

const lineOf = (facts: ReviewFacts): string =>
  textsOf(summarySection(yearOf(facts))).find((text) => /^Ash House: .* of use of force;/.test(text)) ?? ''

describe('the summary’s use of force of each establishment', () => {
  it('stands with its change against last year, in the words of the chapter on restraint', () => {
    const facts = years(twelve(12), twelve(10))
    const against = 'Last year: 120. Per 100 children per month: up 20.0%, from 6.7 to 8.0.'
    expect(lineOf(facts)).toContain(
      `Ash House: 144 incidents of use of force; a rate of 8.0 per 100 children per month. ${against}`,
    )
    const chapter = textsOf(restraintSection(yearOf(facts))).find((text) => text.includes(against)) ?? ''
    expect(lineOf(facts)).toContain(chapter.replace('Ash House: ', ''))
  })

  it('has no change where an establishment is not in last year’s figures', () => {
    const birch = anEstablishment({ id: 'birch', name: 'Birch House' })
    const facts = { ...years(twelve(12), twelve(10)), establishments: [anEstablishment(), birch] }
    const texts = textsOf(summarySection(yearOf(facts)))
    expect(texts).toContain(
      'Birch House: 0 incidents of use of force; a rate of 0.0 per 100 children per month.',
    )
  })

  it.each([
    ['10 of 12 months were above last year’s highest month (10)', [...twelve(11).slice(2), 1, 1], twelve(10)],
    [
      '7 of 12 months were below last year’s lowest month (9)',
      [1, 2, 3, 4, 5, 6, 7, 9, 9, 9, 9, 20],
      twelve(9),
    ],
  ])('says that %s', (words, now, last) => {
    expect(lineOf(years(now, last))).toMatch(
      new RegExp(`\\. In number, ${words.replace(/[()]/g, '\\$&')}\\.$`),
    )
  })

  it('says nothing of the months where half of them lie above, and none where all lie within', () => {
    expect(lineOf(years([...twelve(11).slice(6), ...twelve(10).slice(6)], twelve(10)))).not.toMatch(
      /In number/,
    )
    expect(lineOf(years(twelve(10), [9, ...twelve(11).slice(1)]))).not.toMatch(/In number/)
  })

  it('counts only whole months of this year', () => {
    const facts = years([12, 12, 12, 12, 12, 12, 1], twelve(10))
    const closed = anEstablishment({
      attributes: [anAttribute(), anAttribute({ from: '2018-10-03', state: 'closed' })],
      population: yearMonths.slice(0, 6).map((month) => aPopulation(month)),
    })
    expect(lineOf({ ...facts, establishments: [closed] })).toMatch(
      /In number, 6 of 6 whole months were above last year’s highest month \(10\)\.$/,
    )
  })

  it('says nothing of the months where last year was not twelve, or a return is missing', () => {
    const facts = years(twelve(12), twelve(10))
    const opened = [anAttribute({ from: '2017-04-02' })]
    const [last] = [facts.lastYear?.incidents ?? []]
    const lastYear = {
      establishments: [lastYearOf({ attributes: opened })],
      incidents: last,
      ladoContacts: [],
    }
    expect(lineOf({ ...facts, lastYear })).not.toMatch(/In number/)
    const unsigned = anEstablishment({ returns: anEstablishment().returns.slice(13) })
    expect(lineOf({ ...facts, establishments: [unsigned] })).not.toMatch(/In number/)
  })

  it('says once what “may be chance” means, only where it is said', () => {
    const means = /‘The difference may be chance’ means .* It does not say that nothing changed\./g
    const chance = textsOf(summarySection(yearOf(years(twelve(11), [12, ...twelve(10).slice(1)]))))
    expect(chance.join('\n')).toMatch(/to 7\.3\. The difference may be chance\./)
    expect(chance.join('\n').match(means)).toHaveLength(1)
    const clear = textsOf(summarySection(yearOf(years(twelve(20), twelve(2)))))
    expect(clear.join('\n')).not.toMatch(/may be chance/)
  })
})
