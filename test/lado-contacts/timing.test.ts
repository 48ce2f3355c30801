import { describe, expect, it } from 'vitest'
import { delayInWords, isReferredLate, isStaffUnmoved, tagsOf } from '../../server/lado-contacts/timing.ts'
import { aLadoContact } from '../support/lado-contact.ts'

const today = '2019-06-03'

describe('how long a referral took', () => {
  it.each([
    ['the same day', { eventOn: '2019-05-20' }, '0 working days'],
    ['from Friday to Monday', {}, '1 working day'],
    ['over a bank holiday', { eventOn: '2019-05-03', receivedOn: '2019-05-07' }, '1 working day'],
    [
      'before the event',
      { eventOn: '2019-05-20', receivedOn: '2019-05-17' },
      'The referral is dated before the event: correct one of the two',
    ],
    ['from a day nobody knows', { eventOn: null }, 'Not known'],
    ['for a consultation', { type: 'consultation' as const }, 'Does not apply'],
    ['for a historical allegation', { type: 'historical' as const }, 'Does not apply'],
  ])('is said in working days: %s', (_what, changes, words) => {
    expect(delayInWords(aLadoContact(changes), today)).toBe(words)
  })

  it('says when the bank holidays it rests on are not proclaimed yet', () => {
    const contact = aLadoContact({ eventOn: '2022-05-16', receivedOn: '2022-05-17' })
    expect(delayInWords(contact, '2019-06-03')).toBe(
      '1 working day; bank holidays of 2022 are not proclaimed yet',
    )
    expect(delayInWords(contact, '2020-06-03')).toBe('1 working day')
  })

  it('is late after more working days than are set, and never where no day was given', () => {
    const contact = aLadoContact({ eventOn: '2019-05-16' })
    expect(isReferredLate(contact, 1)).toBe(true)
    expect(isReferredLate(contact, 2)).toBe(false)
    expect(isReferredLate(aLadoContact({ eventOn: null }), 1)).toBe(false)
  })
})

it('points out a referral dated before its event, and does not call it late', () => {
  const contact = aLadoContact({ eventOn: '2019-05-20', receivedOn: '2019-05-17' })
  expect(tagsOf(contact, 1).map(({ text }) => text)).toContain('Referred before the event')
  expect(isReferredLate(contact, 0)).toBe(false)
  const consultation = aLadoContact({ type: 'consultation', eventOn: '2019-05-20', receivedOn: '2019-05-17' })
  expect(tagsOf(consultation, 1)).toHaveLength(1)
})

describe('a member of staff whose position has not changed', () => {
  it.each([
    [{ staffPosition: 'no-change' as const }, true],
    [{ staffPosition: 'no-change' as const, type: 'historical' as const }, true],
    [{ staffPosition: 'suspended' as const }, false],
    [{ staffPosition: 'no-change' as const, type: 'consultation' as const }, false],
    [{ staffPosition: 'no-change' as const, outcome: 'false' as const, outcomeOn: '2019-05-21' }, false],
  ])('is a warning on an open allegation only: %o', (changes, isWarned) => {
    expect(isStaffUnmoved(aLadoContact(changes))).toBe(isWarned)
  })

  it('stands in red beside the status', () => {
    const contact = aLadoContact({ staffPosition: 'no-change', eventOn: '2019-05-16' })
    expect(tagsOf(contact, 1)).toEqual([
      { text: 'Open', colour: 'blue' },
      { text: 'Referred late', colour: 'red' },
      { text: 'Staff not moved', colour: 'red' },
    ])
  })
})
