import type { PublicPart } from '../../server/reviews/vocabulary.ts'
import type { Report } from '../report.ts'

/** A sentence of a text for the public that holds numbers which are in no public table. */
export interface NumberSentence {
  part: PublicPart
  sentence: string
  /** The numbers as they are written: '2', 'nine', 'half'. */
  found: string[]
}

const units = 'one|two|three|four|five|six|seven|eight|nine'
const teens = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
const tens = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const ordinals =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|' +
  '(?:thir|four|fif|six|seven|eigh|nine)teenth|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth|hundredth'
const parts = 'halves|half|halved|thirds|quarters|quarter|fifths|tenths|majority|minority'
const others =
  'nought|zero|nil|none|neither|either|both|once|twice|thrice|single|singly|sole|only|double|doubled|treble|triple|tripled|' +
  'twofold|threefold|couple|pair|pairs|trio|dozen|dozens|score|scores|hundred|hundreds|thousand|thousands|million|millions'

/** A figure with its separators and per cent, or a word for a number: alone, or put together with a hyphen. */
const numberPattern = new RegExp(
  String.raw`\d+(?:[.,:/]\d+)*(?:\s?%)?|\b(?:(?:${tens})-(?:${units}|${ordinals})|${units}|${teens}|${tens}|${ordinals}|${parts}|${others})\b`,
  'gi',
)

/** Every number of a text, and every word for a number, as written; a figure keeps its separators. */
export const numbersIn = (text: string): string[] => [...text.matchAll(numberPattern)].map(([found]) => found)

/** A text's sentences: each ends with its full stop, question or exclamation mark, or with its paragraph. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/\n+|(?<=[.!?][’”")]?)\s+(?=[\p{Lu}\p{N}“‘"(])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')

/** The numbers in the tables of a document, without separators: what a figure of a text may repeat. */
export function figuresOf(report: Report): ReadonlySet<string> {
  const tables = report.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === 'table' ? [block] : []))
  const cells = tables.flatMap(({ columns, rows, total }) =>
    [...rows, ...(total ? [total] : [])].flatMap((each) =>
      each.cells.filter((_cell, place) => columns[place]?.align === 'number'),
    ),
  )
  return new Set(cells.map(({ text }) => withoutSeparators(text)).filter((text) => /^\d/.test(text)))
}

const withoutSeparators = (text: string): string => text.replaceAll(/[,\s]/g, '')

/**
 * The sentences of texts for the public that somebody must decide on. A figure equal to one in a table of the same document
 * passes by itself; a word for a number never does, since it may count anything.
 */
export function numberSentences(
  texts: readonly { part: PublicPart; words: string }[],
  figures: ReadonlySet<string>,
): NumberSentence[] {
  return texts.flatMap(({ part, words }) =>
    [...new Set(sentencesOf(words))]
      .map((sentence) => ({
        part,
        sentence,
        found: numbersIn(sentence).filter((found) => !figures.has(withoutSeparators(found))),
      }))
      .filter(({ found }) => found.length > 0),
  )
}
