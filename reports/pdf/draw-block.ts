import type { Block } from '../report.ts'
import { drawChart } from './blocks/chart.ts'
import { drawCommentary } from './blocks/commentary.ts'
import { drawFigures } from './blocks/figures.ts'
import { drawHeading } from './blocks/heading.ts'
import { drawList } from './blocks/list.ts'
import { drawNote } from './blocks/note.ts'
import { drawOpinion } from './blocks/opinion.ts'
import { drawParagraph } from './blocks/paragraph.ts'
import { drawTable } from './blocks/table.ts'
import type { Paper } from './paper.ts'
import type { Piece } from './pieces.ts'

export function drawBlock(paper: Paper, block: Block): Piece[] {
  switch (block.type) {
    case 'heading':
      return drawHeading(paper, block)
    case 'paragraph':
      return drawParagraph(paper, block)
    case 'list':
      return drawList(paper, block)
    case 'figures':
      return drawFigures(paper, block)
    case 'table':
      return drawTable(paper, block)
    case 'chart':
      return drawChart(paper, block)
    case 'note':
      return drawNote(paper, block)
    case 'opinion':
      return drawOpinion(paper, block)
    case 'commentary':
      return drawCommentary(paper, block)
  }
}
