import { describe, expect, it } from 'vitest'
import { commentarySections } from '../../../server/reviews/vocabulary.ts'
import { preflight } from '../../../reports/annual-review/preflight.ts'
import {
  aCommentaryFact,
  aLadoContactFact,
  anEstablishment,
  anIncidentFact,
  anOpinionFact,
  aPopulation,
  aYear,
  yearMonths,
} from '../../support/facts.ts'

const commentaries = commentarySections.map(({ value }) => aCommentaryFact({ section: value }))
const complete = aYear({ opinions: [anOpinionFact()], commentaries })
const textsOf = (level: 'stops' | 'warns', ...found: Parameters<typeof preflight>): string[] =>
  preflight(...found).flatMap((each) => (each.level === level ? [each.text] : []))

describe('what is missing before the review can be signed', () => {
  it('is nothing for a complete year', () => {
    expect(preflight(complete)).toEqual([])
  })

  it.each(['2018-11-30', '2019-03-31'])('stops on %s, before the year is over', (dataTo) => {
    const incidents = [anIncidentFact()]
    expect(preflight({ ...complete, incidents, dataTo })[0]).toEqual({
      level: 'stops',
      about: 'year',
      text: 'The year ends on 31 March 2019: sign it from 1 April 2019 on.',
    })
    expect(preflight({ ...complete, dataTo: '2019-04-01' })).toEqual([])
  })

  it('points out records dated before their incident', () => {
    const before = { writtenAt: '2018-06-03T14:35:00.000+01:00' }
    const incidents = [anIncidentFact(before), anIncidentFact(before), anIncidentFact()]
    expect(textsOf('warns', { ...complete, incidents })).toEqual([
      'Record written within 24 hours, Ash House: 2 are dated before the incident.',
    ])
    expect(textsOf('warns', { ...complete, incidents: incidents.slice(1) })).toEqual([
      'Record written within 24 hours, Ash House: 1 is dated before the incident.',
    ])
  })

  it('stops at an establishment without an opinion', () => {
    expect(textsOf('stops', { ...complete, opinions: [] })).toEqual(['Write your opinion on Ash House.'])
  })

  it('stops at an opinion without its reason', () => {
    const opinions = [anOpinionFact({ reason: ' ' })]
    expect(textsOf('stops', { ...complete, opinions })).toEqual([
      'Give the reason for your opinion on Ash House.',
    ])
  })

  it('stops at a commentary that was not adopted, before anything that only warns', () => {
    const facts = aYear({ opinions: [anOpinionFact()], commentaries: [aCommentaryFact({ adopted: false })] })
    expect(preflight(facts)[0]).toEqual({
      level: 'stops',
      about: 'commentary',
      text: 'The commentary on ‘Use of restraint’ is a draft: adopt it, change it or take it out.',
    })
    expect(textsOf('warns', facts)).toHaveLength(6)
  })

  it('warns of months without a population and of provisional ones', () => {
    const population = yearMonths
      .filter((month) => month !== '2018-08' && month !== '2018-09')
      .map((month) => aPopulation(month, month === '2019-03' ? { standing: 'provisional' } : {}))
    expect(textsOf('warns', { ...complete, establishments: [anEstablishment({ population })] })).toEqual([
      'Ash House has no population count for August 2018 and September 2018, so its rates are not available.',
      'Ash House’s population count is still provisional for March 2019.',
    ])
  })

  it('speaks of several provisional counts', () => {
    const population = yearMonths.map((month) =>
      aPopulation(month, month > '2019-01' ? { standing: 'provisional' } : {}),
    )
    expect(textsOf('warns', { ...complete, establishments: [anEstablishment({ population })] })).toEqual([
      'Ash House’s population counts are still provisional for February 2019 and March 2019.',
    ])
  })

  it.each([
    [1, '1 incident at Ash House has no safeguarding decision.'],
    [2, '2 incidents at Ash House have no safeguarding decision.'],
  ])('warns of %i incidents without a decision', (count, text) => {
    const incidents = Array.from({ length: count }, () =>
      anIncidentFact({ safeguardingDecision: 'undecided' }),
    )
    expect(textsOf('warns', { ...complete, incidents })).toEqual([text])
  })

  it('warns of an open referral on which nothing changed for the member of staff', () => {
    const ladoContacts = [aLadoContactFact({ outcome: 'open', outcomeOn: null, staffPosition: 'no-change' })]
    expect(textsOf('warns', { ...complete, ladoContacts })).toEqual([
      'Ash House: on 1 open referral or historical allegation the member of staff is recorded as still in the same position.',
    ])
  })

  it.each([
    [1, '1 incident record is begun and not submitted; not counted here.'],
    [3, '3 incident records are begun and not submitted; not counted here.'],
  ])('warns of %i open drafts', (drafts, text) => {
    expect(textsOf('warns', complete, drafts)).toEqual([text])
  })
})
