// Beside those that Unicode calls dashes: minus signs and strokes that programs and people write for one.
const dash = /[\p{Pd}\u02d7\u2043\u2212\u23af\u2500\u2796]/gu
// The blank pattern of Braille is drawn as nothing.
const spaces = /[\p{White_Space}\u2800]+/gu
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]|(?!\p{White_Space})\p{Cc}/gu
const quotation = /[‘’ʼ`]/gu

/**
 * The one key by which pseudonyms, references, names, codes and organisations are compared, wherever two are to be one or
 * one is looked for: compatible forms of a character are one, as are the kinds of dash, of single quotation mark and of
 * space; invisible characters and capitals count for nothing. No dash and no space between others is left out: A1-1 is not
 * What was typed is kept beside it.
 * @returns its own key; empty where nothing of the text can be seen
 */
export const comparisonKey = (text: string): string => folded(text).trim()

/** Whether nothing of a text can be seen: it holds only spaces and characters that nobody sees, or nothing. */
export const isBlank = (text: string): boolean => !visible.test(text)

const visible = /[^\p{White_Space}\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u

/** The same of a piece of a text: a space at its end stays. */
export const folded = (text: string): string =>
  typewritten.test(text) ? text.toLowerCase().replaceAll('`', "'").replace(/ {2,}/g, ' ') : foldedWhole(text)

/** What a typewriter has: nearly every text, for which the long way gives the same and takes twenty times as long. */
const typewritten = /^[ -~]*$/

/** A text without what nobody sees of it, and with one kind of dash or of space: for telling why two texts read the same. */
export const withoutInvisible = (text: string): string => text.replace(invisible, '')
export const plainDashes = (text: string): string => text.replace(dash, '-')
export const plainSpaces = (text: string): string => text.replace(spaces, ' ')

const foldedWhole = (text: string): string =>
  withoutCase(text.normalize('NFKC'))
    .normalize('NFKC')
    .replace(invisible, '')
    .normalize('NFKC')
    .replace(dash, '-')
    .replace(quotation, "'")
    .replace(spaces, ' ')

// There and back again: ẞ and ß and SS are one, as are the two small forms of sigma.
const withoutCase = (text: string): string =>
  text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ')
