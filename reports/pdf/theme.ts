/** Every measure and colour on paper, in points: they stand nowhere else. */

const millimetres = (length: number): number => (length * 72) / 25.4

export const page = {
  width: 595.28,
  height: 841.89,
  left: millimetres(22),
  right: 595.28 - millimetres(22),
  top: millimetres(20),
  bottom: 841.89 - millimetres(24),
} as const

/** The line's full length: 166 mm. */
export const measure = page.right - page.left

/** Blocks begin on this grid, counted from the top margin. */
export const baseline = 5

export const colours = {
  ink: '#0B0C0C',
  accent: '#12436D',
  quiet: '#505A5F',
  hairline: '#B1B4B6',
} as const

export interface TextStyle {
  face: 'regular' | 'semibold'
  size: number
  leading: number
  colour: string
  letterSpacing?: number
}

const { ink, accent, quiet } = colours

export const styles = {
  body: { face: 'regular', size: 10.5, leading: 15, colour: ink },
  strong: { face: 'semibold', size: 10.5, leading: 15, colour: ink },
  coverTitle: { face: 'semibold', size: 32, leading: 40, colour: accent },
  coverPeriod: { face: 'regular', size: 15, leading: 20, colour: ink },
  heading1: { face: 'semibold', size: 24, leading: 30, colour: ink },
  heading2: { face: 'semibold', size: 15, leading: 20, colour: ink },
  heading3: { face: 'semibold', size: 12, leading: 15, colour: ink },
  caption: { face: 'semibold', size: 10.5, leading: 15, colour: ink },
  cell: { face: 'regular', size: 9, leading: 12.5, colour: ink },
  cellStrong: { face: 'semibold', size: 9, leading: 12.5, colour: ink },
  note: { face: 'regular', size: 8.5, leading: 11.5, colour: quiet },
  figure: { face: 'semibold', size: 22, leading: 25, colour: accent },
  figureLabel: { face: 'semibold', size: 9, leading: 12.5, colour: ink },
  figureNote: { face: 'regular', size: 9, leading: 12.5, colour: quiet },
  opinionWord: { face: 'semibold', size: 15, leading: 20, colour: accent },
  running: { face: 'regular', size: 8.5, leading: 11.5, colour: quiet },
  marking: { face: 'semibold', size: 8.5, leading: 11.5, colour: ink, letterSpacing: 0.8 },
} as const satisfies Record<string, TextStyle>
