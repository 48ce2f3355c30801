import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concentration, distinctChildren } from '../../../reports/statistics/concentration.ts'

// The same examples every time.
fc.configureGlobal({ seed: 2018 })

describe('repeated restraint', () => {
  it('shows how few children make up half', () => {
    const involvements = ['a', 'a', 'a', 'a', 'b', 'b', 'c', 'd', 'e', 'f']
    expect(concentration(involvements)).toEqual({
      involvements: 10,
      children: 6,
      childrenForHalf: 2,
      most: 4,
      repeated: { of: 2, outOf: 6 },
    })
    expect(distinctChildren(involvements)).toBe(6)
  })

  it('counts exactly half as half', () => {
    expect(concentration(['a', 'a', 'b', 'c']).childrenForHalf).toBe(1)
    expect(concentration(['a', 'b', 'c']).childrenForHalf).toBe(2)
  })

  it('is all noughts in a year without restraint', () => {
    expect(concentration([])).toEqual({
      involvements: 0,
      children: 0,
      childrenForHalf: 0,
      most: 0,
      repeated: { of: 0, outOf: 0 },
    })
  })

  it('does not mind the order of the incidents', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd')), (ids) => {
        expect(concentration(ids.toReversed())).toEqual(concentration(ids))
      }),
    )
  })
})
