import { describe, expect, it } from 'vitest'
import { textList } from '../../server/fields/text-list.ts'

const children = textList({ question: 'Which children?', label: 'Children', max: 3, length: 5 })
const context = { now: '2019-06-03T09:00:00.000Z', today: '2019-06-03' }
const read = (typed: string) => children.read('children', { children: typed }, context)

describe('several short texts in one box', () => {
  it.each([
    ['', []],
    ['K-1', ['K-1']],
    ['K-1, K-2,', ['K-1', 'K-2']],
    [' K-1 \r\n\r\nK-2\nK-1', ['K-1', 'K-2']],
  ])('stand on lines of their own or with commas between: %j', (typed, value) => {
    expect(read(typed)).toEqual({ ok: true, value })
  })

  it.each([
    'K-1; K-2',
    'K-1 | K-2',
    'K-1\tK-2',
    'K-1 and K-2',
    'K-1 & K-2',
    '• K-1\n• K-2',
    'K-1、K-2',
    'K-1;K-2;',
  ])('are parted by any usual separator: %j', (typed) => {
    expect(read(typed)).toEqual({ ok: true, value: ['K-1', 'K-2'] })
  })

  it('are refused where pseudonyms stand beside each other without one', () => {
    const pseudonyms = textList({
      question: 'Which?',
      label: 'Children',
      max: 3,
      length: 20,
      holds: 'pseudonyms',
    })
    const told = (it: string) => pseudonyms.read('it', { it }, context)
    for (const typed of ['K-1 K-2', 'K-1/K-2', 'K1 K2'])
      expect(told(typed)).toEqual({
        ok: false,
        problems: [
          {
            control: 'it',
            message: `Children: “${typed}” looks like more than one. Put a comma between them`,
          },
        ],
      })
    for (const typed of ['K 12', 'K-12', 'Unit 4 boy', 'K-12/3'])
      expect(told(typed)).toEqual({ ok: true, value: [typed] })
  })

  it.each([
    ['K-1, K-12345', 'Children: use 5 characters or fewer for each'],
    ['a, b, c, d', 'Children: enter 3 at most'],
    [
      'K\0',
      'Children: take out the character after “K” that no program can show, such as one that came along with copied text. Delete it and type it again',
    ],
  ])('say what to do: %j', (typed, message) => {
    expect(read(typed)).toEqual({ ok: false, problems: [{ control: 'children', message }] })
  })

  it('are typed again a line each', () => {
    expect(children.type('children', ['K-1', 'K-2'])).toEqual({ children: 'K-1\nK-2' })
  })
})
