import { describe, expect, it } from 'vitest'
import { looksPersonal } from '../../server/fields/looks-personal.ts'

describe('a text that looks personal', () => {
  it.each([
    ['He was held by Jordan Example until he calmed.', ['a name: Jordan Example']],
    ['Mr Example called the duty line.', ['a name: Mr Example']],
    ['Jordan O’Example said so.', ['a name: Jordan O’Example']],
    [
      'His date of birth is 4/5/2004',
      ['a date of birth: date of birth is 4/5/2004', 'a date of birth: 4/5/2004'],
    ],
    ['Number A1234BC was told.', ['a prison number: A1234BC']],
    ['The Duty Governor and Kent Police were told on Monday by K-12.', []],
    ['Two children were hitting each other. Staff called on them to stop.', []],
    ['', []],
  ])('%s', (text, looks) => {
    expect(looksPersonal(text).map(({ what, text: words }) => `${what}: ${words}`)).toEqual(looks)
  })

  it.each([
    'Aa '.repeat(30_000),
    'A'.repeat(100_000),
    'dob'.repeat(30_000),
    '1/'.repeat(50_000),
    'Aa’'.repeat(30_000),
  ])('is looked through to its end, however long it is (%#)', (text) => {
    // A pattern that went back over its text would not end within a test's time; how fast it is, the bench says.
    expect(Array.isArray(looksPersonal(text))).toBe(true)
  })
})
