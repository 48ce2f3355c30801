import { plainLetters } from './pdf/fonts.ts'
import type { Report } from './report.ts'
import { textsIn } from './texts-in.ts'

/** Words that the paper has no letters for: where they stand, what stands around them, and the characters. */
export interface Unprintable {
  /** The chapter, 'Restraint'; or 'the cover'. */
  where: string
  /** The whole text in which they stand. */
  text: string
  characters: string[]
}

/** The characters of a text that would print as a box, each once, in their order. */
export async function unprintableCharacters(text: string): Promise<string[]> {
  // No font need be opened to know it.
  if (plainLetters.test(text.replaceAll('\n', ' '))) return []
  const { missingOnPaper } = await import('./pdf/missing-on-paper.ts')
  return missingOnPaper(text)
}

/** Every text of a report that the paper cannot print as the page shows it. */
export async function unprintableIn(report: Report): Promise<Unprintable[]> {
  const { sections, ...cover } = report
  const places = [
    { where: 'the cover', texts: textsIn(cover) },
    ...sections.map(({ title, ...section }) => ({ where: title, texts: [title, ...textsIn(section)] })),
  ]
  const found: Unprintable[] = []
  for (const { where, texts } of places)
    for (const text of new Set(texts)) {
      const characters = await unprintableCharacters(text)
      if (characters.length > 0) found.push({ where, text, characters })
    }
  return found
}

/** '“😀” (U+1F600)': a character and its number, since it may show as nothing or as a box wherever this is read. */
export const characterInWords = (character: string): string =>
  `“${character}” (${Array.from(
    character,
    (each) => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  ).join(' ')})`

/** The few words before and after a character, by which it is found: '… fell 😀 and got …'. */
export function wordsAround(text: string, character: string): string {
  const at = text.indexOf(character)
  const [before, after] = [text.slice(0, at), text.slice(at + character.length)]
  const few = 30
  const head = Array.from(before).slice(-few).join('')
  const tail = Array.from(after).slice(0, few).join('')
  return `${head.length < before.length ? '… ' : ''}${head}${character}${tail}${tail.length < after.length ? ' …' : ''}`
    .replaceAll(/\s+/g, ' ')
    .trim()
}
