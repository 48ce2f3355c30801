/** A seeded generator: the same seed gives the same numbers for ever, on any machine. Never for anything secret. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next: () => number
  /** A whole number, both ends included. */
  whole: (from: number, to: number) => number
  chance: (share: number) => boolean
  pick: <Item>(from: readonly Item[]) => Item
  /** One of them, each as likely as its weight among all weights. */
  weighted: <Item>(from: Weighted<Item>) => Item
  /** An id in the form of a random UUID. */
  id: () => string
}

export type Weighted<Item> = readonly (readonly [item: Item, weight: number])[]

/** Small Fast Counter, 32 bits: passes the usual tests of randomness and fits in a few lines. */
export function randomFrom(seed: number): Random {
  const next32 = sfc32(seed)
  const next = () => next32() / 2 ** 32
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick: (from) => itemAt(from, whole(0, from.length - 1)),
    weighted: (from) => weightedBy(from, next()),
    id: () => uuidOf([next32(), next32(), next32(), next32()]),
  }
}

function sfc32(seed: number): () => number {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, 0xb7e15162 ^ seed, 1]
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  // Seeds that lie close together give numbers far apart only after some rounds.
  for (let round = 0; round < 15; round += 1) next()
  return next
}

function weightedBy<Item>(from: Weighted<Item>, share: number): Item {
  const total = from.reduce((sum, [, weight]) => sum + weight, 0)
  let left = share * total
  for (const [item, weight] of from) {
    if (left < weight) return item
    left -= weight
  }
  return itemAt(from, from.length - 1)[0]
}

function itemAt<Item>(from: readonly Item[], place: number): Item {
  if (place < 0 || place >= from.length) throw new RangeError('There is nothing to choose from')
  return from[place] as Item
}

/** Version 4, variant 1: the two fixed places of the form are set, the rest is as it came. */
function uuidOf(words: readonly number[]): string {
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('')
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20),
  ].join('-')
}
