import type { TableBlock } from '../report.ts'
import { measure, page, styles, type TextStyle } from './theme.ts'
import { setLine, type Typesetter } from './typesetting.ts'

export interface Column {
  x: number
  width: number
  align: 'text' | 'number'
  /** Points right of the decimal point that the column's figures need. */
  afterPoint: number
}

const gap = 14

/** Columns share the measure in proportion to their widths, a gap between them, but none is narrower than its words. */
export function columnsOf(type: Typesetter, block: TableBlock): Column[] {
  const room = measure - gap * (block.columns.length - 1)
  const needs = block.columns.map((_, index) => Math.min(longestWord(type, block, index), room / 3))
  const widths = sharedOut(
    room,
    block.columns.map(({ width }) => width),
    needs,
  )
  let x = page.left
  return block.columns.map(({ align }, index) => {
    const width = widths[index] ?? 0
    const column = { x, width, align, afterPoint: align === 'number' ? afterPoint(type, block, index) : 0 }
    x += width + gap
    return column
  })
}

/** Whoever needs more than a share gets it, and the rest is shared out among the others, until all have enough. */
function sharedOut(room: number, shares: number[], needs: number[]): number[] {
  const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0)
  const plain = shares.map((share) => (room * share) / sum(shares))
  if (sum(needs) > room) return plain
  const short = new Set<number>()
  let widths = plain
  for (let before = -1; before < short.size;) {
    before = short.size
    widths.forEach((width, index) => {
      if (width < (needs[index] ?? 0)) short.add(index)
    })
    const left = room - sum(needs.filter((_, index) => short.has(index)))
    const sharing = sum(shares.filter((_, index) => !short.has(index)))
    widths = shares.map((share, index) => (short.has(index) ? (needs[index] ?? 0) : (left * share) / sharing))
  }
  return widths
}

function longestWord(type: Typesetter, block: TableBlock, index: number): number {
  const header = block.columns[index]?.header ?? ''
  const texts = [header, ...rowsOf(block).map(({ cells }) => cells[index]?.text ?? '')]
  const words = new Set(texts.flatMap((text) => text.split(/\s+|(?<=[-–—/])/u)))
  return Math.max(...Array.from(words, (word) => setLine(type, word, styles.cellStrong).width + 0.1))
}

const rowsOf = (block: TableBlock): TableBlock['rows'] => [
  ...block.rows,
  ...(block.total ? [block.total] : []),
]

function afterPoint(type: Typesetter, block: TableBlock, index: number): number {
  const widths = rowsOf(block).map(
    ({ cells }) => tailWidth(type, cells[index]?.text ?? '', styles.cellStrong) ?? 0,
  )
  return Math.max(0, ...widths)
}

/**
 * A plain figure's width from its decimal point on ('12.5%' gives the width of '.5%'); null for anything else, such
 * as '34% (17 of 50)' or 'none recorded', which stands at the right edge.
 */
export function tailWidth(type: Typesetter, text: string, style: TextStyle): number | null {
  const plain = /^[-−+£]?[\d,]+(?<tail>(?:\.\d+)?%?)$/u.exec(text)
  return plain ? setLine(type, plain.groups?.['tail'] ?? '', style).width : null
}
