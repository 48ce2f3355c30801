import type { ChartBlock } from '../../report.ts'
import { sceneOf } from '../../charts/draw.ts'
import { drawScene } from '../scene.ts'
import { textPieces, type Paper } from '../paper.ts'
import type { Piece } from '../pieces.ts'
import { drawIn, tag, type Tag } from '../tags.ts'
import { page, styles } from '../theme.ts'
import { notePieces } from './note.ts'

/**
 * Caption, measure, drawing, notes and source: on one page. The caption stands beside the figure in an element of
 * their own and not in the figure, whose alternative text is read in place of whatever it holds.
 */
export function drawChart(paper: Paper, block: ChartBlock): Piece[] {
  const group = tag(paper.doc, paper.chapter, 'Div')
  const title = block.number === '' ? block.title : `${block.number}: ${block.title}`
  const pieces = [
    ...textPieces(paper, tag(paper.doc, group, 'Caption'), title, { style: styles.caption, before: 15 }),
    ...textPieces(paper, tag(paper.doc, group, 'P'), block.measure, { style: styles.note }),
    drawingPiece(paper, group, block),
    ...notePieces({ ...paper, chapter: group }, block),
  ]
  return pieces.map((piece, index) => ({ ...piece, keep: index < pieces.length - 1 }))
}

function drawingPiece(paper: Paper, group: Tag, block: ChartBlock): Piece {
  const scene = sceneOf(block.chart)
  return {
    height: scene.height,
    before: 5,
    keep: true,
    draw: (y) => {
      // Only now is the figure's place on the page known; the element that it hangs below was chosen above.
      const figure = tag(paper.doc, group, 'Figure', {
        alt: block.alternative,
        bbox: [page.left, y, page.left + scene.width, y + scene.height],
        placement: 'Block',
      })
      drawIn(figure, () => {
        drawScene(paper, scene, { x: page.left, y })
      })
    },
  }
}
