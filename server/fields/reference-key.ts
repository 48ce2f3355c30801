/**
 * One key for references and numbers that people take for the same, in whatever way they are written: capitals, dashes,
 * spaces, slashes, dots and every other mark count for nothing, nor do invisible characters and the form of a character.
 * 'UOF/19/0312' and 'uof190312' have the same key, 'uof190312'.
 * @returns letters, figures and marks on letters, in small letters; empty where the text has none
 */
export const referenceKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}|[^\p{L}\p{N}\p{M}]/gu, '')
