import type { Report } from '../report.ts'
import { drawArtifact, drawRule } from './tags.ts'
import { colours, measure, page, styles, type TextStyle } from './theme.ts'
import { drawLine, setLine, setLines, type Typesetter } from './typesetting.ts'

const headTop = page.top - 34
const footTop = page.bottom + 18
const numberRoom = 90

/** Marking in the middle, edition at the right, and that the records are invented where they are. */
export function drawHead(type: Typesetter, report: Report): void {
  drawArtifact(type.doc, 'Pagination', () => {
    at(type, report.marking, styles.marking, { y: headTop, share: 0.5 })
    at(type, report.editionLabel, styles.running, { y: headTop, share: 1 })
    const [demonstration] = report.demonstration
    if (demonstration !== undefined) {
      at(type, demonstration, styles.running, { y: headTop + styles.running.leading, share: 0.5 })
    }
  })
}

/** Title and period at the left, 'Page 3 of 28' at the right, a hairline above. */
export function drawFoot(type: Typesetter, report: Report, place: { number: number; count: number }): void {
  drawRule(type.doc, {
    from: [page.left, footTop - 5],
    to: [page.right, footTop - 5],
    weight: 0.5,
    colour: colours.hairline,
  })
  drawArtifact(type.doc, 'Pagination', () => {
    const title = setLines(type, `${report.title}, ${report.period}`, styles.running, measure - numberRoom)
    title.forEach((line, index) => {
      drawLine(type, line, styles.running, { x: page.left, y: footTop + index * styles.running.leading })
    })
    at(type, `Page ${place.number} of ${place.count}`, styles.running, { y: footTop, share: 1 })
  })
}

/** `share` of what is left over stands before the words: a half centres, one sets them right. */
function at(type: Typesetter, text: string, style: TextStyle, place: { y: number; share: number }): void {
  const line = setLine(type, text, style)
  drawLine(type, line, style, { x: page.left + (measure - line.width) * place.share, y: place.y })
}
