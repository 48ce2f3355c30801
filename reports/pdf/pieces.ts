import { baseline, page } from './theme.ts'

/** What is never split: a line of text, a row of a table, a chart. Measured first, drawn when its place is known. */
export interface Piece {
  /** Points. */
  height: number
  /** White above it, dropped at the top of a page; a positive one also brings the piece back to the grid. */
  before: number
  /** Stands on the same page as the piece after it. */
  keep: boolean
  draw: (y: number) => void
  /** Drawn first when this piece begins a page: a table's header, again. */
  again?: { height: number; draw: (y: number) => void }
  startsPage?: boolean
  /** The name by which links reach this piece. */
  target?: string
}

export interface Placed {
  piece: Piece
  y: number
  again?: { y: number; draw: (y: number) => void }
}

const room = page.bottom - page.top

/** Puts pieces on pages, those that must stand together on one. A group higher than a page is split where it must be. */
export function paginate(pieces: readonly Piece[]): Placed[][] {
  const pages: Placed[][] = []
  let y = Infinity
  for (const group of groupsOf(pieces)) {
    if (group[0]?.startsPage === true || y + heightOf(group, y) > room + 0.01) y = Infinity
    for (const piece of group) {
      const top = topOf(piece, y)
      const fits = top + piece.height <= room + 0.01
      y = fits ? place(pages, piece, top) : placeOnNewPage(pages, piece)
    }
  }
  return pages
}

function groupsOf(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = []
  let open = false
  for (const piece of pieces) {
    const last = groups.at(-1)
    if (last && open) last.push(piece)
    else groups.push([piece])
    open = piece.keep
  }
  return groups
}

const heightOf = (group: readonly Piece[], y: number): number =>
  group.reduce((bottom, piece) => topOf(piece, bottom) + piece.height, y) - y

const topOf = (piece: Piece, y: number): number => {
  if (piece.before === 0 || y === 0) return y
  return Math.ceil((y + piece.before) / baseline - 0.001) * baseline
}

function place(pages: Placed[][], piece: Piece, top: number): number {
  pages.at(-1)?.push({ piece, y: page.top + top })
  return top + piece.height
}

function placeOnNewPage(pages: Placed[][], piece: Piece): number {
  const { again } = piece
  const top = again?.height ?? 0
  const placed = { piece, y: page.top + top }
  pages.push([again ? { ...placed, again: { y: page.top, draw: again.draw } } : placed])
  return top + piece.height
}
