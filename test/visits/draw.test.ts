import { describe, expect, it } from 'vitest'
import { drawnPlaces, seedFrom } from '../../server/visits/sample/draw.ts'

const seeds = (many: number) => Array.from({ length: many }, (_, place) => `seed ${place}`)

/** How far counts lie from being equal, in the measure of the chi-square test. */
function chiSquare(counts: ReadonlyMap<string, number>, cells: number): number {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const expected = total / cells
  const seen = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  return seen + (cells - counts.size) * expected
}

function countOf(all: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1)
  return counts
}

describe('the places that are drawn', () => {
  // Worked out by another program, in another language, from the words of the function's own comment.
  it.each([
    ['0123456789ab', 6, 100, [36, 21, 20, 45, 46, 68]],
    ['c50ae0fb7926', 6, 262, [119, 227, 181, 206, 219, 13]],
    ['0123456789ab', 12, 7, [7, 6, 2, 5, 1, 4, 3]],
  ])('of the seed %s, %i of %i, are these for ever', (seed, size, among, places) => {
    expect(drawnPlaces(seed, size, among)).toEqual(places)
  })

  it('are different ones of the list, as many as asked for or the whole list', () => {
    for (const [size, among] of [
      [1, 1],
      [6, 7],
      [50, 51],
      [50, 50],
      [50, 3],
      [50, 100_000],
    ] as const) {
      const places = drawnPlaces(`of ${among}`, size, among)
      expect(new Set(places).size).toBe(Math.min(size, among))
      expect(Math.min(...places)).toBeGreaterThanOrEqual(1)
      expect(Math.max(...places)).toBeLessThanOrEqual(among)
    }
  })

  // 30,000 draws of three of ten. Beyond these figures lies one of a thousand fair generators: 9, 44 and 719 degrees of freedom.
  it.each([
    ['every place', 10, 27.9, (places: number[]) => places.slice(0, 1)],
    ['every pair', 45, 78.7, (places: number[]) => places.slice(0, 2).sort((one, other) => one - other)],
    ['every order of three', 720, 841, (places: number[]) => places],
  ])('are even: %s comes as often as another', (_which, cells, limit, partOf) => {
    const drawn = seeds(30_000).map((seed) => partOf(drawnPlaces(seed, 3, 10)).join(' '))
    expect(chiSquare(countOf(drawn), cells)).toBeLessThan(limit)
  })

  it('are even over a list that does not divide the generator’s words', () => {
    const among = 3_000_000_000
    const halves = seeds(4000).map((seed) => String((drawnPlaces(seed, 1, among)[0] ?? 0) <= among / 2))
    expect(chiSquare(countOf(halves), 2)).toBeLessThan(10.8)
  })
})

it('a seed is of random digits alone, never of those that the form of an id fixes', () => {
  expect(seedFrom('6f1f5d2e-93a4-4c1b-8a55-0123456789ab')).toBe('0123456789ab')
})
