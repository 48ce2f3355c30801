import type { ChartBlock } from '../../report.ts'
import { sceneOf } from '../../charts/draw.ts'
import { drawScene } from '../scene.ts'
import { textPieces, type Paper } from '../paper.ts'
import type { Piece } from '../pieces.ts'
import { drawIn, tag } from '../tags.ts'
import { page, styles } from '../theme.ts'
import { notePieces } from './note.ts'

/** Title, measure, drawing, notes and source: on one page. */
export function drawChart(paper: Paper, block: ChartBlock): Piece[] {
  const title = block.number === '' ? block.title : `${block.number}: ${block.title}`
  const notes = notePieces(paper, block)
  const pieces = [
    ...textPieces(paper, tag(paper.doc, paper.chapter, 'P'), title, { style: styles.caption, before: 15 }),
    ...textPieces(paper, tag(paper.doc, paper.chapter, 'P'), block.measure, { style: styles.note }),
    drawingPiece(paper, block),
    ...notes,
  ]
  return pieces.map((piece, index) => ({ ...piece, keep: index < pieces.length - 1 }))
}

function drawingPiece(paper: Paper, block: ChartBlock): Piece {
  const scene = sceneOf(block.chart)
  return {
    height: scene.height,
    before: 5,
    keep: true,
    draw: (y) => {
      const figure = tag(paper.doc, paper.chapter, 'Figure', {
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
