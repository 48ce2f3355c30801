import { describe, expect, it } from 'vitest'
import type { ReviewFacts } from '../../../../reports/annual-review/facts.ts'
import { summarySection } from '../../../../reports/annual-review/sections/summary.ts'
import { yearOf } from '../../../../reports/annual-review/year.ts'
import type { Section } from '../../../../reports/report.ts'
import { aChildFact, anEstablishment, anIncidentFact, aPopulation, aYear } from '../../../support/facts.ts'
import { figure, figureItem, textsOf } from '../reading.ts'

const section = (facts: ReviewFacts): Section => summarySection(yearOf(facts))
const incidents = (count: number, year = 2018): ReturnType<typeof anIncidentFact>[] =>
  Array.from({ length: count }, () =>
    anIncidentFact({
      happenedAt: `${year}-06-04T14:35:00.000+01:00`,
      writtenAt: `${year}-06-04T18:00:00.000+01:00`,
    }),
  )
const lastPopulation = Array.from({ length: 12 }, (_, index) =>
  aPopulation(index < 9 ? `2017-${String(index + 4).padStart(2, '0')}` : `2018-0${index - 8}`),
)
const before = (count: number): NonNullable<ReviewFacts['lastYear']> => ({
  establishments: [anEstablishment({ population: lastPopulation })],
  incidents: incidents(count, 2017),
  ladoContacts: [],
})
const rate = 'Incidents of use of force per 100 children per month'

describe('the ten numbers', () => {
  it('are ten, and noughts in an empty year', () => {
    const items = section(aYear()).blocks.flatMap((block) => (block.type === 'figures' ? block.items : []))
    expect(items.map(({ figure: shown }) => shown)).toEqual([
      '0',
      '0.0',
      '0',
      '0',
      '0',
      '0',
      '0',
      '–',
      '–',
      '0',
    ])
  })

  it('say once that there is no figure for last year, and give each establishment’s number instead', () => {
    const built = section(aYear({ incidents: incidents(3) }))
    expect(JSON.stringify(built).match(/No figure for last year/g)).toHaveLength(1)
    expect(figureItem(built, 'Incidents').note).toMatch(/ 3$/)
    expect(figureItem(built, 'Children restrained').note).toMatch(/ 1$/)
    expect(figureItem(built, rate).note).toBe('Each establishment’s stands below.')
  })

  it('print the base of a change and do not take 12 instead of 10 for more than chance', () => {
    const facts = aYear({ incidents: incidents(12), lastYear: before(10) })
    expect(figureItem(section(facts), 'Incidents').note).toBe(
      'Against last year: up 20.0%, from 10 to 12. The difference may be chance.',
    )
  })

  it('say that chance hardly explains 200 instead of 100', () => {
    const facts = aYear({ incidents: incidents(180), lastYear: before(90) })
    expect(figure(section(facts), rate)).toBe('10.0')
    expect(figureItem(section(facts), rate).note).toBe(
      'Against last year: up 100.0%, from 5.0 to 10.0. Chance alone is unlikely to explain the difference.',
    )
  })

  it('count a child once, however often restrained', () => {
    const facts = aYear({ incidents: incidents(3), lastYear: before(1) })
    expect(figure(section(facts), 'Children restrained')).toBe('1')
    expect(figure(section(facts), 'Each time a child was restrained')).toBe('3')
    expect(figureItem(section(facts), 'Children restrained').note).toBe(
      'Against last year: no change, 1 both times. Whether that may be chance cannot be told.',
    )
  })

  it('count the injuries that needed treatment', () => {
    const children = (['none', 'minor', 'minor-treated', 'serious'] as const).map((injury) =>
      aChildFact({ injury }),
    )
    const facts = aYear({ incidents: [anIncidentFact({ children })] })
    expect(figure(section(facts), 'Times a child’s injury needed treatment')).toBe('2')
  })

  it('compare shares only where both years have records', () => {
    const late = incidents(40).map((incident) => ({
      ...incident,
      writtenAt: '2018-07-04T18:00:00.000+01:00',
    }))
    const note = (facts: ReviewFacts): string => figureItem(section(facts), 'Records written in time').note
    expect(note(aYear({ incidents: late, lastYear: before(40) }))).toBe(
      '0% (0 of 40). Last year: 100%. Chance alone is unlikely to explain the difference.',
    )
    expect(note(aYear({ incidents: incidents(4), lastYear: before(4) }))).toBe(
      '100% (4 of 4). Last year: 100%. The difference may be chance.',
    )
    expect(note(aYear({ lastYear: before(4) }))).toBe('None recorded. No share to compare with last year’s.')
  })

  it('give no rate for too few children, and compare none that is missing', () => {
    const few = anEstablishment({
      population: lastPopulation.map(({ month }, index) =>
        aPopulation(yearMonth(month, index), { allHeld: 19 }),
      ),
    })
    expect(figureItem(section(aYear({ establishments: [few] })), rate)).toMatchObject({
      figure: '–',
      note: 'Too few children were held for a rate.',
    })
    const uncounted = aYear({ establishments: [anEstablishment({ population: [] })], lastYear: before(1) })
    expect(figureItem(section(uncounted), rate)).toMatchObject({
      figure: 'x',
      note: 'No rate to compare with last year’s.',
    })
    expect(figureItem(section(uncounted), 'Incidents').note).toContain('cannot be told')
  })

  it.each([
    [150, 'Ash House: 18 incidents of use of force; a rate of 1.0 per 100 children per month.'],
    [50, 'Ash House: 18 incidents of use of force; an indicative rate of 3.0 per 100 children per month.'],
    [10, 'Ash House: 18 incidents of use of force; counts only.'],
    [0, 'Ash House: 18 incidents of use of force; no rate.'],
  ])('name each establishment with %i held', (allHeld, line) => {
    const population = lastPopulation.map(({ month }, index) =>
      aPopulation(yearMonth(month, index), { allHeld }),
    )
    const facts = aYear({ establishments: [anEstablishment({ population })], incidents: incidents(18) })
    expect(textsOf(section(facts))).toContain(line)
  })

  it('add the populations of all establishments up, month by month', () => {
    const establishments = [anEstablishment(), anEstablishment({ id: 'birch', name: 'Birch House' })]
    const facts = aYear({ establishments, incidents: incidents(36) })
    expect(figure(section(facts), rate)).toBe('1.0')
    const gap = [anEstablishment(), anEstablishment({ id: 'birch', name: 'Birch House', population: [] })]
    expect(figure(section(aYear({ establishments: gap })), rate)).toBe('x')
  })
})

/** The same month a year later. */
const yearMonth = (month: string, index: number): string =>
  index < 9 ? month.replace('2017', '2018') : month.replace('2018', '2019')
