/** A drawing as a list of marks: the page turns it into SVG, the PDF into vectors. Points, from the top left corner. */
export interface Scene {
  width: number
  height: number
  marks: Mark[]
}

export type Mark = RectMark | LineMark | PathMark | DotMark | TextMark

export interface RectMark {
  type: 'rect'
  x: number
  y: number
  width: number
  height: number
  fill: string
}

export interface LineMark {
  type: 'line'
  from: [number, number]
  to: [number, number]
  stroke: string
  weight: number
  dash: number[]
}

export interface PathMark {
  type: 'path'
  /** In the words of SVG: 'M0,0L10,5'. */
  path: string
  stroke: string
  weight: number
  dash: number[]
}

export interface DotMark {
  type: 'dot'
  at: [number, number]
  radius: number
  fill: string
}

export interface TextMark {
  type: 'text'
  /** On the baseline, at the end that `anchor` names. */
  at: [number, number]
  text: string
  size: number
  anchor: 'start' | 'middle' | 'end'
  fill: string
  strong: boolean
  /** White behind it: no line of the grid runs through a figure. */
  onWhite: boolean
}

/** Full measure on paper, 166 mm by 62 mm. */
export const size = { width: 470.55, height: 175.75 } as const

/** Government Analysis Function's palette for categories; told apart in grey too, for two series at least. */
export const paletteFor = (count: number): readonly string[] =>
  count <= 2 ? ['#12436D', '#F46A25'] : ['#12436D', '#28A197', '#801650', '#F46A25']

/** Lines are named in their own colours at their ends, so each is dark enough for letters: 4.5 to 1 on white. */
export const linePaletteFor = (count: number): readonly string[] =>
  count <= 2 ? ['#12436D', '#B84A0E'] : ['#12436D', '#1B7169', '#801650', '#B84A0E']

export const colours = { ink: '#0B0C0C', quiet: '#505A5F', grid: '#D9DBDC', axis: '#505A5F' } as const

/** Labels on a chart. */
export const labelSize = 8
export const labelLeading = 9.5

/** What a text will take, judged from its letters: Source Sans 3 is a little narrower than this. */
export const widthOf = (text: string, size: number = labelSize): number => {
  const units = Array.from(text).reduce((sum, letter) => sum + (/[A-ZMWmw%]/u.test(letter) ? 0.64 : 0.5), 0)
  return units * size
}

/** Words in lines no wider than `width`, as far as words allow. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

export const label = (
  text: string,
  at: [number, number],
  more: Partial<Omit<TextMark, 'type' | 'text' | 'at'>> = {},
): TextMark => ({
  type: 'text',
  at,
  text,
  size: labelSize,
  anchor: 'middle',
  fill: colours.ink,
  strong: false,
  onWhite: false,
  ...more,
})
