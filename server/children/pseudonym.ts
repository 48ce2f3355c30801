/** Two pseudonyms with the same key mean the same child: capitals of A to Z do not matter, as in the table. */
export const sameChild = (pseudonym: string): string =>
  pseudonym.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/** Pseudonyms that stand more than once. */
export function hasTwice(pseudonyms: readonly string[]): boolean {
  return new Set(pseudonyms.map(sameChild)).size < pseudonyms.length
}
