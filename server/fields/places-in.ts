import { comparisonKey, folded } from './comparison-key.ts'

/** Where something stands in a text: from its first character up to the one after its last. */
export interface Place {
  from: number
  to: number
}

/**
 * Every place where a text names what somebody typed, as a whole and in any spelling of the same comparison key: K-1 does not
 * stand in K-12, nor in AK-1 or A-K-1.
 */
export function placesIn(text: string, typed: string): Place[] {
  const key = comparisonKey(typed)
  if (key === '' || (isPlain(text) && !folded(text).includes(key))) return []
  const reading = readingOf(text)
  const places: Place[] = []
  for (let at = reading.letters.indexOf(key); at >= 0; at = reading.letters.indexOf(key, at + 1)) {
    const place = placeOf(reading, at, key.length)
    if (place !== undefined && isBehind(place, places.at(-1)) && standsAlone(text, place)) places.push(place)
  }
  return places
}

const isBehind = ({ from }: Place, last: Place | undefined): boolean => last === undefined || from >= last.to

/** What letters of a reading come from; undefined where they are a part of one character: '㍠' is no 8. */
function placeOf({ starts, ends }: Reading, at: number, length: number): Place | undefined {
  const last = at + length - 1
  const [from, to] = [starts[at], ends[last]]
  return from === undefined || to === undefined || starts[at - 1] === from || ends[last + 1] === to
    ? undefined
    : { from, to }
}

const standsAlone = (text: string, { from, to }: Place): boolean =>
  !joinsBefore.test(text.slice(0, from)) && !joinsAfter.test(text.slice(to))

// Invisible characters neither join nor divide. A long dash divides two words: "he said – K-12".
const joinsBefore = /[\p{L}\p{N}\-\u2010\u2011][\p{Cf}\p{M}]*$/u
const joinsAfter = /^[\p{Cf}\p{M}]*[\p{L}\p{N}]/u

const isPlain = (text: string): boolean => /^[\t\n\r\x20-\x7e]*$/.test(text)

/** A text as its comparison key reads it, and which part of the text each letter of that comes from. */
interface Reading {
  letters: string
  starts: number[]
  ends: number[]
}

function readingOf(text: string): Reading {
  const letters: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const { 0: part, index } of text.matchAll(parts)) {
    const end = index + part.length
    for (const letter of lettersOf(part)) {
      if (letter === ' ' && letters.at(-1) === ' ') continue
      letters.push(letter)
      starts.push(index)
      ends.push(end)
    }
  }
  return { letters: letters.join(''), starts, ends }
}

/** Each unit of what a part reads as. Few parts make up nearly every text, so what they read as is kept. */
function lettersOf(part: string): readonly string[] {
  const kept = readAs.get(part)
  if (kept !== undefined) return kept
  const letters = folded(part).split('')
  if (readAs.size < mostKept) readAs.set(part, letters)
  return letters
}

const readAs = new Map<string, readonly string[]>()
const mostKept = 10_000

// A letter with the marks upon it; the parts of a Korean syllable. Whatever becomes one character stays together.
const parts = /[\u1100-\u11ff]+|\P{M}\p{M}*|\p{M}+/gsu
