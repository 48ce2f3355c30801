import { listOf } from '../../reports/wording.ts'
import { looksLikePseudonym } from '../children/pseudonym.ts'
import { datesIn } from '../fields/dates-in.ts'
import { looksPersonal } from '../fields/looks-personal.ts'
import { sortOfWord } from '../fields/names-in.ts'
import { posts, titles, wordKey } from '../fields/word-lists.ts'

/** A name is no longer than this; what somebody said is. */
export const mostWords = 4
const mostCharacters = 60

/** How long a text is that is masked: all that is kept of it. */
export interface Length {
  characters: number
  words: number
}

export const lengthOf = (text: string): Length => ({
  characters: Array.from(text).length,
  words: wordsIn(text).length,
})

const wordsIn = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '')

const only = `only a name, a date of birth or a number of one person is masked, of at most ${mostWords} words and ${mostCharacters} characters`

/**
 * Why a text cannot be masked, with what to do; undefined for a name, a date of birth or a number of one person. Masking takes
 * a text out of every version for ever: it must not be a way to take out what somebody said.
 * @param today a local date: a date of the last nine years is nobody's birth
 */
export function whyNoName(text: string, today: string): string | undefined {
  const words = wordsIn(text)
  if (words.length > mostWords || text.length > mostCharacters)
    return `This is too long for a name: ${only}. Correct the record if something else in it is wrong`
  if (isPersonalNumber(text, today)) return undefined
  if (isSentence(words))
    return `This reads as a sentence: ${only}. Enter the name alone, without full stop, comma or question mark`
  if (datesIn(text).length > 0)
    return 'This is not a date of birth by itself. Enter the whole date with its year, as it is written; a date of the last nine years is nobody’s'
  if (looksLikePseudonym(text))
    return 'This looks like a pseudonym or another code, not like a name. Enter the name as it is written, or leave the code: it names nobody outside the establishment'
  return problemWithWords(words)
}

/** A date of birth or a number of one person, with nothing else but the words that say what it is. */
function isPersonalNumber(text: string, today: string): boolean {
  const found = looksPersonal(text, today).filter(({ what }) => what !== 'a name')
  const rest = found.reduce((left, { text: each }) => left.replace(each, ' '), text)
  return found.length > 0 && /^(?:\s|[.:-]|date of birth|d\.? ?o\.? ?b|born|on)*$/iu.test(rest)
}

/** Marks of a sentence anywhere but after an initial or a title: 'J. Smith', 'Mr. Smith'. */
const isSentence = (words: readonly string[]): boolean =>
  words.some((word) => /[.,?!;:“”"()]/u.test(isShortened(word) ? word.slice(0, -1) : word))

const isShortened = (word: string): boolean =>
  /^(?:\p{L}\.)+$/u.test(word) || (word.endsWith('.') && titles.has(wordKey(word)))

/** What one word of the text is: 'no name' is a common word, a place or a body that only another word makes a name. */
type Part = 'name' | 'beside' | 'no name'

function problemWithWords(words: readonly string[]): string | undefined {
  const parts = words.map((word, place) =>
    isParticle(word, words) ? 'beside' : partOf(word, words[place - 1]),
  )
  const common = words.filter((_word, place) => parts[place] === 'no name')
  if (common.length > 0) return commonWords(common, words)
  return parts.includes('name')
    ? undefined
    : 'This names nobody by itself. Enter the surname or the forename with it, as it is written'
}

const commonWords = (common: readonly string[], words: readonly string[]): string => {
  const said = `${listOf(common.map((word) => `“${word}”`))} ${common.length === 1 ? 'is a common word' : 'are common words'}, and masking would take what people said out of the record`
  return words.length > common.length
    ? `${said}. Enter the name alone`
    : `${said}. If it is somebody’s name, enter it with a capital and with the word before it, such as “Mr Hill”`
}

/** Small words within surnames. */
const particles = new Set('de da di du la le van von der den bin ibn al el ap st o'.split(' '))

/** What is done in a restraint, and is in no list of everyday words. */
const ofRestraint = new Set(
  'headlock headbutt headbutted knelt chokehold armlock wristlock armhold takedown'.split(' '),
)

const isParticle = (word: string, words: readonly string[]) =>
  words.length > 1 && particles.has(wordKey(word))

function partOf(word: string, before: string | undefined): Part {
  const key = wordKey(word)
  if (isBeside(word, key)) return 'beside'
  return (key === '' ? isNameElsewhere(word) : isNameHere(word, before)) ? 'name' : 'no name'
}

/** The lists hold Latin letters alone; where a script has no capitals, nothing tells a name from a word. */
const isNameElsewhere = (word: string): boolean => /^\p{L}/u.test(word) && !/^\p{Ll}/u.test(word)

function isNameHere(word: string, before: string | undefined): boolean {
  const isCapital = /^\p{Lu}/u.test(word)
  switch (ofRestraint.has(wordKey(word)) ? 'everyday' : sortOfWord(word)) {
    case 'forename':
    case 'surname':
      return true
    // What no list knows may be a misspelt word as well: with a capital it is taken for a name.
    case 'unknown':
    case 'weak':
      return isCapital
    case 'everyday':
    case 'never':
      return isCapital && before !== undefined && makesNames(before)
  }
}

/** An initial, a title or a post: beside a name, and none by itself. */
const isBeside = (word: string, key: string): boolean =>
  isShortened(word) ||
  titles.has(key) ||
  (/^\p{Lu}(?:$|\p{Ll}+$)/u.test(word) && (word.length === 1 || posts.has(key)))

/** What follows such a word in a capital is a surname, whatever it means: 'Mr Hill', 'J. Wood', 'Jordan Example'. */
function makesNames(before: string): boolean {
  const key = wordKey(before)
  if (titles.has(key) || posts.has(key) || /^\p{Lu}\.?$/u.test(before)) return true
  return ['forename', 'surname', 'unknown'].includes(sortOfWord(before)) && /^\p{Lu}/u.test(before)
}

/**
 * Whether every word of a name is a common word too: then it is masked only where it stands with its capital, so that “will”
 * and “may” stay.
 */
export const isCommonToo = (text: string): boolean =>
  wordsIn(text).every(
    (word) =>
      /^\p{Lu}/u.test(word) &&
      !titles.has(wordKey(word)) &&
      ['weak', 'everyday', 'never'].includes(sortOfWord(word)),
  )
