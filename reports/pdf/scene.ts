import type { Mark, Scene, TextMark } from '../charts/scene.ts'
import type { TextStyle } from './theme.ts'
import { drawLine, setLine, type Typesetter } from './typesetting.ts'

/** Draws a chart's marks as vectors, its top left corner at the given point. */
export function drawScene(type: Typesetter, scene: Scene, at: { x: number; y: number }): void {
  type.doc.save().translate(at.x, at.y)
  for (const mark of scene.marks) drawMark(type, mark)
  type.doc.restore()
}

function drawMark(type: Typesetter, mark: Mark): void {
  const { doc } = type
  switch (mark.type) {
    case 'rect':
      doc.rect(mark.x, mark.y, mark.width, mark.height).fill(mark.fill)
      break
    case 'line':
      stroke(doc.moveTo(...mark.from).lineTo(...mark.to), mark)
      break
    case 'path':
      stroke(doc.path(mark.path).lineJoin('round'), mark)
      break
    case 'dot':
      doc.circle(...mark.at, mark.radius).fill(mark.fill)
      break
    case 'text':
      drawLabel(type, mark)
      break
  }
}

function stroke(doc: PDFKit.PDFDocument, mark: { stroke: string; weight: number; dash: number[] }): void {
  doc.lineWidth(mark.weight)
  if (mark.dash.length > 0) doc.addContent(`[${mark.dash.join(' ')}] 0 d`)
  doc.stroke(mark.stroke)
  if (mark.dash.length > 0) doc.undash()
}

function drawLabel(type: Typesetter, mark: TextMark): void {
  const style: TextStyle = {
    face: mark.strong ? 'semibold' : 'regular',
    size: mark.size,
    leading: 0,
    colour: mark.fill,
  }
  const line = setLine(type, mark.text, style)
  const shift = { start: 0, middle: 0.5, end: 1 }[mark.anchor]
  const x = mark.at[0] - line.width * shift
  if (mark.onWhite)
    type.doc.rect(x - 1, mark.at[1] - style.size * 0.8, line.width + 2, style.size).fill('#FFFFFF')
  drawLine(type, line, style, { x, y: mark.at[1] - style.size * 0.33 })
}
