import { describe, expect, it } from 'vitest'
import type { ReviewFacts } from '../../../../reports/annual-review/facts.ts'
import { summarySection } from '../../../../reports/annual-review/sections/summary.ts'
import { yearOf } from '../../../../reports/annual-review/year.ts'
import type { Section } from '../../../../reports/report.ts'
import {
  aChildFact,
  aLadoContactFact,
  anAttribute,
  anEstablishment,
  anIncidentFact,
  aPopulation,
  aYear,
  yearMonths,
} from '../../../support/facts.ts'
import { figure, figureItem, textsOf } from '../reading.ts'

const section = (facts: ReviewFacts): Section => summarySection(yearOf(facts))
/** One child each, so many children in turn. */
const incidents = (count: number, year = 2018, children = 1): ReturnType<typeof anIncidentFact>[] =>
  Array.from({ length: count }, (_, index) =>
    anIncidentFact({
      children: [aChildFact({ childId: `child-${(index % children) + 1}` })],
      happenedAt: `${year}-06-04T14:35:00.000+01:00`,
      writtenAt: `${year}-06-04T18:00:00.000+01:00`,
    }),
  )
const lastPopulation = Array.from({ length: 12 }, (_, index) =>
  aPopulation(index < 9 ? `2017-${String(index + 4).padStart(2, '0')}` : `2018-0${index - 8}`),
)
const before = (count: number, children = 1): NonNullable<ReviewFacts['lastYear']> => ({
  establishments: [anEstablishment({ population: lastPopulation })],
  incidents: incidents(count, 2017, children),
  ladoContacts: [],
})
/** So many held at every month's end. */
const holding = (allHeld: number): Pick<ReviewFacts, 'establishments'> => ({
  establishments: [
    anEstablishment({ population: yearMonths.map((month) => aPopulation(month, { allHeld })) }),
  ],
})
const holdingLast = (allHeld: number): Pick<ReviewFacts, 'establishments'> => ({
  establishments: [
    anEstablishment({ population: lastPopulation.map(({ month }) => aPopulation(month, { allHeld })) }),
  ],
})
const unknown = { establishments: [anEstablishment({ population: [] })] }
const closedHalfWay = anEstablishment({
  attributes: [anAttribute(), anAttribute({ from: '2018-10-01', state: 'closed' })],
  population: [],
})
const rate = 'Incidents of use of force per 100 children per month'

describe('the ten numbers', () => {
  it('are ten, and noughts in a year of nil returns', () => {
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
      'None recorded',
    ])
  })

  it('say once that there is no figure for last year, and give each establishment’s number instead', () => {
    const built = section(aYear({ incidents: incidents(3) }))
    expect(JSON.stringify(built).match(/No figure for last year/g)).toHaveLength(1)
    expect(figureItem(built, 'Incidents').note).toMatch(/ 3$/)
    expect(figureItem(built, 'Children restrained').note).toMatch(/ 1$/)
    expect(figureItem(built, rate).note).toBe('Each establishment’s stands above.')
  })

  it.each([
    [
      'the rate that fell by a quarter, where the count rose and the population doubled',
      { ...holding(300), incidents: incidents(150, 2018, 10), lastYear: before(100, 10) },
      'Last year: 100. Per 100 children per month: down 25.0%, from 5.6 to 4.2. Chance alone is unlikely to explain the difference.',
    ],
    [
      'the rate that doubled, where the count stayed and the population halved',
      { ...holding(75), incidents: incidents(100, 2018, 10), lastYear: before(100, 10) },
      'Last year: 100. Per 100 children per month: up 100.0%, from 5.6 to 11.1. Chance alone is unlikely to explain the difference.',
    ],
    [
      'no change of the rate, where count and population doubled',
      { ...holding(300), incidents: incidents(200, 2018, 10), lastYear: before(100, 10) },
      'Last year: 100. Per 100 children per month: no change, 5.6 both times.',
    ],
    [
      'nought and nought',
      { lastYear: before(0) },
      'Last year: 0. Per 100 children per month: no change, 0.0 both times.',
    ],
    [
      'something after nought',
      { incidents: incidents(90, 2018, 10), lastYear: before(0) },
      'Last year: 0. Per 100 children per month: from 0.0 to 5.0.',
    ],
    [
      '12 after 10',
      { incidents: incidents(12, 2018, 10), lastYear: before(10, 10) },
      'Last year: 10. Per 100 children per month: up, from 0.6 to 0.7. The difference may be chance.',
    ],
    [
      'three after two, which one place would print alike',
      { incidents: incidents(3), lastYear: before(2) },
      'Last year: 2. Per 100 children per month: up, from 0.1 to 0.2.',
    ],
    [
      'one after two among very many',
      { ...holding(15000), incidents: incidents(1), lastYear: before(2) },
      'Last year: 2. Per 100 children per month: down, from 0.111 to 0.001.',
    ],
    [
      'twice as many, of four children',
      { incidents: incidents(180, 2018, 4), lastYear: before(90, 4) },
      'Last year: 90. Per 100 children per month: up 100.0%, from 5.0 to 10.0.',
    ],
    [
      'twice as many, most of them by one child',
      {
        incidents: [...incidents(90, 2018, 10), ...incidents(90, 2018, 1)],
        lastYear: before(90, 10),
      },
      'Last year: 90. Per 100 children per month: up 100.0%, from 5.0 to 10.0. The difference may be chance.',
    ],
    [
      'the number alone, where a population is not known',
      { ...unknown, incidents: incidents(200, 2018, 10), lastYear: before(100, 10) },
      'Against last year, by number as a population is not known: up 100.0%, from 100 to 200. Chance alone is unlikely to explain the difference.',
    ],
    [
      'equal numbers, where a population is not known',
      { ...unknown, incidents: incidents(100, 2018, 10), lastYear: before(100, 10) },
      'Against last year, by number as a population is not known: no change, 100 both times.',
    ],
    [
      'too few for a rate',
      { ...holding(19), incidents: incidents(20, 2018, 10), lastYear: before(10, 10) },
      'Last year: 10. Too few children were held for the rates to be compared.',
    ],
    [
      'a year that is not over',
      { ...unknown, dataTo: '2018-10-01', incidents: incidents(20), lastYear: before(100, 10) },
      'Last year, all 12 months: 100. This year is not over, so the two are not compared.',
    ],
    [
      'half a year open',
      { establishments: [closedHalfWay], incidents: incidents(50, 2018, 10), lastYear: before(100, 10) },
      'Last year: 100. The two cover different numbers of months and a population is not known, so they are not compared.',
    ],
  ])('set the incidents against last year’s: %s', (_, some, note) => {
    expect(figureItem(section(aYear(some)), 'Incidents').note).toBe(note)
  })

  it('speak of chance in the children of the measure, not in those of all incidents', () => {
    const signed = (year: number, times: number): ReturnType<typeof anIncidentFact>[] =>
      incidents(times, year, 4).map((incident) => ({ ...incident, warningSigns: ['breathing' as const] }))
    const lastYear = before(100, 10)
    const facts = aYear({
      incidents: [...incidents(100, 2018, 10), ...signed(2018, 80)],
      lastYear: { ...lastYear, incidents: [...lastYear.incidents, ...signed(2017, 20)] },
    })
    expect(figureItem(section(facts), 'Incidents with a warning sign').note).toBe(
      'Last year: 20. Per 100 children per month: up 300.0%, from 1.1 to 4.4.',
    )
    expect(figureItem(section(facts), 'Incidents').note).toMatch(/chance/i)
  })

  it('say nothing about chance of referrals, whose children are not recorded', () => {
    const lastYear = { ...before(100, 10), ladoContacts: [aLadoContactFact({ receivedOn: '2017-06-06' })] }
    const ladoContacts = Array.from({ length: 20 }, () => aLadoContactFact())
    expect(
      figureItem(
        section(aYear({ ladoContacts, lastYear })),
        'Referrals and historical allegations to the LADO',
      ).note,
    ).toBe('Last year: 1. Per 100 children per month: up, from 0.1 to 1.1.')
  })

  it('say of the rate itself what is said of the count', () => {
    const facts = aYear({ incidents: incidents(180, 2018, 10), lastYear: before(90, 10) })
    expect(figure(section(facts), rate)).toBe('10.0')
    expect(figureItem(section(facts), rate).note).toBe(
      'Against last year: up 100.0%, from 5.0 to 10.0. Chance alone is unlikely to explain the difference.',
    )
    const small = { ...before(90, 10), ...holdingLast(10) }
    expect(figureItem(section({ ...facts, lastYear: small }), rate).note).toBe(
      'Too few children were held for the rates to be compared.',
    )
  })

  it('count a child once, however often restrained', () => {
    const facts = aYear({ incidents: incidents(3), lastYear: before(1) })
    expect(figure(section(facts), 'Children restrained')).toBe('1')
    expect(figure(section(facts), 'Each time a child was restrained')).toBe('3')
    expect(figureItem(section(facts), 'Children restrained').note).toBe('Last year: 1.')
  })

  it('count the injuries that needed treatment', () => {
    const children = (['none', 'minor', 'minor-treated', 'serious'] as const).map((injury) =>
      aChildFact({ injury }),
    )
    const facts = aYear({ incidents: [anIncidentFact({ children })] })
    expect(figure(section(facts), 'Times a child’s injury needed treatment')).toBe('2')
  })

  it('compare shares only where both years have records', () => {
    const late = incidents(40, 2018, 10).map((incident) => ({
      ...incident,
      writtenAt: '2018-07-04T18:00:00.000+01:00',
    }))
    const note = (facts: ReviewFacts): string => figureItem(section(facts), 'Records written in time').note
    expect(note(aYear({ incidents: late, lastYear: before(40, 10) }))).toBe(
      '0% of all due (0 of 40), 0% of those whose record says when or that it was not done (0 of 40). Last year: 100% of all due (40 of 40), 100% of those whose record says when or that it was not done (40 of 40). Chance alone is unlikely to explain the difference.',
    )
    expect(note(aYear({ incidents: late.slice(0, 40), lastYear: before(40, 4) }))).toBe(
      '0% of all due (0 of 40), 0% of those whose record says when or that it was not done (0 of 40). Last year: 100% of all due (40 of 40), 100% of those whose record says when or that it was not done (40 of 40).',
    )
    expect(note(aYear({ incidents: incidents(4), lastYear: before(4) }))).toBe(
      '100% of all due (4 of 4), 100% of those whose record says when or that it was not done (4 of 4). Last year: 100% of all due (4 of 4), 100% of those whose record says when or that it was not done (4 of 4): no change among the latter.',
    )
    expect(note(aYear({ lastYear: before(4) }))).toBe('None due. No share to compare with last year’s.')
    const untimed = incidents(4).map((incident) => ({ ...incident, writtenAt: null }))
    expect(note(aYear({ incidents: untimed }))).toBe('No record of the 4 due says when.')
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
      note: 'Not available: a month-end count is missing, so no rate is worked out.',
    })
    expect(figureItem(section(uncounted), 'Incidents').note).toMatch(/by number.* from 1 to 0\.$/)
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

  it('leave an establishment that closed out of the months after', () => {
    const closed = anEstablishment({
      attributes: [anAttribute(), anAttribute({ from: '2018-10-03', state: 'closed' })],
      population: yearMonths.slice(0, 6).map((month) => aPopulation(month)),
    })
    const open = anEstablishment({ id: 'birch', name: 'Birch House' })
    // (6 × 300 + 6 × 150) ÷ 12 = 225 held on average over twelve months.
    expect(figure(section(aYear({ establishments: [closed, open], incidents: incidents(270) })), rate)).toBe(
      '10.0',
    )
    // 540 ÷ (6 + 2/31) ÷ 150 × 100, where no other was open.
    expect(figure(section(aYear({ establishments: [closed], incidents: incidents(540) })), rate)).toBe('59.4')
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
