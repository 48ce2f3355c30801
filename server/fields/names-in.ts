import {
  afterPlaces,
  everydayWords,
  forenames,
  months,
  neverNames,
  posts,
  surnames,
  titles,
  wordKey,
} from './word-lists.ts'

/** Where a name stands in a text. */
export interface Place {
  at: number
  end: number
}

interface Word extends Place {
  text: string
  key: string
  isCapital: boolean
  /** 'J' of 'J. Smith'. */
  isInitial: boolean
  /** Stands right after the word before: only a space, or the full stop of an initial, is between. */
  follows: boolean
  sort: Sort
}

/** What a word is by itself: 'weak' is a name and an everyday word too ('Will'), 'unknown' is in no list. */
export type Sort = 'never' | 'everyday' | 'weak' | 'forename' | 'surname' | 'unknown'

// Each word is taken once and as long as it is: no text makes this go back (SECURITY IN-06).
const wordPattern = /\p{L}[\p{L}\p{M}’'‐-]*/gu

/** Short words that begin sentences: no forename of whoever is named after them ('Will Jayden come?'). */
const beginsSentences = new Set(
  'will may can don said mark grant chase hope art baby red king bill frank'.split(' '),
)

/**
 * The places in a text that look like somebody's name, in order: by lists of forenames, surnames and everyday words, and by
 * how names are written. 'Will', 'May' and 'Charitable Trust' are none; 'J. Smith' is. Time grows with the text, no faster.
 */
export function namesIn(text: string): Place[] {
  const words = wordsIn(text)
  const places: Place[] = []
  for (let at = 0; at < words.length;) {
    const group = groupFrom(words, at)
    const name = nameOf(group, words[at - 1])
    if (name !== undefined) places.push(name)
    at += Math.max(1, group.length)
  }
  return places
}

function wordsIn(text: string): Word[] {
  const words: Word[] = []
  const known = new Map<string, Known>()
  for (const match of text.matchAll(wordPattern)) {
    const whole = withoutEnd(match[0])
    const end = match.index + whole.length
    const before = words.at(-1)
    const own = known.get(whole) ?? knownOf(whole)
    known.set(whole, own)
    words.push({
      ...own,
      at: match.index,
      end,
      text: whole,
      isInitial: own.isCapital && whole.length === 1 && !isOfCode(text, end),
      follows: before !== undefined && isJoined(before, text.slice(before.end, match.index)),
    })
  }
  return words
}

type Known = Pick<Word, 'key' | 'sort' | 'isCapital'>

function knownOf(whole: string): Known {
  const key = wordKey(whole)
  return { key, sort: sortOf(whole, key), isCapital: /^\p{Lu}/u.test(whole) }
}

/** 'K' of 'K-12' or 'K12' is the beginning of a code. */
const isOfCode = (text: string, end: number) => /^[-‐]?\p{N}/u.test(text.slice(end, end + 2))

/** Without what belongs to no word: a final ’s, a dash, a quotation mark. */
function withoutEnd(word: string): string {
  let end = /['’]s$/iu.test(word.slice(-2)) ? word.length - 2 : word.length
  while (end > 1 && "'’‐-".includes(word.charAt(end - 1))) end -= 1
  return word.slice(0, end)
}

const isJoined = ({ isInitial, key }: Word, between: string) =>
  between === ' ' ||
  /^\s{1,2}$/u.test(between) ||
  ((isInitial || titles.has(key)) && /^\.\s{0,2}$/u.test(between))

/** What a word is by itself, however it is written. */
export const sortOfWord = (word: string): Sort => sortOf(word, wordKey(word))

function sortOf(word: string, key: string): Sort {
  const [own, ...others] = [key, ...(/[-‐]/u.test(word) ? word.split(/[-‐]/u).map(wordKey) : [])].map(
    sortOfKey,
  )
  if (own !== 'unknown' || others.length === 0) return own ?? 'everyday'
  return (
    others.find((each) => each === 'forename' || each === 'surname') ??
    (others.includes('unknown') ? 'unknown' : 'everyday')
  )
}

function sortOfKey(key: string): Sort {
  if (key.length < 2 || neverNames.has(key)) return 'never'
  const name = nameSortOf(key)
  if (everydayWords.has(key)) return name === undefined ? 'everyday' : 'weak'
  return name ?? (isInflected(key) ? 'everyday' : 'unknown')
}

function nameSortOf(key: string): 'forename' | 'surname' | undefined {
  if (forenames.has(key)) return 'forename'
  return surnames.has(key) ? 'surname' : undefined
}

const endings = ['s', 'es', 'ed', 'd', 'ing', 'ly', 'er', 'ers', 'ness', 'ment', 'ful', 'less']

const isInflected = (key: string): boolean =>
  endings.some(
    (end) => key.endsWith(end) && key.length > end.length + 2 && everydayWords.has(key.slice(0, -end.length)),
  )

/** The words from here that may be one name; never more than a dozen, so that a text of capitals is many short groups. */
function groupFrom(words: readonly Word[], from: number): Word[] {
  const group: Word[] = []
  for (const word of words.slice(from, from + 12)) {
    if (group.length > 0 && !word.follows) break
    if (!continues(group, word)) break
    group.push(word)
  }
  return group
}

function continues(group: readonly Word[], word: Word): boolean {
  const last = group.at(-1)
  if (word.isInitial || (last === undefined && titles.has(word.key))) return true
  if (!word.isCapital) return word.sort !== 'never' && isSmallName(last, word)
  return continuesInCapitals(last, word)
}

function continuesInCapitals(last: Word | undefined, word: Word): boolean {
  if (word.sort === 'never') return last?.isCapital === true && isSurnameNotPlace(last, word)
  return word.sort === 'everyday' ? isSurnameAfter(last) : last?.isCapital !== false
}

/** 'Jordan Example', 'Mr Example': what follows a forename or a title in capitals is a surname, whatever it means. */
const isSurnameAfter = (last: Word | undefined) =>
  last !== undefined && last.isCapital && (last.sort === 'forename' || titles.has(last.key))

/**
 * 'Peter Hall', 'Mr Hill', 'Mark White': places, peoples and buildings are surnames too. After what is an everyday word itself
 * no building is: 'Hope House'.
 */
function isSurnameNotPlace(last: Word, { key }: Word): boolean {
  if (last.sort === 'forename') return !days.has(key)
  if (!surnames.has(key)) return false
  if (titles.has(last.key)) return true
  return (last.isInitial || isWeakForename(last)) && !isPlaceAfter(last, key)
}

const isWeakForename = ({ sort, key }: Word): boolean =>
  sort === 'weak' && forenames.has(key) && !months.has(key) && key !== 'will' && key !== 'can'

/** 'Mark Hill' is somebody, since nothing is named after a mark; 'Rose Hill' may be a road. */
const isPlaceAfter = ({ key: before }: Word, key: string): boolean =>
  afterPlaces.has(key) && !['mark', 'frank', 'bill', 'jack', 'neil', 'rob'].includes(before)

const days = new Set([
  ...months,
  ...'monday tuesday wednesday thursday friday saturday sunday christmas easter'.split(' '),
])

/** In small letters only what is a forename and nothing else, and the surname after it. */
const isSmallName = (last: Word | undefined, word: Word) =>
  last === undefined
    ? word.sort === 'forename' && word.key.length > 3
    : !last.isCapital && last.sort === 'forename' && surnames.has(word.key)

function nameOf(group: readonly Word[], before: Word | undefined): Place | undefined {
  const words = withoutBeginning(group)
  const [first] = words
  const last = words.at(-1)
  if (first === undefined || last === undefined || !isName(words, first, before)) return undefined
  return { at: first.at, end: last.end }
}

/** Without a word that only begins the sentence, and without initials that stand alone at an end. */
function withoutBeginning(group: readonly Word[]): readonly Word[] {
  const [first, second] = group
  if (first !== undefined && beginsSentences.has(first.key) && second?.sort === 'forename')
    return group.slice(1)
  return group
}

function isName(words: readonly Word[], first: Word, before: Word | undefined): boolean {
  const named = words.filter(({ isInitial, key }) => !isInitial && !titles.has(key))
  if (named.length === 0) return false
  if (named.some(({ sort }) => sort === 'forename' || sort === 'surname')) return true
  if (titles.has(first.key)) return true
  if (first.isInitial) return !['A', 'I'].includes(first.text) || words.length > 2
  return isPair(named) || isNamedAfter(named, first, before)
}

const isSurname = ({ key, sort }: Word) => sort === 'unknown' || surnames.has(key)

/** Words after which one word with a capital that no list knows is taken for somebody: 'held by Rashida'. */
const beforeWho = new Set('at by with and to from told'.split(' '))

function isNamedAfter(named: readonly Word[], first: Word, before: Word | undefined): boolean {
  if (!first.follows || before === undefined) return false
  return (beforeWho.has(before.key) && isAlone(named)) || (posts.has(before.key) && named.every(isSurname))
}

const isAlone = ([word, ...more]: readonly Word[]) =>
  more.length === 0 && word?.sort === 'unknown' && word.isCapital && isTitled(word)

/** Two words that no list knows, or a forename and a surname of which both are everyday words too: 'Mark Brown'. */
const isPair = (words: readonly Word[]): boolean =>
  words.some((word, place) => {
    const next = words[place + 1]
    if (next === undefined) return false
    if (word.sort === 'unknown' && next.sort === 'unknown') return isTitled(word) && isTitled(next)
    return forenames.has(word.key) && isSurname(next) && !months.has(word.key)
  })

// 'MMPR PAVA' is no name.
const isTitled = ({ text }: Word) => /\p{Ll}/u.test(text)
