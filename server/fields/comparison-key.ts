/**
 * One key for texts that people take for the same: compatible forms of a character, dashes, quotation marks and spaces are
 * one each, invisible characters count for nothing, capitals do not matter.
 */
export const comparisonKey = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .replace(/[‘’ʼ`]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()
