import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../server/demo/random.ts'

const numbersOf = (seed: number) => {
  const random = randomFrom(seed)
  return Array.from({ length: 6 }, () => random.whole(1, 100))
}

describe('the seeded generator', () => {
  it('gives the same numbers for the same seed, for ever', () => {
    expect(numbersOf(2018)).toEqual(numbersOf(2018))
    expect(numbersOf(2018)).toEqual([61, 14, 71, 14, 40, 39])
    expect(numbersOf(2019)).not.toEqual(numbersOf(2018))
  })

  it('keeps whole numbers within both ends, and reaches both', () => {
    const random = randomFrom(1)
    const drawn = Array.from({ length: 500 }, () => random.whole(3, 6))
    expect([...new Set(drawn)].sort()).toEqual([3, 4, 5, 6])
  })

  it('draws by weight, and never what weighs nothing', () => {
    const random = randomFrom(1)
    const drawn = Array.from({ length: 4000 }, () =>
      random.weighted([
        ['often', 3],
        ['never', 0],
        ['seldom', 1],
      ]),
    )
    const often = drawn.filter((each) => each === 'often').length
    expect(drawn).not.toContain('never')
    expect(often / drawn.length).toBeCloseTo(0.75, 1)
  })

  it('makes ids in the form of random UUIDs, none twice', () => {
    const random = randomFrom(1)
    const ids = Array.from({ length: 1000 }, () => random.id())
    expect(
      ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toBe(true)
    expect(new Set(ids).size).toBe(1000)
  })

  it('says so when there is nothing to choose from', () => {
    expect(() => randomFrom(1).pick([])).toThrow('nothing to choose from')
  })
})
