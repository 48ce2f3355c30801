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

/** Columns share the measure in proportion to their widths, a gap between them. */
export function columnsOf(type: Typesetter, block: TableBlock): Column[] {
  const shares = block.columns.reduce((sum, { width }) => sum + width, 0)
  const room = measure - gap * (block.columns.length - 1)
  let x = page.left
  return block.columns.map(({ align, width: share }, index) => {
    const width = (room * share) / shares
    const column = { x, width, align, afterPoint: align === 'number' ? afterPoint(type, block, index) : 0 }
    x += width + gap
    return column
  })
}

function afterPoint(type: Typesetter, block: TableBlock, index: number): number {
  const rows = [...block.rows, ...(block.total ? [block.total] : [])]
  const widths = rows.map(({ cells }) => tailWidth(type, cells[index]?.text ?? '', styles.cellStrong) ?? 0)
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
