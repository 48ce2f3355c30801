import { describe, expect, it } from 'vitest'
import type {
  EstablishmentFacts,
  IncidentFact,
  LastYearFacts,
  ReviewFacts,
} from '../../../reports/annual-review/facts.ts'
import { methodAnnexSection } from '../../../reports/annual-review/sections/method-annex.ts'
import { restraintSection } from '../../../reports/annual-review/sections/restraint.ts'
import { summarySection } from '../../../reports/annual-review/sections/summary.ts'
import { yearOf } from '../../../reports/annual-review/year.ts'
import {
  aChildFact,
  aLadoContactFact,
  anAttribute,
  anEstablishment,
  anIncidentFact,
  aPopulation,
  aYear,
  yearMonths,
} from '../../support/facts.ts'
import { figureItem, textsOf } from './reading.ts'

const rate = 'Incidents of use of force per 100 children per month'
const lastMonths = yearMonths.map((month) => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`)
const counts = [...lastMonths, ...yearMonths].map((month) => aPopulation(month))

const ash = (some: Partial<EstablishmentFacts> = {}): EstablishmentFacts =>
  anEstablishment({ population: counts, ...some })
const birch = (some: Partial<EstablishmentFacts> = {}): EstablishmentFacts =>
  ash({ id: 'birch', name: 'Birch House', code: 'BIR', ...some })

/** One child each, ten children in turn. */
const incidents = (count: number, some: Partial<IncidentFact> = {}): IncidentFact[] =>
  Array.from({ length: count }, (_, index) =>
    anIncidentFact({ children: [aChildFact({ childId: `child-${index % 10}` })], ...some }),
  )
const lastJune = { happenedAt: '2017-06-04T14:35:00.000+01:00', writtenAt: '2017-06-04T18:00:00.000+01:00' }

const noteOf = (facts: ReviewFacts, label: string): string =>
  figureItem(summarySection(yearOf(facts)), label).note
const wordsOf = (facts: ReviewFacts): string =>
  textsOf([summarySection(yearOf(facts)), restraintSection(yearOf(facts))]).join('\n')

describe('a year in which other establishments were open than in the last', () => {
  const lastYear: LastYearFacts = {
    establishments: [ash(), birch()],
    incidents: [...incidents(100, lastJune), ...incidents(300, { ...lastJune, establishmentId: 'birch' })],
    ladoContacts: [aLadoContactFact({ receivedOn: '2017-06-06' })],
  }
  const facts = aYear({ establishments: [ash()], incidents: incidents(125), lastYear })

  it('compares no combined number, and names the establishment that is in one year alone', () => {
    const words = wordsOf(facts)
    expect(words).toContain(
      'Not compared with last year: Birch House is in last year’s figures and not in this year’s.',
    )
    expect(words).not.toMatch(/down/)
    expect(noteOf(facts, 'Referrals and historical allegations to the LADO')).toMatch(/^The LADO recorded no/)
  })

  it('compares the one that is in both with itself', () => {
    expect(noteOf(facts, rate)).toBe(
      'Ash House: 6.9. Against last year: up 25.0%, from 5.6 to 6.9. The difference may be chance.',
    )
    expect(noteOf(facts, 'Incidents')).toBe(
      'Ash House: 125. Last year: 100. Per 100 children per month: up 25.0%, from 5.6 to 6.9. The difference may be chance.',
    )
    expect(noteOf(facts, 'Children restrained')).toBe('Ash House: 10. Last year: 10.')
    expect(noteOf(facts, 'Records written in time')).toBe(
      '100% of all due (125 of 125), 100% of those whose record says when or that it was not done (125 of 125). Last year: 100% of all due (100 of 100), 100% of those whose record says when or that it was not done (100 of 100): no change among the latter.',
    )
    expect(textsOf(restraintSection(yearOf(facts)))).toContain(
      'Ash House: Last year: 100. Per 100 children per month: up 25.0%, from 5.6 to 6.9. The difference may be chance.',
    )
  })

  it('says so of one that is new, and gives its own number', () => {
    const grown = aYear({
      establishments: [ash(), birch()],
      incidents: [...incidents(125), ...incidents(9, { establishmentId: 'birch' })],
      lastYear: { ...lastYear, establishments: [ash()], incidents: incidents(100, lastJune) },
    })
    expect(wordsOf(grown)).toContain(
      'Not compared with last year: Birch House is in this year’s figures and not in last year’s.',
    )
    expect(noteOf(grown, 'Incidents')).toBe(
      'Ash House: 125. Last year: 100. Per 100 children per month: up 25.0%, from 5.6 to 6.9. The difference may be chance. Birch House: 9.',
    )
    expect(noteOf(grown, rate)).toMatch(/Birch House: 0\.5\.$/)
  })

  it('goes by who was open, not by who is listed', () => {
    const shut = birch({ attributes: [anAttribute({ state: 'paused' })], population: [], returns: [] })
    expect(wordsOf({ ...facts, establishments: [ash(), shut] })).toContain(
      'Birch House is in last year’s figures and not in this year’s.',
    )
    const neither = { ...lastYear, establishments: [ash(), shut], incidents: incidents(100, lastJune) }
    expect(wordsOf({ ...facts, establishments: [ash(), shut], lastYear: neither })).not.toContain(
      'Not compared with last year',
    )
  })

  it('compares nothing where no establishment is in both', () => {
    const other = { ...facts, establishments: [birch()], incidents: [], lastYear: { ...lastYear, establishments: [ash()] } } // prettier-ignore
    expect(wordsOf(other)).toContain(
      'Not compared with last year: Ash House is in last year’s figures and not in this year’s and Birch House is in this year’s figures and not in last year’s.',
    )
    expect(noteOf(other, 'Incidents')).toBe('Birch House 0')
    expect(noteOf(other, 'Children restrained')).toBe('Birch House 0')
  })

  it('gives no rate of an establishment that held too few', () => {
    const small = birch({ population: counts.map((count) => ({ ...count, allHeld: 10 })) })
    const grown = { ...facts, establishments: [ash(), small], lastYear: { ...lastYear, establishments: [ash()], incidents: [] } } // prettier-ignore
    expect(noteOf(grown, rate)).toContain('Birch House: no rate.')
  })
})

describe('a rate that is compared', () => {
  const closing = birch({
    attributes: [anAttribute(), anAttribute({ from: '2018-10-03', state: 'closed' })],
    population: counts.filter(({ month }) => month < '2018-10'),
  })

  it('leaves out incidents of a month that has no month-end count', () => {
    const steady = [...incidents(90), ...incidents(45, { establishmentId: 'birch' })]
    const october = incidents(200, {
      happenedAt: '2018-10-01T14:35:00.000+01:00',
      establishmentId: 'birch',
    })
    const lastYear = {
      establishments: [ash(), birch()],
      incidents: [...incidents(90, lastJune), ...incidents(90, { ...lastJune, establishmentId: 'birch' })],
      ladoContacts: [],
    }
    const facts = aYear({ establishments: [ash(), closing], incidents: [...steady, ...october], lastYear })
    // 180 ÷ 12 ÷ 300 = 135 ÷ 12 ÷ 225.
    expect(noteOf(facts, rate)).toBe(
      'Against last year, on the months with a month-end count: no change, 5.0 both times.',
    )
    expect(noteOf(facts, 'Incidents')).toBe(
      'Ash House 90; Birch House 245. Last year: 180. Per 100 children per month, on the months with a month-end count: no change, 5.0 both times.',
    )
  })

  it('stands with its formula in Annex C', () => {
    expect(textsOf(methodAnnexSection()).join('\n')).toMatch(
      /Rate compared with last year’s: .*A month without a count, .*, is in neither side of the fraction/,
    )
  })
})

describe('a year in which not every month has a signed return', () => {
  const lastYear = { establishments: [ash()], incidents: incidents(100, lastJune), ladoContacts: [] }
  /** An incident in each month, and no return. */
  const monthly = yearMonths.map((month) =>
    anIncidentFact({
      happenedAt: `${month}-04T14:35:00.000+00:00`,
      writtenAt: `${month}-04T18:00:00.000+00:00`,
    }),
  )

  it('gives no change and says nothing about chance', () => {
    const facts = aYear({ establishments: [ash({ returns: [] })], incidents: monthly, lastYear })
    expect(noteOf(facts, 'Incidents')).toBe(
      'Last year: 100. Signed returns are missing for 12 months of this year, so no change is given.',
    )
    expect(noteOf(facts, 'Records written in time')).toContain('so no change is given')
    expect(wordsOf(facts)).not.toMatch(/down|up \d|[Cc]hance/)
  })

  it('counts the months of either year', () => {
    const signed = (months: readonly string[]) =>
      months.map((month) => ({ month, confirmed: 'every-incident' as const }))
    const before = {
      ...lastYear,
      establishments: [ash({ returns: signed(lastMonths.slice(2)), recordedIn: lastMonths })],
    }
    const facts = aYear({
      establishments: [ash({ returns: signed(yearMonths.slice(1)) })],
      incidents: monthly,
      lastYear: before,
    })
    expect(noteOf(facts, 'Incidents')).toContain(
      'Signed returns are missing for 1 month of this year and 2 months of last year, so no change is given.',
    )
  })

  it('does not keep the LADO’s own records from being compared', () => {
    const facts = aYear({
      establishments: [ash({ returns: [] })],
      incidents: monthly,
      ladoContacts: [aLadoContactFact(), aLadoContactFact()],
      lastYear: { ...lastYear, ladoContacts: [aLadoContactFact({ receivedOn: '2017-06-06' })] },
    })
    expect(noteOf(facts, 'Referrals and historical allegations to the LADO')).toContain('up, from')
  })
})

describe('what leads in the summary', () => {
  it('says of which establishment the rate alone is indicative', () => {
    const small = birch({ population: counts.map((count) => ({ ...count, allHeld: 60 })) })
    const facts = aYear({ establishments: [ash(), small], incidents: incidents(36) })
    expect(noteOf(facts, rate)).toBe(
      'Each establishment’s stands above. Alone, one is indicative: fewer than 100 were held on average at Birch House.',
    )
  })

  it('is the share of all that were due, and no percentage of fewer than ten', () => {
    const untimed = incidents(5).map((each) => ({ ...each, writtenAt: null }))
    const tile = (some: IncidentFact[]) =>
      figureItem(summarySection(yearOf(aYear({ incidents: some }))), 'Records written in time')
    expect(tile([...incidents(15), ...untimed])).toMatchObject({
      figure: '75%',
      note: expect.stringMatching(
        /^75% of all due \(15 of 20\), 100% of those whose record says when or that it was not done/,
      ) as string,
    })
    expect(tile(incidents(3)).figure).toBe('3 of 3')
    expect(tile(incidents(10)).figure).toBe('100%')
  })
})
