import { expect, it } from 'vitest'
import { form } from '../../server/fields/form.ts'
import { longText } from '../../server/fields/text.ts'
import { lookedThrough, worthChecking } from '../../server/records/worth-checking.ts'

const asked = form({
  account: longText({ question: 'What happened?', label: 'Account', max: 1_000_000 }),
  note: longText({ question: 'Anything else?', label: 'Note' }),
})

it('points out what looks personal, of ten texts at most', () => {
  const names = Array.from({ length: 14 }, (_each, place) => `Jordan Ex${'a'.repeat(place)}`)
  const lines = worthChecking(asked, { account: names.join('. '), note: 'A1234BC' })
  expect(lines).toHaveLength(10)
  expect(lines[0]).toBe('Account: “Jordan Ex” looks like a name')
})

it('looks through so much and no more, however much was typed, and says so', () => {
  const [before, beyond] = ['Jordan Example hit. ', 'Robin Elsewhere fell.']
  const account = before + 'a '.repeat(lookedThrough / 2) + beyond
  expect(worthChecking(asked, { account, note: beyond })).toEqual([
    'Account: “Jordan Example” looks like a name',
    'These texts are very long: only their first 100,000 characters were looked through for names',
  ])
  const whole = before.padEnd(lookedThrough - beyond.length) + beyond
  expect(worthChecking(asked, { account: whole })).toHaveLength(2)
})

it('counts a text by characters as people do, up to the last that may stand', () => {
  const note = longText({ question: 'Anything else?', max: 5 })
  const read = (text: string) => note.read('note', { note: text }, { now: '', today: '' }).ok
  expect([
    read('12345'),
    read('123456'),
    read('😀😀😀😀😀'),
    read('😀😀😀😀😀😀'),
    read('12345678901'),
  ]).toEqual([true, false, true, false, false])
})
