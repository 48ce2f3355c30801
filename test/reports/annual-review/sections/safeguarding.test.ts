import { describe, expect, it } from 'vitest'
import type { LadoContactFact, ReviewFacts } from '../../../../reports/annual-review/facts.ts'
import {
  safeguardingSection,
  undecidedSentence,
  unmovedSentence,
} from '../../../../reports/annual-review/sections/safeguarding.ts'
import { yearOf } from '../../../../reports/annual-review/year.ts'
import type { Section } from '../../../../reports/report.ts'
import { aLadoContactFact, anIncidentFact, aYear } from '../../../support/facts.ts'
import { cell, tableOf, textsOf } from '../reading.ts'

const section = (facts: ReviewFacts): Section => safeguardingSection(yearOf(facts))
const withContacts = (...ladoContacts: LadoContactFact[]): Section => section(aYear({ ladoContacts }))
const open = { outcome: 'open' as const, outcomeOn: null }

describe('contacts with the LADO', () => {
  const kinds = withContacts(
    aLadoContactFact(),
    aLadoContactFact({ type: 'historical', category: 'sexual', threshold: 'undecided' }),
    aLadoContactFact({ type: 'consultation', category: 'sexual', threshold: 'advice' }),
  )

  it('are counted by kind', () => {
    expect(textsOf(kinds)).toContain(
      'The local authority designated officer (LADO) recorded 3 contacts about the establishments in April 2018 to March 2019: 1 consultation, 1 referral, 0 for information only and 1 historical allegation ([[lado-types]]).',
    )
    expect(cell(tableOf(kinds, 'lado-types'), 'All contacts', 'Ash House')).toBe('3')
  })

  it('are counted by category, threshold and kind', () => {
    const categories = tableOf(kinds, 'lado-categories')
    expect([cell(categories, 'Sexual', 'Consultation'), cell(categories, 'Sexual', 'All')]).toEqual([
      '1',
      '2',
    ])
    expect(cell(tableOf(kinds, 'lado-thresholds'), 'Threshold met', 'Referral')).toBe('1')
  })

  it('have an outcome only where they are referrals or historical allegations', () => {
    expect(cell(tableOf(kinds, 'lado-outcomes'), 'Unsubstantiated', 'Ash House')).toBe('2')
  })
})

describe('time', () => {
  it('counts a case resolved on the same day a month later as within the month', () => {
    const table = tableOf(
      withContacts(
        aLadoContactFact({ receivedOn: '2018-06-06', outcomeOn: '2018-07-06' }),
        aLadoContactFact({ receivedOn: '2018-06-06', outcomeOn: '2018-07-07' }),
        aLadoContactFact({ ...open, receivedOn: '2019-05-20' }),
      ),
      'lado-time',
    )
    expect(table.rows[0]?.cells.map(({ text }) => text)).toEqual([
      'Ash House',
      '3',
      '1',
      'too few',
      '1 of 2',
      '2 of 2',
      '–',
    ])
  })

  it('shows a case as it stood on the data date, whatever came after it', () => {
    const later = [
      aLadoContactFact({ receivedOn: '2018-06-06', outcome: 'unfounded', outcomeOn: '2019-05-01' }),
      aLadoContactFact({ receivedOn: '2018-06-06', outcome: 'unfounded', outcomeOn: '2018-07-01' }),
    ]
    const section = safeguardingSection(yearOf(aYear({ dataTo: '2019-04-30', ladoContacts: later })))
    expect(cell(tableOf(section, 'lado-time'), 'Ash House', 'Still open')).toBe('1')
    expect(cell(tableOf(section, 'lado-time'), 'Ash House', 'Resolved within 3 months')).toBe('1 of 2')
    expect(cell(tableOf(section, 'lado-outcomes'), 'Unfounded', 'Ash House')).toBe('1')
    expect(cell(tableOf(section, 'lado-outcomes'), 'Open', 'Ash House')).toBe('1')
  })

  it('prints each percentage with its counts, and the counts alone of fewer than five', () => {
    const quick = aLadoContactFact({ receivedOn: '2018-06-06', outcomeOn: '2018-06-10' })
    const slow = aLadoContactFact({ receivedOn: '2018-06-06', outcomeOn: '2019-01-10' })
    const within = (count: number): string =>
      cell(
        tableOf(withContacts(quick, quick, ...Array.from({ length: count - 2 }, () => slow)), 'lado-time'),
        'Ash House',
        'Resolved within 1 month',
      )
    expect([within(4), within(5)]).toEqual(['2 of 4', '40% (2 of 5)'])
  })

  it('gives the middle number of days from five referrals on', () => {
    const days = ['2018-06-07', '2018-06-08', '2018-06-09', '2018-06-16', '2018-09-06']
    const table = tableOf(
      withContacts(...days.map((outcomeOn) => aLadoContactFact({ outcomeOn }))),
      'lado-time',
    )
    expect(cell(table, 'Ash House', 'Middle number of days open')).toBe('3.0')
  })

  it('judges a referral by working days: Friday to Tuesday after a bank holiday is one', () => {
    const table = tableOf(
      withContacts(
        aLadoContactFact({ eventOn: '2018-05-25', receivedOn: '2018-05-29' }),
        aLadoContactFact({ eventOn: '2018-05-25', receivedOn: '2018-05-30' }),
        aLadoContactFact({ eventOn: null }),
        aLadoContactFact({ eventOn: '2018-05-25', receivedOn: '2018-05-24' }),
        aLadoContactFact({ type: 'historical', eventOn: '2001-05-25' }),
      ),
      'lado-delay',
    )
    expect(table.rows[0]?.cells.map(({ text }) => text)).toEqual([
      'Ash House', '1', '1', '1', '1', '1',
    ]) // prettier-ignore
  })
})

describe('what needs attention', () => {
  const undecided = anIncidentFact({ safeguardingDecision: 'undecided' })
  it.each([
    [[], 'Ash House: no incident was recorded, so none waits for a safeguarding decision.'],
    [[anIncidentFact()], 'Ash House: every incident has its safeguarding decision.'],
    [[undecided], 'Ash House: 1 incident has no safeguarding decision.'],
    [[undecided, undecided], 'Ash House: 2 incidents have no safeguarding decision.'],
  ])('says which incidents wait for a decision', (incidents, sentence) => {
    const months = { monthsOpen: ['2018-06'], received: ['2018-06'], missing: [] }
    expect(undecidedSentence({ name: 'Ash House', incidents, ...months })).toBe(sentence)
  })

  const unmoved = aLadoContactFact({ ...open, staffPosition: 'no-change' })
  it.each([
    [[], 'Ash House: no referral or historical allegation to the LADO was recorded.'],
    [
      [aLadoContactFact({ staffPosition: 'no-change' })],
      'Ash House: no referral or historical allegation to the LADO is open.',
    ],
    [[{ ...unmoved, type: 'consultation' as const }], 'Ash House: no referral or historical'],
    [
      [{ ...unmoved, staffPosition: 'suspended' as const }],
      'Ash House: on no open referral or historical allegation is',
    ],
    [[unmoved], 'Ash House: on 1 open referral or historical allegation the'],
    [[unmoved, unmoved], 'Ash House: on 2 open referrals or historical allegations the'],
  ])('says on how many open referrals nothing changed for the member of staff', (ladoContacts, start) => {
    expect(unmovedSentence({ name: 'Ash House', ladoContacts }).startsWith(start)).toBe(true)
  })
})
