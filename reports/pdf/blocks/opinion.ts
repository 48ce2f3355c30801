import type { OpinionBlock } from '../../report.ts'
import { textPieces, type Paper } from '../paper.ts'
import type { Piece } from '../pieces.ts'
import { tag } from '../tags.ts'
import { styles } from '../theme.ts'

/** The establishment and the question, then one word, then the reason. */
export function drawOpinion(paper: Paper, block: OpinionBlock): Piece[] {
  const text = (words: string, place: Parameters<typeof textPieces>[3]): Piece[] =>
    textPieces(paper, tag(paper.doc, paper.chapter, 'P'), words, place)
  return [
    ...text(block.establishment, { style: styles.heading3, before: 15, keepWithNext: true }),
    ...text(block.question, { style: styles.body, keepWithNext: true }),
    ...text(block.word, { style: styles.opinionWord, before: 2.5, keepWithNext: true }),
    ...text(block.reason, { style: styles.body }),
  ]
}
