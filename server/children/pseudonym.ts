import { comparisonKey } from '../fields/comparison-key.ts'
import { lookAlikeIn } from '../fields/look-alikes.ts'
import { looksPersonal } from '../fields/looks-personal.ts'
import { sortOfWord } from '../fields/names-in.ts'
import { namesSeveral } from '../fields/text-list.ts'

/** Pseudonyms that stand more than once, in whatever spelling. */
export function hasTwice(pseudonyms: readonly string[]): boolean {
  return new Set(pseudonyms.map(comparisonKey)).size < pseudonyms.length
}

/** A stored child, as far as it takes to tell which one is meant. */
export interface KnownChild {
  id: string
  /** As it was typed first. */
  pseudonym: string
  pseudonymKey: string | null
  /** 0, or more for a child that is kept apart although its pseudonym has the key of another's. */
  apart: number
}

/**
 * Which child of an establishment a pseudonym means: the one with its key. Where several are kept apart under one key, it is
 * the one spelled like this, and otherwise the first of them; one that is kept apart is meant by its own spelling alone.
 */
export function childMeant<Child extends KnownChild>(
  children: readonly Child[],
  typed: string,
): Child | undefined {
  const key = comparisonKey(typed)
  const alike = children.filter(({ pseudonymKey }) => pseudonymKey === key)
  return alike.find(({ pseudonym }) => isSpelled(pseudonym, typed)) ?? alike.find(({ apart }) => apart === 0)
}

/** Whether two pseudonyms are the same text, but for capitals of A to Z: as the table of children tells texts apart. */
const isSpelled = (one: string, other: string): boolean => plain(one) === plain(other)

const plain = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/**
 * A child's pseudonym as a record spells it. A spelling of another key than the child's own is none that anybody typed: both
 * are given then, so that the record does not read as its versions do.
 * @param first as the child's was typed first
 * @param spelled as this record spells it; null in a record from before spellings were kept, which has the first
 */
export function pseudonymOf(first: string, spelled: string | null): string {
  if (spelled === null || spelled === first) return first
  return comparisonKey(spelled) === comparisonKey(first) ? spelled : `${spelled} (${first})`
}

/** How a pseudonym looks, for whoever typed something else. */
export const howPseudonymsLook = 'Use a code with a figure, such as K12'

/**
 * Whether a pseudonym that no record of the establishment holds yet looks like one: it holds a figure, is one and not several,
 * holds no brackets, quotation marks or bullets, is in one alphabet, and does not read as a forename and a surname, as a
 * forename with figures, nor as the number or the date of birth of somebody.
 */
export const looksLikePseudonym = (typed: string): boolean =>
  /\p{N}/u.test(typed) &&
  !namesSeveral(typed) &&
  !strayMarks.test(comparisonKey(typed)) &&
  otherAlphabet(typed) === undefined &&
  !isForenameWithFigures(typed) &&
  !looksPersonal(typed).some(({ what, text }) => what !== 'a name' || /\s/u.test(text))

const brackets = /[()[\]{}<>]/

/** What belongs to a list or a sentence and not to a code: '“K-912”', 'K-912.', '- CW-504', '1. CW-504'. */
const strayMarks = /^[^\p{L}\p{N}]|[^\p{L}\p{M}\p{N}]$|[^\p{L}\p{M}\p{N}\p{Pd} /_.']|\. /u

/** 'John1', 'John-1' and '1 John'; 'Falcon12' and 'Sky7' are code words, since 'falcon' and 'sky' are words. */
function isForenameWithFigures(typed: string): boolean {
  const letters = comparisonKey(typed)
    .replace(/[^\p{L}']+/gu, ' ')
    .trim()
  return letters.length > 2 && (sortOfWord(letters) === 'forename' || mainlyForenames.has(letters))
}

/** Everyday words too, but as a code with a figure rather somebody's name. */
const mainlyForenames = new Set('will mark bill frank grace dean rob pat nick carol joy jack'.split(' '))

/**
 * What to do about a letter by which a pseudonym reads as another one: of another alphabet than the rest, or drawn as a
 * Latin one.
 * It is refused and not read as the other: what was typed is what a record keeps, and a key that read both as one would join
 * children whose records are stored already.
 */
function otherAlphabet(typed: string): string | undefined {
  const alike = lookAlikeIn(typed)
  if (alike !== undefined)
    return `holds the ${alike.alphabet} letter “${alike.letter}”, which looks like a Latin “${alike.latin}”. Type it again in Latin letters`
  const letters = typed.match(/\p{L}/gu) ?? []
  const other = letters.find((letter) => !isLatin(letter))
  return other !== undefined && letters.some(isLatin)
    ? `holds “${other}” beside Latin letters. Type it again in one alphabet`
    : undefined
}

const isLatin = (letter: string): boolean => /\p{Script=Latin}/u.test(letter)

/** Those of the pseudonyms that are new to the establishment and look like none. */
export const namesAmong = (typed: readonly string[], known: ReadonlySet<string>): string[] =>
  typed.filter((each) => each !== '' && !known.has(comparisonKey(each)) && !looksLikePseudonym(each))

/** For the question that asks for one: what to do about a new one that looks like none, undefined for every other. */
export const refuseNames =
  (known: ReadonlySet<string>) =>
  (typed: string): string | undefined =>
    namesAmong([typed], known).map(notAPseudonym)[0]

/** What to do about one that looks like none. */
export function notAPseudonym(typed: string): string {
  const other = otherAlphabet(typed)
  if (other !== undefined) return `“${typed}” ${other}`
  if (namesSeveral(typed)) return `“${typed}” looks like more than one. Enter each by itself`
  const more = brackets.test(typed.normalize('NFKC')) ? ', without brackets and what is in them' : ''
  return `“${typed}” is new here and does not look like a pseudonym. ${howPseudonymsLook}${more}`
}
