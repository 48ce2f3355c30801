import { describe, expect, it } from 'vitest'
import type { ReviewFacts } from '../../../../reports/annual-review/facts.ts'
import { buildAnnualReview } from '../../../../reports/annual-review/build.ts'
import { summarySection } from '../../../../reports/annual-review/sections/summary.ts'
import { yearOf } from '../../../../reports/annual-review/year.ts'
import {
  aLadoContactFact,
  aMeetingFact,
  anEstablishment,
  anIncidentFact,
  anOutsideCountFact,
  aYear,
  yearMonths,
} from '../../../support/facts.ts'
import { textsOf } from '../reading.ts'

const open = { outcome: 'open' as const, outcomeOn: null, receivedOn: '2019-03-14' }

/** What stands between the heading and the next one. */
function answers(facts: ReviewFacts): string[] {
  const { blocks } = summarySection(yearOf(facts))
  const at = blocks.findIndex(
    (block) => block.type === 'heading' && block.text === 'What needs an answer now',
  )
  const end = blocks.findIndex((block, place) => place > at && block.type === 'heading')
  return blocks.slice(at + 1, end).flatMap((block) => {
    if (block.type === 'list') return block.items
    return block.type === 'paragraph' ? [block.text] : []
  })
}

const withContact = (some: Parameters<typeof aLadoContactFact>[0]): string[] =>
  answers(aYear({ ladoContacts: [aLadoContactFact({ ...open, ...some })] }))

describe('what needs an answer now', () => {
  it('stands before the ten numbers, in the partners’ edition alone', () => {
    const facts = aYear({ ladoContacts: [aLadoContactFact({ ...open, staffPosition: 'no-change' })] })
    const { blocks } = summarySection(yearOf(facts))
    const places = ['list', 'figures'].map((type) => blocks.findIndex((block) => block.type === type))
    expect(places[0]).toBeLessThan(places[1] ?? 0)
    const others = (['public', 'committee', 'young-people'] as const).flatMap((edition) =>
      textsOf(buildAnnualReview(facts, edition)),
    )
    expect(others.filter((text) => text.includes('same position'))).toEqual([])
  })

  it('says so where nothing does', () => {
    expect(answers(aYear())).toEqual(['The records show nothing that waits for an answer.'])
  })

  it('names the establishment of an open referral and how long it is open', () => {
    expect(withContact({ staffPosition: 'no-change' })).toEqual([
      'Ash House: a referral to the LADO of 14 March 2019 has been open for 78 days, and the member of staff is recorded as still in the same position.',
    ])
  })

  it.each([
    [
      { staffPosition: 'not-recorded' as const },
      'Ash House: a referral to the LADO of 14 March 2019 has been open for 78 days, and what was decided about the member of staff meanwhile is not recorded.',
    ],
    [
      { staffPosition: 'no-change' as const, type: 'historical' as const, threshold: 'undecided' as const },
      'Ash House: a historical allegation to the LADO of 14 March 2019 has been open for 78 days, and the member of staff is recorded as still in the same position; whether the harm threshold is met is not decided.',
    ],
    [
      { staffPosition: 'suspended' as const, threshold: 'undecided' as const },
      'Ash House: a referral to the LADO of 14 March 2019 has been open for 78 days, and whether the harm threshold is met is not decided.',
    ],
    [
      { staffPosition: 'no-change' as const, outcome: 'substantiated' as const, outcomeOn: '2019-04-14' },
      'Ash House: a referral to the LADO of 14 March 2019 was substantiated on 14 April 2019, and the member of staff is recorded as still in the same position.',
    ],
  ])('says what is open about the member of staff, %#', (contact, sentence) => {
    expect(withContact(contact)).toEqual([sentence])
  })

  it.each([
    [{ staffPosition: 'suspended' as const }],
    [{ staffPosition: 'no-change' as const, type: 'consultation' as const }],
    [{ staffPosition: 'no-change' as const, outcome: 'unfounded' as const, outcomeOn: '2019-04-14' }],
  ])('leaves out a contact that waits for nothing, %#', (contact) => {
    expect(withContact(contact)).toEqual(['The records show nothing that waits for an answer.'])
  })

  it('names incidents without a safeguarding decision and since when', () => {
    const undecided = { safeguardingDecision: 'undecided' as const }
    const facts = aYear({ incidents: [anIncidentFact(undecided), anIncidentFact(undecided)] })
    expect(answers(facts)).toEqual([
      'Ash House: 2 incidents have no safeguarding decision, the oldest of 4 June 2018.',
    ])
    expect(answers(aYear({ incidents: [anIncidentFact(undecided)] }))).toEqual([
      'Ash House: 1 incident has no safeguarding decision, of 4 June 2018.',
    ])
  })

  it('names who owes overdue actions of the quality assurance meetings', () => {
    const action = { text: 'Send figures', owner: 'Kent Police, inspector', dueOn: '2018-09-28' }
    const meeting = aMeetingFact({
      actions: [
        { ...action, status: 'open' },
        { ...action, status: 'in-progress', dueOn: '2018-08-28' },
        { ...action, status: 'open', owner: 'Advocacy provider, manager' },
        { ...action, status: 'done', owner: 'Nobody' },
        { ...action, status: 'open', dueOn: null, owner: 'Nobody' },
      ],
    })
    expect(answers(aYear({ meetings: [meeting] }))).toEqual([
      'Kent Police, inspector: 2 actions of the quality assurance meetings are overdue, the oldest since 28 August 2018 ([[qa-actions]]).',
      'Advocacy provider, manager: 1 action of the quality assurance meetings is overdue, since 28 September 2018 ([[qa-actions]]).',
    ])
  })

  it('names months without records, without a signature, and changed since', () => {
    const returns = yearMonths
      .filter((month) => !['2018-04', '2018-05'].includes(month))
      .map((month) => ({
        month,
        confirmed: 'every-incident' as const,
        incidents: month === '2018-06' ? 3 : 1,
      }))
    const incidents = yearMonths
      .filter((month) => month !== '2018-04')
      .map((month) => anIncidentFact({ happenedAt: `${month}-04T14:35:00.000+01:00` }))
    expect(answers(aYear({ establishments: [anEstablishment({ returns })], incidents }))).toEqual([
      'Ash House: no records were received for April 2018.',
      'Ash House: the return for May 2018 is not signed.',
      'Ash House: the records of June 2018 changed after its return was signed for 3 incidents; they now hold 1, and it is not signed again.',
    ])
  })

  it('names months together, and a count of a month of which no records were received', () => {
    const returns = yearMonths.slice(2).map((month) => ({ month, confirmed: 'nil' as const }))
    const incidents = ['2018-04', '2018-05'].map((month) =>
      anIncidentFact({ happenedAt: `${month}-04T14:35:00.000+01:00` }),
    )
    const establishments = [anEstablishment({ returns })]
    expect(answers(aYear({ establishments, incidents }))).toEqual([
      'Ash House: the returns for April and May 2018 are not signed.',
    ])
    const outsideCounts = [anOutsideCountFact({ month: '2018-04' })]
    expect(answers(aYear({ establishments, outsideCounts })).at(-1)).toBe(
      'Ash House: the Youth Custody Service’s use-of-force count for April 2018 is 2 and no records were received; the difference is not explained ([[outside-counts]]).',
    )
  })

  it('names a count of another source that nobody has explained', () => {
    const facts = aYear({ incidents: [anIncidentFact()], outsideCounts: [anOutsideCountFact({ count: 3 })] })
    expect(answers(facts)).toEqual([
      'Ash House: the Youth Custody Service’s use-of-force count for June 2018 is 3 and the records hold 1; the difference is not explained ([[outside-counts]]).',
    ])
  })
})
