import { expect, it } from 'vitest'
import { reasonText } from '../../server/fields/reason.ts'

const field = reasonText({ question: 'Why?', missing: 'Say why' })
const read = (reason: string) =>
  field.read('reason', { reason }, { now: '2019-06-03T09:00:00.000Z', today: '2019-06-03' })

it.each([
  ['John Smith was entered twice', '“John Smith” looks like a name.'],
  ['Twice: A1234BC', '“A1234BC” looks like a prison number.'],
  ['See 943 476 5919', '“943 476 5919” looks like a personal number.'],
])('a reason that names somebody is refused: %s', (reason, message) => {
  const found = read(reason)
  expect(found.ok ? '' : found.problems[0]?.message).toContain(message)
})

it.each([
  'Recorded twice, see UOF/19/0312 (CKI-2018-0042)',
  'It happened on 14 March 2019, and not in May',
  'Will be looked at by the Youth Custody Service at Cookham Wood',
  'K-12 and S-104 were in another incident',
])('a reason that names nobody is taken: %s', (reason) => {
  expect(read(reason)).toEqual({ ok: true, value: reason })
})

it('says of everything in it at once that it names somebody', () => {
  const found = read('Jayden Williams told Susan Carter, A1234BC. Jayden Williams left.')
  expect(found.ok ? '' : found.problems[0]?.message).toBe(
    '“Jayden Williams” looks like a name, “Susan Carter” looks like a name and “A1234BC” looks like a prison number. Write a pseudonym or a role instead: names and numbers of people do not belong here',
  )
})

it('says what is missing, and what its own rule says, first', () => {
  const own = reasonText({ question: 'Why?', missing: 'Say why', refuse: () => 'Say more' })
  const problem = (reason: string) => {
    const found = own.read('reason', { reason }, { now: '', today: '' })
    return found.ok ? '' : found.problems[0]?.message
  }
  expect([problem(''), problem('John Smith')]).toEqual(['Say why', 'Say more'])
})
