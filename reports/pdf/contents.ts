import type { Heading, Paper } from './paper.ts'
import type { Piece } from './pieces.ts'
import { drawIn, drawRule, tag, type Tag } from './tags.ts'
import { colours, measure, page, styles, type TextStyle } from './theme.ts'
import { drawLine, setLine, setLines, type Line } from './typesetting.ts'

const numberRoom = 30

interface Entry {
  heading: Heading
  style: TextStyle
  indent: number
  lines: Line[]
  first: boolean
}

/**
 * One line a chapter and a heading of the second level, each a link. Heights do not depend on page numbers, so how
 * many pages this takes is known before any number is: `pageOf` is asked only when drawing.
 */
export function drawContents(
  paper: Paper,
  headings: Heading[],
  pageOf: (heading: Heading) => number,
): Piece[] {
  const list = tag(paper.doc, paper.chapter, 'TOC')
  return headings
    .filter(({ level }) => level < 3)
    .map((heading, index) =>
      entryPiece(paper, list, { ...entryOf(paper, heading), first: index === 0 }, pageOf),
    )
}

function entryOf(paper: Paper, heading: Heading): Omit<Entry, 'first'> {
  const style = heading.level === 1 ? styles.strong : styles.body
  const indent = heading.level === 1 ? 0 : 20
  const lines = setLines(paper, heading.text, style, measure - indent - numberRoom)
  return { heading, style, indent, lines }
}

function entryPiece(paper: Paper, list: Tag, entry: Entry, pageOf: (heading: Heading) => number): Piece {
  const { heading, style, lines, first } = entry
  const height = lines.length * style.leading
  return {
    height,
    before: heading.level === 1 ? 7.5 : 0,
    keep: heading.level === 1,
    draw: (y) => {
      if (heading.level === 1 && !first) {
        drawRule(paper.doc, {
          from: [page.left, y - 2],
          to: [page.right, y - 2],
          weight: 0.5,
          colour: colours.hairline,
        })
      }
      drawEntry(paper, tag(paper.doc, list, 'TOCI'), { entry, y, pageNumber: pageOf(heading) })
    },
  }
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
