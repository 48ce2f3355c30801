import type { ParagraphBlock } from '../../report.ts'
import { paragraphPieces, type Paper } from '../paper.ts'
import type { Piece } from '../pieces.ts'
import { styles } from '../theme.ts'

export function drawParagraph(paper: Paper, block: ParagraphBlock): Piece[] {
  return paragraphPieces(paper, paper.chapter, block.text, { style: styles.body, before: 7.5 })
}
