import type { HeadingBlock } from '../../report.ts'
import { textPieces, type Heading, type Paper } from '../paper.ts'
import type { Piece } from '../pieces.ts'
import { drawRule, tag } from '../tags.ts'
import { colours, measure, page, styles } from '../theme.ts'

const looks = {
  1: { style: styles.heading1, before: 25 },
  2: { style: styles.heading2, before: 20 },
  3: { style: styles.heading3, before: 15 },
} as const

export function drawHeading(paper: Paper, block: HeadingBlock): Piece[] {
  const target = `heading-${paper.headings.length}`
  return headingPieces(paper, { level: block.level, text: block.text, target })
}

/** A chapter's title, with the rule that is the only ornament. */
export function drawTitle(paper: Paper, heading: Heading): Piece[] {
  const pieces = headingPieces(paper, heading)
  const rule: Piece = {
    height: 5,
    before: 0,
    keep: true,
    draw: (y) => {
      const at = y + 3
      drawRule(paper.doc, {
        from: [page.left, at],
        to: [page.left + measure, at],
        weight: 1,
        colour: colours.accent,
      })
    },
  }
  return [...pieces, rule]
}

/** Kept with what follows, listed for bookmarks, and one level below the heading that it stands under, never two. */
function headingPieces(paper: Paper, heading: Heading): Piece[] {
  const { style, before } = looks[heading.level]
  paper.under = [...paper.under.filter((level) => level < heading.level), heading.level]
  paper.headings.push(heading)
  const element = tag(paper.doc, paper.chapter, `H${paper.under.length}`)
  const pieces = textPieces(paper, element, heading.text, { style, before, keepWithNext: true })
  return pieces.map((piece, index) => (index === 0 ? marked(paper, piece, heading) : piece))
}

/** Where a bookmark or a line of the contents leads. */
function marked(paper: Paper, piece: Piece, heading: Heading): Piece {
  return {
    ...piece,
    target: heading.target,
    draw: (y) => {
      paper.doc.addNamedDestination(heading.target, 'XYZ', page.left, y, null)
      piece.draw(y)
    },
  }
}
