import fc from 'fast-check'
import { isBlank } from '../../server/fields/comparison-key.ts'

/** What people type that programs did not expect: nothing, signs, other scripts, what cannot be shown. */
export const oddTexts = [
  '', ' ', '\n', '\r\n', '\t', '\0', '-', '--', '.', ',', ';', ':', '/', '\\', '"', '""', "'", '’', '%', '$&', '$1', '(', ')', '[', '+', '*',
  '^', '|', '?', '0', '-0', '1e9', 'NaN', 'Infinity', 'null', 'undefined', '__proto__', 'constructor', 'a', 'Bo', 'Jo Ng', 'J. K.', '李明',
  'Ой', '한국', 'مرحبا', 'שלום', 'İ', 'ı', 'ß', 'ﬁ', 'ﷺ', 'é', 'e\u0301', '\u0301', '\u200b', '\u202e', '\ufeff', '🙂', '👨‍👩‍👧', '\ud800',
  '\udc00', '１２', '٣', 'Ⅷ', '½',
] // prettier-ignore

const short = fc.string({ maxLength: 4, unit: 'binary' })
const words = fc
  .array(fc.string({ maxLength: 8, unit: 'grapheme' }), { maxLength: 6 })
  .map((all) => all.join(' '))
const unit = fc.oneof(fc.constantFrom(...oddTexts), fc.string({ maxLength: 3, unit: 'grapheme-ascii' }))

/** The same again and again, with another end: what a pattern tries longest. At most so many characters. */
export const repeatedText = (most: number): fc.Arbitrary<string> =>
  fc
    .tuple(unit, fc.nat(most), unit)
    .map(
      ([part, times, end]) =>
        `${part.repeat(Math.floor(Math.min(times, most / Math.max(1, part.length))))}${end}`,
    )

/** Whatever may be typed: short, empty, repeated, of any script, and up to so many characters. */
export const typedText = (most = 2_000): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...oddTexts),
    short,
    words,
    fc.string({ maxLength: 60, unit: 'grapheme-ascii' }),
    fc.string({ maxLength: 60, unit: 'grapheme' }),
    repeatedText(most),
  )

/** The same without what cannot be stored, as every field reads it: without spaces at both ends, and nothing where nothing can be seen. */
export const writableText = (most = 2_000): fc.Arbitrary<string> =>
  typedText(most)
    .map((text) => text.toWellFormed().replaceAll('\0', '').trim())
    .map((text) => (isBlank(text) ? '' : text))
