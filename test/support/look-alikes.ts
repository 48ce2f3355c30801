/** Spellings that people take for K-12: what Word, a phone, a sheet and a web page make of it. */
export const likeK12: readonly string[] = [
  'K-12',
  'k-12',
  'K–12', // Word's dash
  'K—12',
  'K‐12',
  'K‑12', // that does not break
  'K−12', // a minus sign
  'K﹣12',
  'Ｋ－１２', // fullwidth
  'K\u00ad-12', // soft hyphen
  'K\u200b-12', // zero-width space
  'K-\u200d12',
  '\ufeffK-12', // byte order mark
  'K-12\ufe0f', // variation selector
  '\u2066K-12\u2069', // direction marks
  'K-12\u200e',
  '\u00a0K-12', // a space that does not break, at an end
  ' K-12\u2003',
  'K-12\t',
  'K-①②', // numbers in circles, by their compatible form
  '𝐊-𝟏𝟐',
]

/** Spellings of one pseudonym with a space and a letter with a mark in it. */
export const likeZoe7: readonly string[] = [
  'Zoë 7',
  'Zoe\u0308 7', // letter and mark apart
  'ZOË 7',
  'zoë\u00a07',
  'Zoë\u20037',
  'Zoë \u200b 7',
  'Zoë\u2009\u20097',
  'Ｚoë　７',
]

/** What people do not take for one: no dash and no space counts for nothing. */
export const different: readonly string[] = [
  'A1-1',
  'A-11',
  'A11',
  'A 1-1',
  'A1 1',
  'A-1-1',
  'A1.1',
  'A1/1',
  'A1_1',
]
