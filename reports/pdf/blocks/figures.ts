import type { FiguresBlock } from '../../report.ts'
import type { Paper } from '../paper.ts'
import type { Piece } from '../pieces.ts'
import { drawIn, drawRule, tag, tagWith, type Tag } from '../tags.ts'
import { colours, measure, page, styles, type TextStyle } from '../theme.ts'
import { drawLine, setLines, type Line } from '../typesetting.ts'

type Figure = FiguresBlock['items'][number]

const gutter = 20
const width = (measure - gutter) / 2
const padding = 5

/** The summary's numbers, two to a row, read across. */
export function drawFigures(paper: Paper, block: FiguresBlock): Piece[] {
  const list = tagWith(paper.doc, paper.chapter, 'L', { O: 'List', ListNumbering: 'None' })
  return pairs(block.items).map((pair, index) => rowPiece(paper, list, pair, index === 0))
}

const pairs = (items: Figure[]): Figure[][] =>
  items.flatMap((_, index) => (index % 2 === 0 ? [items.slice(index, index + 2)] : []))

function rowPiece(paper: Paper, list: Tag, pair: Figure[], first: boolean): Piece {
  const cells = pair.map((figure) => cellOf(paper, list, figure))
  const height = Math.max(...cells.map((cell) => cell.height)) + 2 * padding
  return {
    height: Math.ceil(height / 5) * 5,
    before: first ? 10 : 0,
    keep: false,
    draw: (y) => {
      cells.forEach((cell, column) => {
        const x = page.left + column * (width + gutter)
        drawRule(paper.doc, { from: [x, y], to: [x + width, y], weight: 0.5, colour: colours.hairline })
        cell.draw(x, y + padding)
      })
    },
  }
}

function cellOf(
  paper: Paper,
  list: Tag,
  figure: Figure,
): { height: number; draw: (x: number, y: number) => void } {
  const body = tag(paper.doc, tag(paper.doc, list, 'LI'), 'LBody')
  const texts: { style: TextStyle; lines: Line[] }[] = [
    { style: styles.figure, lines: setLines(paper, figure.figure, styles.figure, width) },
    { style: styles.figureLabel, lines: setLines(paper, figure.label, styles.figureLabel, width) },
    { style: styles.figureNote, lines: setLines(paper, figure.note, styles.figureNote, width) },
  ]
  return {
    height: texts.reduce((sum, { style, lines }) => sum + lines.length * style.leading, 0),
    draw: (x, y) => {
      let at = y
      for (const { style, lines } of texts) {
        drawIn(tag(paper.doc, body, 'P'), () => {
          for (const line of lines) {
            drawLine(paper, line, style, { x, y: at })
            at += style.leading
          }
        })
      }
    },
  }
}
