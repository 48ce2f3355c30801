import type { ParagraphBlock } from '../../report.ts'
import { textPieces, type Paper } from '../paper.ts'
import type { Piece } from '../pieces.ts'
import { tag } from '../tags.ts'
import { styles } from '../theme.ts'

export function drawParagraph(paper: Paper, block: ParagraphBlock): Piece[] {
  const element = tag(paper.doc, paper.chapter, 'P')
  return textPieces(paper, element, block.text, { style: styles.body, before: 7.5 })
}
