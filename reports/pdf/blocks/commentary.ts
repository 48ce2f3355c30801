import type { CommentaryBlock } from '../../report.ts'
import { textPieces, type Paper } from '../paper.ts'
import type { Piece } from '../pieces.ts'
import { drawRule, tag } from '../tags.ts'
import { colours, measure, page, styles } from '../theme.ts'

const indent = 15

/** A person's own words, set in behind a rule. */
export function drawCommentary(paper: Paper, block: CommentaryBlock): Piece[] {
  const quote = tag(paper.doc, paper.chapter, 'BlockQuote')
  const place = { x: page.left + indent, width: measure - indent }
  const by = textPieces(paper, tag(paper.doc, quote, 'P'), block.by, {
    ...place,
    style: styles.strong,
    before: 10,
    keepWithNext: true,
  })
  const paragraphs = block.paragraphs.flatMap((text, index) =>
    textPieces(paper, tag(paper.doc, quote, 'P'), text, {
      ...place,
      style: styles.body,
      before: index === 0 ? 0 : 7.5,
    }),
  )
  return [...by, ...paragraphs].map((piece, index) => behindRule(paper, piece, index > 0))
}

/** The rule covers the white above a piece, except above the first one and at the top of a page. */
export function behindRule(paper: Paper, piece: Piece, joined: boolean): Piece {
  return {
    ...piece,
    draw: (y) => {
      const above = joined && piece.before > 0 ? piece.before + 2.5 : 0
      const x = page.left + 1
      drawRule(paper.doc, {
        from: [x, Math.max(page.top, y - above)],
        to: [x, y + piece.height],
        weight: 2,
        colour: colours.accent,
      })
      piece.draw(y)
    },
  }
}
