import type { NoteBlock } from '../../report.ts'
import { paragraphPieces, textPieces, type Paper } from '../paper.ts'
import type { Piece } from '../pieces.ts'
import { tag } from '../tags.ts'
import { styles } from '../theme.ts'

export function drawNote(paper: Paper, block: NoteBlock): Piece[] {
  return paragraphPieces(paper, paper.chapter, block.text, { style: styles.note, before: 5 })
}

/** The notes and the source below a table or a chart: they stay with it. */
export function notePieces(paper: Paper, under: { notes: string[]; source: string }): Piece[] {
  const texts = [...under.notes, ...(under.source === '' ? [] : [under.source])]
  return texts.flatMap((text, index) =>
    textPieces(paper, tag(paper.doc, paper.chapter, 'P'), text, {
      style: styles.note,
      before: index === 0 ? 3 : 0,
      keepWithNext: index < texts.length - 1,
    }),
  )
}
