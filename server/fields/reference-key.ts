import { comparisonKey } from './comparison-key.ts'

/**
 * The key by which a reference or a number is looked up, and nothing else: the comparison key without dashes, spaces,
 * slashes, dots and every other mark, since establishments leave them out and put them in. 'UOF/19/0312' and 'uof190312'
 * have the same key, 'uof190312'.
 * @returns letters, figures and marks on letters, in small letters; empty where the text has none
 */
export const referenceKey = (text: string): string =>
  comparisonKey(text)
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '')
    .normalize('NFKC')
