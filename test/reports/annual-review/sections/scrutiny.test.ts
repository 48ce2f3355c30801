import { describe, expect, it } from 'vitest'
import type { ReviewFacts } from '../../../../reports/annual-review/facts.ts'
import { daysUsed, scrutinySection } from '../../../../reports/annual-review/sections/scrutiny.ts'
import { yearOf } from '../../../../reports/annual-review/year.ts'
import type { Section } from '../../../../reports/report.ts'
import { aContactFact, aMeetingFact, aVisitFact, aYear } from '../../../support/facts.ts'
import { cell, tableOf, textsOf } from '../reading.ts'

const section = (facts: ReviewFacts): Section => scrutinySection(yearOf(facts))
const says = (facts: ReviewFacts, words: string): boolean =>
  textsOf(section(facts)).some((text) => text.includes(words))

describe('the days', () => {
  it('add up over visits, contacts, work on the review and meetings', () => {
    const facts = aYear({
      visits: [aVisitFact({ daysUsed: 1 }), aVisitFact({ daysUsed: 0.5 })],
      contacts: [aContactFact(), aContactFact({ kind: 'review', withRole: 'none', daysUsed: 0.75 })],
      meetings: [aMeetingFact()],
    })
    expect(daysUsed(facts)).toBe(2.75)
    expect(cell(tableOf(section(facts), 'days-used'), 'Work on the annual review', 'Days used')).toBe('0.75')
    expect(says(facts, 'used 2.75 days of the year’s allowance of 6 days: 3.25 days left.')).toBe(true)
  })

  it.each([
    [6, 'none left.'],
    [7, '1 day more than the allowance.'],
  ])('says when %d of 6 are used', (used, words) => {
    expect(says(aYear({ visits: [aVisitFact({ daysUsed: used })] }), words)).toBe(true)
  })
})

describe('visits and contacts', () => {
  it('say that there were none', () => {
    expect(says(aYear(), 'The scrutineer recorded no visit in April 2018 to March 2019.')).toBe(true)
    expect(says(aYear(), 'The scrutineer recorded no contact with key people')).toBe(true)
  })

  it('stand in the log by date, with their themes', () => {
    const facts = aYear({
      visits: [
        aVisitFact({
          visitedOn: '2018-11-02',
          announcement: 'unannounced',
          purposes: [],
          establishmentId: 'gone',
        }),
        aVisitFact({ purposes: ['follow-up', 'restraint'] }),
      ],
    })
    const [first, second] = tableOf(section(facts), 'visits').rows.map(({ cells }) =>
      cells.map(({ text }) => text),
    )
    expect(first).toEqual([
      '10 Jul 2018',
      'Ash House',
      'Announced',
      'Restraint and Follow-up of earlier concerns',
      '0.5',
    ])
    expect(second).toEqual(['2 Nov 2018', 'Another establishment', 'Unannounced', 'not recorded', '0.5'])
    expect(says(facts, 'made 2 visits, 1 of them unannounced, and spoke with children 8 times')).toBe(true)
  })

  it('count contacts by the role of the person', () => {
    const contacts = [
      aContactFact(),
      aContactFact({ contactedOn: '2019-01-07' }),
      aContactFact({ kind: 'review', withRole: 'none' }),
    ]
    const table = tableOf(section(aYear({ contacts })), 'contacts')
    expect(table.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['LADO', '2', '7 January 2019'],
    ])
    expect(cell(table, 'All', 'Contacts')).toBe('2')
  })
})

describe('meetings', () => {
  const meetings = (['Q1', 'Q2', 'Q3', 'Q4'] as const).map((quarter) => aMeetingFact({ quarter }))

  it('say which quarters had none', () => {
    expect(says(aYear(), 'No quality assurance meeting was recorded')).toBe(true)
    expect(
      says(
        aYear({ meetings: meetings.slice(0, 1) }),
        'There was 1 meeting: none is recorded about July to September',
      ),
    ).toBe(true)
    expect(
      says(
        aYear({ meetings }),
        'There were 4 meetings, one or more about each quarter; all were held in the year. [[qa-meetings]] lists them and [[qa-attendance]] shows who came.',
      ),
    ).toBe(true)
    const late = [...meetings.slice(1), aMeetingFact({ metOn: '2019-04-16' })]
    expect(says(aYear({ meetings: late }), '; 3 were held in the year and 1 after it.')).toBe(true)
  })

  it('count a deputy apart from presence, and either as there', () => {
    const facts = aYear({
      meetings: [
        aMeetingFact({
          minutesApprovedOn: null,
          attendance: [
            { organisation: 'police', attendance: 'present' },
            { organisation: 'nhs', attendance: 'deputy' },
            { organisation: 'imb', attendance: 'apologies' },
          ],
        }),
      ],
    })
    expect(
      cell(tableOf(section(facts), 'qa-meetings'), 'April to June', 'Organisations present or with a deputy'),
    ).toBe('2')
    expect(cell(tableOf(section(facts), 'qa-meetings'), 'April to June', 'Minutes approved')).toBe(
      'not recorded',
    )
    expect(cell(tableOf(section(facts), 'qa-attendance'), 'NHS Kent and Medway', 'Deputy sent')).toBe('1')
    expect(says(facts, 'The meetings set no action.')).toBe(true)
  })

  it('work out what is overdue against the day to which the data run', () => {
    const action = {
      text: 'Mend the camera',
      owner: 'Governor',
      dueOn: '2019-05-30',
      status: 'open' as const,
    }
    const actions = [
      action,
      { ...action, dueOn: '2019-05-31' },
      { ...action, dueOn: null, status: 'in-progress' as const },
      { ...action, status: 'done' as const },
    ]
    const facts = aYear({ meetings: [aMeetingFact({ actions })] })
    const standing = tableOf(section(facts), 'qa-actions').rows.map(({ cells }) => cells[4]?.text)
    expect(standing).toEqual(['Overdue', 'Open', 'In progress', 'Done'])
    expect(says(facts, 'set 4 actions; 1 was overdue on 31 May 2019')).toBe(true)
    const both = aYear({ meetings: [aMeetingFact({ actions: [action, action] })] })
    expect(says(both, 'set 2 actions; 2 were overdue')).toBe(true)
    const done = aYear({ meetings: [aMeetingFact({ actions: actions.slice(3) })] })
    expect(says(done, 'set 1 action; none was overdue')).toBe(true)
  })
})
