import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countBy, countEach } from '../../../reports/statistics/count-by.ts'
import { injuries, warningSigns } from '../../../server/incidents/vocabulary.ts'
import type { WarningSign } from '../../../server/incidents/vocabulary.ts'

// The same examples every time.
fc.configureGlobal({ seed: 2018 })

describe('counting by a vocabulary', () => {
  it('keeps the vocabulary’s order and labels, noughts too', () => {
    expect(countBy(['serious', 'none', 'none'] as const, injuries, (injury) => injury)).toEqual([
      { value: 'none', label: 'No injury seen', count: 2 },
      { value: 'minor', label: 'Minor injury, no treatment', count: 0 },
      { value: 'minor-treated', label: 'Minor injury requiring medical treatment', count: 0 },
      { value: 'serious', label: 'Serious injury requiring hospital treatment', count: 1 },
      { value: 'not-recorded', label: 'Not known', count: 0 },
    ])
  })

  const rows = fc.array(fc.constantFrom(...injuries.map(({ value }) => value)))
  const counts = (list: (typeof injuries)[number]['value'][]) => countBy(list, injuries, (injury) => injury)

  it('adds up to the rows', () => {
    fc.assert(
      fc.property(rows, (list) => {
        expect(counts(list).reduce((sum, { count }) => sum + count, 0)).toBe(list.length)
      }),
    )
  })

  it('does not mind the order of the rows', () => {
    fc.assert(
      fc.property(rows, (list) => {
        expect(counts(list.toReversed())).toEqual(counts(list))
      }),
    )
  })

  it('gives noughts for an empty year', () => {
    expect(counts([]).map(({ count }) => count)).toEqual([0, 0, 0, 0, 0])
  })
})

describe('counting rows that hold several values', () => {
  const incidents: { signs: WarningSign[] }[] = [
    { signs: ['breathing', 'says-cannot-breathe'] },
    { signs: ['breathing', 'breathing'] },
    { signs: [] },
  ]

  it('counts each incident once under every sign it holds', () => {
    const counted = countEach(incidents, warningSigns, ({ signs }) => signs)
    expect(counted.filter(({ count }) => count > 0).map(({ value, count }) => [value, count])).toEqual([
      ['breathing', 2],
      ['says-cannot-breathe', 1],
    ])
  })

  it('reproduces 71 signs in 65 incidents, 2014-15 (T3)', () => {
    const published = [19, 18, 4, 6, 8, 11, 5]
    const signs = warningSigns.flatMap(({ value }, index) =>
      Array.from({ length: published[index] ?? 0 }, () => value),
    )
    const year = signs.slice(0, 65).map((sign) => ({ signs: [sign] }))
    signs.slice(65).forEach((sign, index) => year[index]?.signs.push(sign))
    const counted = countEach(year, warningSigns, (row) => row.signs).map(({ count }) => count)
    expect(year).toHaveLength(65)
    expect(counted).toEqual(published)
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(71)
  })
})
