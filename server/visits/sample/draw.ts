import { createHash } from 'node:crypto'

/**
 * Which places of a list are drawn: `size` different ones from 1 to `among`, every set of them as likely as any other, in the
 * order in which they came; all of them where the list is no longer than that. The same seed gives the same places for ever,
 * and anybody can repeat it by hand: word n is the first four bytes of SHA-256 of 'seed:n', n from 0; a word that would favour
 * some places over others is passed over.
 */
export function drawnPlaces(seed: string, size: number, among: number): number[] {
  const words = wordsOf(seed)
  // Places that were moved by an exchange; every other stands where it began.
  const moved = new Map<number, number>()
  const at = (place: number) => moved.get(place) ?? place
  return Array.from({ length: Math.min(size, among) }, (_, drawn) => {
    const chosen = drawn + 1 + below(words, among - drawn)
    const place = at(chosen)
    moved.set(chosen, at(drawn + 1))
    return place
  })
}

/** A whole number from 0 up to, not including, `end`, each as likely as another. */
function below(words: Iterator<number, never>, end: number): number {
  const fair = 2 ** 32 - (2 ** 32 % end)
  for (;;) {
    const { value } = words.next()
    if (value < fair) return value % end
  }
}

function* wordsOf(seed: string): Generator<number, never> {
  for (let n = 0; ; n += 1) yield createHash('sha256').update(`${seed}:${n}`).digest().readUInt32BE(0)
}

/** A seed from a fresh random id: its last twelve hexadecimal digits, which no form of an id fixes. */
export const seedFrom = (id: string): string => id.slice(-12)
