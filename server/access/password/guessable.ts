import { dictionary } from '@zxcvbn-ts/language-common'

/** Passwords that many people chose, from lists that thieves use; kept by its package, read without a network. */
const chosenByMany: ReadonlySet<string> = new Set(dictionary['passwords-common'])

/** What everyone who knows the service would try first (SECURITY AUN-03). */
const commonWords = [
  'password', 'passphrase', 'welcome', 'letmein', 'changeme', 'qwertyuiop', 'qwerty', 'asdfghjkl', 'zxcvbnm', 'abcdefgh',
  '1234567890', '123456789', '12345678', 'safeguarding', 'safeguard', 'scrutineer', 'scrutiny', 'restraint', 'secure',
  'estate', 'children', 'partnership', 'medway', 'cookham', 'rochester', 'chatham', 'gillingham',
] // prettier-ignore

/**
 * Whether little is left of a password once the words that people would guess are taken out: the service's, the
 * person's own, the establishments'. There is no rule about kinds of characters.
 */
export function isGuessable(password: string, ownWords: readonly string[]): boolean {
  if (formsOf(password).some((each) => chosenByMany.has(each))) return true
  const words = [...commonWords, ...ownWords.flatMap((each) => wordsIn(each))]
  const rest = words
    .sort((one, other) => other.length - one.length)
    .reduce((text, word) => text.replaceAll(word, ' '), plain(password))
    .replace(/\s+/g, '')
  return Array.from(rest).length < 8 || new Set(rest).size < 5
}

/** The password itself, without figures and signs at its ends, and the part that it repeats. */
function formsOf(password: string): string[] {
  const lower = password.toLowerCase()
  const repeated = /^(.{4,}?)\1+$/u.exec(lower)?.[1]
  const bare = lower.replace(/^[\d\W_]+|[\d\W_]+$/g, '')
  return [lower, plain(password), bare, ...(repeated === undefined ? [] : [repeated])]
}

const wordsIn = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]{4,}/gu) ?? []

/** Lower case, with the usual figures read as the letters they stand for where letters are around them. */
const plain = (text: string): string =>
  text.toLowerCase().replace(/(?<=\p{L})[013457@$](?=\p{L})/gu, (sign) => letters[sign] ?? sign)

const letters: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
}
