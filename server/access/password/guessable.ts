import { dictionary } from '@zxcvbn-ts/language-common'
import { contextWords } from './context-words.ts'

/** Passwords that many people chose, from lists that thieves use; kept by its package, read without a network. */
const chosenByMany: ReadonlySet<string> = new Set(dictionary['passwords-common'])

// Whoever types more than this has thought of something, and nobody waits for the rest to be read.
const mostRead = 400
const leastLeft = 8
const shortestWord = 3
const leastDifferent = 5

/**
 * Whether little is left of a password once the words that people would guess are taken out: the service's and the
 * region's, the person's own, the establishments'. They are found whatever the accents, with the usual figures and signs for
 * letters, and with anything in between; what stands beside one (years, full stops, dashes) does not count as left. There is
 * no rule about kinds of characters: a password without such a word counts whole.
 */
export function isGuessable(password: string, ownWords: readonly string[]): boolean {
  // One character may become eighteen, so the length is limited before and after.
  const text = folded(password.slice(0, mostRead)).slice(0, mostRead)
  if (formsOf(text).some((each) => chosenByMany.has(each))) return true
  const words = [...contextWords, ...ownWords].flatMap(wordsIn)
  return (['i', 'l'] as const).some((one) => {
    const left = leftOf(text, words, one)
    return left.length < leastLeft || new Set(left).size < leastDifferent
  })
}

/** Lower case, without accents, and full-width or otherwise dressed letters as plain ones. */
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** The password itself, without figures and signs at its ends, with letters for signs, and the part that it repeats. */
function formsOf(text: string): string[] {
  const repeated = /^(.{4,}?)\1+$/u.exec(text)?.[1]
  const bare = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const inner = text.replace(/(?<=\p{L})[^\p{L}](?=\p{L})/gu, (sign) => letterFor(sign, 'i'))
  return [text, bare, inner, ...(repeated === undefined ? [] : [repeated])]
}

/** A name's words, those words in one, and all of it in one: what has three letters or more. 'Bo' and '李明' have none. */
function wordsIn(name: string): string[] {
  const all = folded(name).match(/[\p{L}\p{N}]+/gu) ?? []
  const long = all.filter(isLongEnough)
  return [...long, long.join(''), all.join('')].filter(isLongEnough)
}

const isLongEnough = (word: string): boolean => Array.from(word).length >= shortestWord

// One may be an i or an l.
type One = 'i' | 'l'

const signs: Record<string, string> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '€': 'e',
  '+': 't',
}

const letterFor = (char: string, one: One): string =>
  ['1', '!', '|'].includes(char) ? one : (signs[char] ?? char)

/** The characters of a text that are no word of these, nor figures and signs beside one; all of them where there is no word. */
function leftOf(text: string, words: readonly string[], one: One): string[] {
  const chars = Array.from(text.replace(/\s/g, ''))
  const kept = chars.filter((char) => /[\p{L}\p{N}]/u.test(letterFor(char, one)))
  // One place each, so that a place in the text is a place in the list.
  const read = kept.map((char) => letterFor(char, one).slice(0, 1)).join('')
  const isTaken = takenIn(
    read,
    [...new Set(words)].map((word) => readAs(word, one)),
  )
  if (!isTaken.includes(true)) return chars
  const runs = kept.map((char, place) => (isTaken[place] === true ? ' ' : char)).join('')
  return runs.split(' ').flatMap((run) => Array.from(run.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')))
}

const readAs = (word: string, one: One): string =>
  Array.from(word, (char) => letterFor(char, one).slice(0, 1)).join('')

/** Which places of a text belong to one of the words; the longest comes first. */
function takenIn(text: string, words: readonly string[]): boolean[] {
  const isTaken = Array.from(text, () => false)
  for (const word of words.toSorted((first, other) => other.length - first.length))
    for (const from of placesOf(word, text))
      if (!isTaken.slice(from, from + word.length).includes(true))
        isTaken.fill(true, from, from + word.length)
  return isTaken
}

/** Where a word begins in a text, overlapping ones too; nowhere for an empty word, which would be found without end. */
function placesOf(word: string, text: string): number[] {
  const places: number[] = []
  if (word === '') return places
  for (let from = text.indexOf(word); from !== -1; from = text.indexOf(word, from + 1)) places.push(from)
  return places
}
