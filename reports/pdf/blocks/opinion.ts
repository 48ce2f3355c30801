import type { OpinionBlock } from '../../report.ts'
import { paragraphPieces, textPieces, type Paper } from '../paper.ts'
import type { Piece } from '../pieces.ts'
import { tag } from '../tags.ts'
import { styles } from '../theme.ts'
import { drawHeading } from './heading.ts'

/** The establishment as a heading and the question, then one word, then the reason in its paragraphs. */
export function drawOpinion(paper: Paper, block: OpinionBlock): Piece[] {
  const text = (words: string, place: Parameters<typeof textPieces>[3]): Piece[] =>
    textPieces(paper, tag(paper.doc, paper.chapter, 'P'), words, { keepWithNext: true, ...place })
  return [
    ...drawHeading(paper, { type: 'heading', level: 3, text: block.establishment }),
    ...text(block.question, { style: styles.body }),
    ...text(block.word, { style: styles.opinionWord, before: 2.5 }),
    ...paragraphPieces(paper, paper.chapter, block.reason, { style: styles.body }),
  ]
}
