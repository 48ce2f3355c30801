import type { Report } from '../report.ts'
import { behindRule } from './blocks/commentary.ts'
import { textPieces, type Paper } from './paper.ts'
import type { Piece } from './pieces.ts'
import { drawRule, tag } from './tags.ts'
import { colours, measure, page, styles } from './theme.ts'

/** Title, period, what stands under them, and a short statement of what this is and for whom. Nothing else. */
export function drawCover(paper: Paper, report: Report): Piece[] {
  const title = tag(paper.doc, paper.chapter, 'H1')
  const paragraph = (text: string, place: Parameters<typeof textPieces>[3]): Piece[] =>
    textPieces(paper, tag(paper.doc, paper.chapter, 'P'), text, { keepWithNext: true, ...place })
  return [
    spacer(120),
    ...textPieces(paper, title, report.title, { style: styles.coverTitle, keepWithNext: true }),
    ...paragraph(report.period, { style: styles.coverPeriod, before: 5 }),
    coverRule(paper),
    ...report.cover.flatMap((line) => coverLine(paper, line)),
    ...paragraph(report.statement, {
      style: styles.body,
      before: 25,
      width: measure * 0.8,
      keepWithNext: false,
    }),
    ...report.demonstration.flatMap((text, index) => demonstrationPieces(paper, text, index === 0)),
  ]
}

/** The cover's words above the text of a report that is one page long: two lines, and the text begins. */
export function drawMasthead(paper: Paper, report: Report): Piece[] {
  const title = tag(paper.doc, paper.chapter, 'H1')
  const about = tag(paper.doc, paper.chapter, 'P')
  const words = report.cover.map(({ label, text }) => `${label}: ${text}`).join('. ')
  return [
    ...textPieces(paper, title, `${report.title}, ${report.period}`, {
      style: styles.heading2,
      keepWithNext: true,
    }),
    ...textPieces(paper, about, `${words}.`, { style: styles.note, before: 5, keepWithNext: true }),
  ]
}

const spacer = (height: number): Piece => ({ height, before: 0, keep: true, draw: () => undefined })

const coverRule = (paper: Paper): Piece => ({
  height: 10,
  before: 15,
  keep: true,
  draw: (y) => {
    drawRule(paper.doc, { from: [page.left, y], to: [page.right, y], weight: 2, colour: colours.accent })
  },
})

/** What the line is about at the left, its words beside it: one paragraph to the ear. */
function coverLine(paper: Paper, line: Report['cover'][number]): Piece[] {
  const element = tag(paper.doc, paper.chapter, 'P')
  const indent = 120
  const label = textPieces(paper, element, `${line.label} `, { style: styles.strong, width: indent - 10 })
  const words = textPieces(paper, element, line.text, {
    style: styles.body,
    x: page.left + indent,
    width: measure - indent,
  })
  const leading = styles.body.leading
  const height = Math.max(label.length, words.length) * leading
  const draw = (y: number): void => {
    for (const side of [label, words]) {
      side.forEach((piece, index) => {
        piece.draw(y + index * leading)
      })
    }
  }
  return [{ height, before: 5, keep: false, draw }]
}

function demonstrationPieces(paper: Paper, text: string, first: boolean): Piece[] {
  const pieces = textPieces(paper, tag(paper.doc, paper.chapter, 'P'), text, {
    style: first ? styles.strong : styles.body,
    x: page.left + 15,
    width: measure * 0.8 - 15,
    before: first ? 25 : 0,
  })
  return pieces.map((piece, index) => behindRule(paper, piece, !first || index > 0))
}
