import { looksPersonal } from '../fields/looks-personal.ts'

/** Two pseudonyms with the same key mean the same child: capitals of A to Z do not matter, as in the table. */
export const sameChild = (pseudonym: string): string =>
  pseudonym.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/** Pseudonyms that stand more than once. */
export function hasTwice(pseudonyms: readonly string[]): boolean {
  return new Set(pseudonyms.map(sameChild)).size < pseudonyms.length
}

/** How a pseudonym looks, for whoever typed something else. */
export const howPseudonymsLook = 'Use a code with a figure, such as K12'

/**
 * Whether a pseudonym that no record of the establishment holds yet looks like one: it holds a figure, and does not read as
 * a forename and a surname, nor as the number or the date of birth of somebody.
 */
export const looksLikePseudonym = (typed: string): boolean =>
  /\p{N}/u.test(typed) &&
  !looksPersonal(typed).some(({ what, text }) => what !== 'a name' || /\s/u.test(text))

/** Those of the pseudonyms that are new to the establishment and look like none. */
export const namesAmong = (typed: readonly string[], known: ReadonlySet<string>): string[] =>
  typed.filter((each) => each !== '' && !known.has(sameChild(each)) && !looksLikePseudonym(each))

/** For the question that asks for one: what to do about a new one that looks like none, undefined for every other. */
export const refuseNames =
  (known: ReadonlySet<string>) =>
  (typed: string): string | undefined =>
    namesAmong([typed], known).map(notAPseudonym)[0]

/** What to do about one that looks like none. */
export const notAPseudonym = (typed: string): string =>
  `“${typed}” is new here and does not look like a pseudonym. ${howPseudonymsLook}`
