import { paragraphsOf } from '../paragraphs.ts'
import { drawIn, tag, type Tag } from './tags.ts'
import type { Piece } from './pieces.ts'
import { measure, page, type TextStyle } from './theme.ts'
import { drawLine, setLines, type Typesetter } from './typesetting.ts'

/** What every drawing function is given. */
export interface Paper extends Typesetter {
  /** The chapter's element: what a block draws hangs below it. Each chapter has a paper of its own. */
  readonly chapter: Tag
  /** Levels asked for by the headings that a block drawn next stands under. */
  under: number[]
  /** Headings met so far, for bookmarks and contents. */
  headings: Heading[]
}

export interface Heading {
  level: 1 | 2 | 3
  text: string
  /** Name of the destination in the file. */
  target: string
}

export interface TextPlace {
  style: TextStyle
  x?: number
  width?: number
  /** White above the first line. */
  before?: number
  /** Keep all lines together and with what follows. */
  keepWithNext?: boolean
}

/** The pieces of one text: a line each, no first or last line alone on a page. */
export function textPieces(paper: Typesetter, element: Tag, text: string, place: TextPlace): Piece[] {
  const { style, x = page.left, width = measure, before = 0, keepWithNext = false } = place
  const lines = setLines(paper, text, style, width)
  return lines.map((line, index) => ({
    height: style.leading,
    before: index === 0 ? before : 0,
    keep: keepWithNext || keepsLines(index, lines.length),
    draw: (y) => {
      drawIn(element, () => {
        drawLine(paper, line, style, { x, y })
      })
    },
  }))
}

/** The pieces of a text that people typed: an element for each of its paragraphs, white between them. */
export function paragraphPieces(paper: Typesetter, parent: Tag, text: string, place: TextPlace): Piece[] {
  const [first = '', ...others] = paragraphsOf(text)
  const pieces = (words: string, before: number | undefined): Piece[] =>
    textPieces(paper, tag(paper.doc, parent, 'P'), words, {
      ...place,
      ...(before !== undefined && { before }),
    })
  return [
    ...pieces(first, place.before),
    ...others.flatMap((words) => pieces(words, place.style.leading / 2)),
  ]
}

/** Two lines at the foot, two at the head; a text of three stays whole. */
const keepsLines = (index: number, count: number): boolean =>
  index < count - 1 && (index === 0 || index === count - 2)
