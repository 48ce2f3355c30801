import { describe, expect, it } from 'vitest'
import { differencesBetween } from '../../server/records/differences.ts'

const one = (...value: string[]) => [{ key: 'Actions', value }]

describe('what differs between two versions', () => {
  it('is nothing where every answer stands', () => {
    expect(differencesBetween(one('a', 'b'), one('a', 'b'))).toEqual([])
  })

  it.each([
    ['an answer that was changed', one('a'), one('b'), { from: ['a'], to: ['b'] }],
    ['an answer that was given', one(), one('a'), { from: [], to: ['a'] }],
    ['an answer that was taken back', one('a'), one(), { from: ['a'], to: [] }],
    [
      'one line of several',
      one('a', 'b', 'c'),
      one('a', 'x', 'c'),
      { from: ['b'], to: ['x'], restStands: true },
    ],
    ['a line more', one('a'), one('a', 'b'), { from: [], to: ['b'], restStands: true }],
    ['a line less', one('a', 'b'), one('b'), { from: ['a'], to: [], restStands: true }],
    ['the order alone, whole', one('a', 'b'), one('b', 'a'), { from: ['a', 'b'], to: ['b', 'a'] }],
    ['how often a line stands, whole', one('a'), one('a', 'a'), { from: ['a'], to: ['a', 'a'] }],
  ])('is %s', (_what, before, after, told) => {
    expect(differencesBetween(before, after)).toEqual([{ key: 'Actions', ...told }])
  })

  it('tells an answer that is no longer asked, and answers called the same apart', () => {
    const before = [
      { name: 'first', key: 'Day', value: ['1'] },
      { name: 'second', key: 'Day', value: ['2'] },
      { name: 'gone', key: 'Why', value: ['x'] },
    ]
    const after = [
      { name: 'first', key: 'Day', value: ['1'] },
      { name: 'second', key: 'Date', value: ['3'] },
    ]
    expect(differencesBetween(before, after)).toEqual([
      { key: 'Date', from: ['2'], to: ['3'] },
      { key: 'Why', from: ['x'], to: [] },
    ])
  })

  const child = (pseudonym: string, injury: string, nth = 1) => ({
    title: `Child ${nth}`,
    rows: [
      { key: 'Pseudonym', value: [pseudonym] },
      { key: 'Injury', value: [injury] },
    ],
  })
  const children = (...items: ReturnType<typeof child>[]) => [
    { name: 'children', key: 'Children', value: items.map((item) => JSON.stringify(item.rows)), items },
  ]

  it('is told of several answer by answer, whatever their order', () => {
    const before = children(child('K-12', 'None'), child('K-13', 'Minor', 2))
    const after = children(child('K-13', 'Minor'), child('K-12', 'Serious', 2))
    expect(differencesBetween(before, after)).toEqual([
      { key: 'Child 2, K-12: Injury', from: ['None'], to: ['Serious'] },
    ])
  })

  it('tells one of several that was put in or taken out whole', () => {
    const [one, other] = [child('K-12', 'None'), child('K-13', 'Minor')]
    const whole = (item: typeof one) => JSON.stringify(item.rows)
    expect(differencesBetween(children(one), children(other))).toEqual([
      { key: 'Children', from: [whole(one)], to: [whole(other)] },
    ])
    expect(differencesBetween(children(one), children(child('K-12', 'Serious'), other))).toEqual([
      { key: 'Child 1, K-12: Injury', from: ['None'], to: ['Serious'] },
      { key: 'Children', from: [], to: [whole(other)], restStands: true },
    ])
  })
})
