import assert from 'node:assert/strict'
import fc from 'fast-check'
import { unusualCounts, whyInWords } from '../../server/establishments/population/unusual.ts'
import { reviewYear } from '../../reports/period.ts'
import { always, type Property } from '../support/property.ts'

const { months } = reviewYear(2018)

const held = fc.tuple(fc.nat(1000), fc.nat(1000)).map(([one, other]) => ({
  under18: Math.min(one, other),
  allHeld: Math.max(one, other),
}))

const year = fc.array(fc.option(held), { minLength: 12, maxLength: 12 }).map((counts) =>
  counts.flatMap((count, place) => {
    const month = months[place] ?? ''
    return count === null ? [] : [{ month, snapshotOn: `${month}-27`, standing: 'final' as const, ...count }]
  }),
)

export const properties: Property[] = [
  always(
    'a year in which nobody exceeds the places and no month exceeds the one before asks for nothing',
    { inputs: year, tries: 500 },
    (counts) => {
      const sorted = counts.map(({ allHeld }) => allHeld).sort((one, other) => other - one)
      const falling = counts.map((count, place) => ({ ...count, allHeld: sorted[place] ?? 0, under18: 0 }))
      assert.deepEqual(unusualCounts(falling, { placesOn: () => 1000, before: [] }), [])
    },
  ),
  always(
    'a count that asks for a reason goes on asking when it is higher, and each is named with what it is against',
    { inputs: fc.tuple(year, fc.nat(1000), fc.nat(500)), tries: 500 },
    ([counts, places, more]) => {
      const known = { placesOn: () => places, before: [] }
      for (const { month, against } of unusualCounts(counts, known)) {
        assert.notEqual(against, '')
        const higher = counts.map((count) =>
          count.month === month
            ? { ...count, allHeld: count.allHeld + more, under18: count.under18 + more }
            : count,
        )
        const again = unusualCounts(higher, known)
        assert.ok(again.some((each) => each.month === month))
        assert.match(whyInWords(again), /against/)
      }
    },
  ),
]
