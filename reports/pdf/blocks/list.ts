import type { ListBlock } from '../../report.ts'
import { textPieces, type Paper } from '../paper.ts'
import type { Piece } from '../pieces.ts'
import { drawIn, tag, tagWith, type Tag } from '../tags.ts'
import { measure, page, styles } from '../theme.ts'
import { drawLine, setLine } from '../typesetting.ts'

const indent = 20

export function drawList(paper: Paper, block: ListBlock): Piece[] {
  const numbering = block.ordered ? 'Decimal' : 'Disc'
  const list = tagWith(paper.doc, paper.chapter, 'L', { O: 'List', ListNumbering: numbering })
  return block.items.flatMap((text, index) =>
    itemPieces(paper, list, { text, label: block.ordered ? `${index + 1}.` : '•', first: index === 0 }),
  )
}

function itemPieces(paper: Paper, list: Tag, item: { text: string; label: string; first: boolean }): Piece[] {
  const element = tag(paper.doc, list, 'LI')
  const label = tag(paper.doc, element, 'Lbl')
  const body = tag(paper.doc, element, 'LBody')
  const pieces = textPieces(paper, body, item.text, {
    style: styles.body,
    x: page.left + indent,
    width: measure - indent,
    before: item.first ? 7.5 : 2.5,
  })
  return pieces.map((piece, index) => (index === 0 ? labelled(paper, piece, label, item.label) : piece))
}

function labelled(paper: Paper, piece: Piece, label: Tag, text: string): Piece {
  return {
    ...piece,
    draw: (y) => {
      drawIn(label, () => {
        drawLine(paper, setLine(paper, text, styles.body), styles.body, { x: page.left + 5, y })
      })
      piece.draw(y)
    },
  }
}
