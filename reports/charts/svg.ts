import type { Chart } from '../report.ts'
import { sceneOf } from './draw.ts'
import type { Mark } from './scene.ts'

/**
 * The chart as an SVG element, without a style sheet or style attributes, so that it stands under the strictest
 * content security policy. `id` must be the page's only one of that name.
 */
export function chartSvg(chart: Chart, words: { id: string; title: string; alternative: string }): string {
  const { width, height, marks } = sceneOf(chart)
  const id = escaped(words.id)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="100%" role="img"`,
    ` aria-labelledby="${id}-title" aria-describedby="${id}-description" font-family="Source Sans 3, Arial, sans-serif">`,
    `<title id="${id}-title">${escaped(words.title)}</title>`,
    `<desc id="${id}-description">${escaped(words.alternative)}</desc>`,
    ...marks.map(element),
    '</svg>',
  ].join('')
}

function element(mark: Mark): string {
  switch (mark.type) {
    case 'rect':
      return `<rect${numbers({ x: mark.x, y: mark.y, width: mark.width, height: mark.height })} fill="${mark.fill}"/>`
    case 'line': {
      const [x1, y1, x2, y2] = [...mark.from, ...mark.to]
      return `<line${numbers({ x1, y1, x2, y2 })}${stroke(mark)}/>`
    }
    case 'path':
      return `<path d="${mark.path}" fill="none"${stroke(mark)} stroke-linejoin="round"/>`
    case 'dot':
      return `<circle${numbers({ cx: mark.at[0], cy: mark.at[1], r: mark.radius })} fill="${mark.fill}"/>`
    case 'text': {
      const weight = mark.strong ? ' font-weight="600"' : ''
      const at = numbers({ x: mark.at[0], y: mark.at[1], 'font-size': mark.size })
      const white = mark.onWhite ? ' stroke="#FFFFFF" stroke-width="3" paint-order="stroke"' : ''
      return `<text${at} text-anchor="${mark.anchor}" fill="${mark.fill}"${weight}${white}>${escaped(mark.text)}</text>`
    }
  }
}

const stroke = (mark: { stroke: string; weight: number; dash: number[] }): string =>
  ` stroke="${mark.stroke}" stroke-width="${mark.weight}"` +
  (mark.dash.length > 0 ? ` stroke-dasharray="${mark.dash.join(' ')}"` : '')

const numbers = (attributes: Record<string, number | undefined>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${Math.round((value ?? 0) * 100) / 100}"`)
    .join('')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
