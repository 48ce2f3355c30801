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
  const words = [...commonWords, ...ownWords.flatMap((each) => wordsIn(each))]
  const rest = words
    .sort((one, other) => other.length - one.length)
    .reduce((text, word) => text.replaceAll(word, ' '), plain(password))
    .replace(/\s+/g, '')
  return Array.from(rest).length < 8 || new Set(rest).size < 5
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
