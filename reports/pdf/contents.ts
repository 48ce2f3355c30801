import { drawTitle } from './blocks/heading.ts'
import type { Heading, Paper } from './paper.ts'
import { paginate, type Piece } from './pieces.ts'
import { drawIn, drawRule, tag, type Tag } from './tags.ts'
import { colours, measure, page, styles, type TextStyle } from './theme.ts'
import { drawLine, setLine, setLines, type Line } from './typesetting.ts'

const numberRoom = 30

interface Entry {
  heading: Heading
  style: TextStyle
  indent: number
  lines: Line[]
  before: number
  isFirst: boolean
  isLastOfChapter: boolean
}

interface Spacing {
  heading: TextStyle
  aboveChapter: number
}

const roomy: Spacing = { heading: styles.body, aboveChapter: 7.5 }
const tight: Spacing = { heading: styles.cell, aboveChapter: 2.5 }

/**
 * One line a chapter and a heading of the second level, each a link; set closer where that saves a page. Heights do
 * not depend on page numbers, so how many pages this takes is known before any number is: `pageOf` is asked only
 * when drawing. A chapter's lines stay on one page.
 */
export function drawContents(
  paper: Paper,
  headings: Heading[],
  pageOf: (heading: Heading) => number,
): Piece[] {
  const title = drawTitle(paper, { level: 1, text: 'Contents', target: 'contents' })
  const list = tag(paper.doc, paper.chapter, 'TOC')
  const listed = headings.filter(
    ({ level, text }) => level === 1 || (level === 2 && !isRepeated(headings, text)),
  )
  const choices = [roomy, tight].map((spacing) => [
    ...title,
    ...listed.map((heading, index) => {
      const isLastOfChapter = (listed[index + 1]?.level ?? 1) === 1
      const entry = { ...entryOf(paper, heading, spacing), isFirst: index === 0, isLastOfChapter }
      return entryPiece(paper, list, entry, pageOf)
    }),
  ])
  return choices.reduce((best, other) => (paginate(other).length < paginate(best).length ? other : best))
}

/** 'Commentary' closes every chapter: a line that stands under several of them leads to none in particular. */
const isRepeated = (headings: Heading[], text: string): boolean =>
  headings.filter((other) => other.level === 2 && other.text === text).length > 2

function entryOf(
  paper: Paper,
  heading: Heading,
  spacing: Spacing,
): Omit<Entry, 'isFirst' | 'isLastOfChapter'> {
  const isChapter = heading.level === 1
  const style = isChapter ? styles.strong : spacing.heading
  const indent = isChapter ? 0 : 20
  const lines = setLines(paper, heading.text, style, measure - indent - numberRoom)
  return { heading, style, indent, lines, before: isChapter ? spacing.aboveChapter : 0 }
}

function entryPiece(paper: Paper, list: Tag, entry: Entry, pageOf: (heading: Heading) => number): Piece {
  const { heading, style, lines, isFirst, isLastOfChapter, before } = entry
  const isChapter = heading.level === 1
  return {
    height: lines.length * style.leading,
    before,
    keep: !isLastOfChapter,
    draw: (y) => {
      if (isChapter && !isFirst) ruleAbove(paper, y)
      drawEntry(paper, tag(paper.doc, list, 'TOCI'), { entry, y, pageNumber: pageOf(heading) })
    },
  }
}

function ruleAbove(paper: Paper, y: number): void {
  const at = y - 1
  drawRule(paper.doc, { from: [page.left, at], to: [page.right, at], weight: 0.5, colour: colours.hairline })
}

interface EntryPlace {
  entry: Entry
  y: number
  pageNumber: number
}

function drawEntry(paper: Paper, item: Tag, { entry, y, pageNumber }: EntryPlace): void {
  const { heading, style, indent, lines } = entry
  const link = tag(paper.doc, tag(paper.doc, item, 'Reference'), 'Link')
  const number = setLine(paper, String(pageNumber), style)
  drawIn(link, () => {
    lines.forEach((line, index) => {
      drawLine(paper, line, style, { x: page.left + indent, y: y + index * style.leading })
    })
    const last = y + (lines.length - 1) * style.leading
    drawLine(paper, setLine(paper, ' ', style), style, { x: page.right - number.width - 5, y: last })
    drawLine(paper, number, style, { x: page.right - number.width, y: last })
  })
  const contents = `${heading.text}, page ${pageNumber}`
  paper.doc.goTo(page.left + indent, y, measure - indent, lines.length * style.leading, heading.target, {
    structParent: link(),
    // A String object is text to pdfkit; a plain string would be a PDF name.
    Contents: new String(contents) as string,
  })
  // The link's page is taken from the page that is current when the element ends.
  link().end()
}
