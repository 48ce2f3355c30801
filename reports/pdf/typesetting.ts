import type { Fonts } from './fonts.ts'
import { runsOf, type Run } from './runs.ts'
import type { TextStyle } from './theme.ts'

export interface Line {
  runs: (Run & { width: number })[]
  width: number
}

export interface Typesetter {
  doc: PDFKit.PDFDocument
  fonts: Fonts
}

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Breaks a text into lines no wider than `width` points: at spaces, after hyphens, dashes and slashes, and inside a word
 * only where it is wider than the whole line. A line feed starts a new line. Nothing is left out.
 */
export function setLines(type: Typesetter, text: string, style: TextStyle, width: number): Line[] {
  const paragraphs = printable(text).split('\n')
  return paragraphs.flatMap((paragraph, place) => {
    const lines = fill(type, piecesOf(type, paragraph, style, width), style, width)
    return place < paragraphs.length - 1 ? [...lines.slice(0, -1), ...lines.slice(-1).map(spaced)] : lines
  })
}

/** A line that goes on ends with a space, so that copied or spoken words do not run together; it takes no room. */
function spaced(line: Line): Line {
  const last = line.runs.at(-1)
  if (!last || last.rightToLeft || last.instead) return line
  return { ...line, runs: [...line.runs.slice(0, -1), { ...last, text: `${last.text} ` }] }
}

/** Control characters and halves of characters have no form on paper. */
function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')
}

/** A text as it may stand on paper: whole, and in every piece that a line may be broken into. */
export const piecesIn = (text: string): string[] =>
  printable(text)
    .split('\n')
    .flatMap((paragraph) => [paragraph, ...breakable(paragraph)])

const breakable = (text: string): string[] => text.split(/(?<=[ \u2009])|(?<=[^\s\d][-–—/])(?=[^\s\d])/u)

function piecesOf(type: Typesetter, text: string, style: TextStyle, width: number): string[] {
  return breakable(text).flatMap((piece) =>
    setLine(type, piece.trimEnd(), style).width <= width ? [piece] : chopped(piece),
  )
}

const chopped = (piece: string): string[] => [...clusters.segment(piece)].map(({ segment }) => segment)

function fill(type: Typesetter, pieces: string[], style: TextStyle, width: number): Line[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const piece of pieces) {
    const wide = setLine(type, piece, style).width
    const bare = piece.endsWith(' ') ? setLine(type, piece.trimEnd(), style).width : wide
    if (line !== '' && used + bare > width + 0.01) {
      lines.push(line)
      line = ''
      used = 0
    }
    line += piece
    used += wide
  }
  // Where a word itself is broken, or an address at its slash, no space belongs.
  return [...lines, line].map((words, place) => {
    const set = setLine(type, words.trimEnd(), style)
    return place < lines.length && words.endsWith(' ') ? spaced(set) : set
  })
}

/** One line, however wide. */
export function setLine(type: Typesetter, text: string, style: TextStyle): Line {
  const runs = runsOf(type.fonts, style.face, text).map((run) => ({
    ...run,
    width: widthOf(type, run, style),
  }))
  return { runs, width: runs.reduce((sum, run) => sum + run.width, 0) }
}

function widthOf(type: Typesetter, run: Run, style: TextStyle): number {
  const spacing = (style.letterSpacing ?? 0) * run.text.length
  return type.doc.font(run.font).fontSize(style.size).widthOfString(run.text, featuresOf(run)) + spacing
}

/** pdfkit lays out word by word unless features are given; right-to-left words need the whole run. */
const featuresOf = (run: Run): PDFKit.Mixins.TextOptions => (run.rightToLeft ? { features: [] } : {})

/** Draws a line with its left end at x and the top of its leading at y. */
export function drawLine(type: Typesetter, line: Line, style: TextStyle, at: { x: number; y: number }): void {
  const baseline = at.y + style.leading / 2 + style.size * 0.33
  let x = at.x
  for (const run of line.runs) {
    drawRun(type.doc, run, style, { x, y: baseline })
    x += run.width
  }
}

/** Where letters on paper differ from the words, or stand in another order, the words go with them. */
function drawRun(doc: PDFKit.PDFDocument, run: Run, style: TextStyle, at: { x: number; y: number }): void {
  doc.font(run.font).fontSize(style.size).fillColor(style.colour)
  const actual = run.instead ?? (run.rightToLeft ? run.text : undefined)
  if (actual !== undefined) doc.markContent('Span', { actual })
  doc.text(run.text, at.x, at.y, {
    ...featuresOf(run),
    lineBreak: false,
    baseline: 'alphabetic',
    characterSpacing: style.letterSpacing ?? 0,
  })
  if (actual !== undefined) doc.endMarkedContent()
}
