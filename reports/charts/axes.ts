import { scaleLinear, type ScaleLinear } from 'd3-scale'
import { colours, label, labelLeading, labelSize, widthOf, wrapped, type Mark } from './scene.ts'

/** Where the marks stand: the plot's edges in points. */
export interface Frame {
  left: number
  right: number
  top: number
  bottom: number
}

/** A scale that begins at nought, or below it where values do, and ends on a round figure. */
export function valueScale(values: readonly number[], frame: Frame): ScaleLinear<number, number> {
  const highest = Math.max(0, ...values)
  const lowest = Math.min(0, ...values)
  return scaleLinear()
    .domain([lowest, highest === lowest ? lowest + 1 : highest])
    .nice(4)
    .range([frame.bottom, frame.top])
}

/** Light lines across with their figures at the left; the line at nought is the axis. */
export function grid(values: readonly number[], scale: ScaleLinear<number, number>, frame: Frame): Mark[] {
  const format = tickFormat(values, scale)
  return ticksOf(values, scale).flatMap((tick): Mark[] => {
    const y = scale(tick)
    return [
      {
        type: 'line',
        from: [frame.left, y],
        to: [frame.right, y],
        stroke: tick === 0 ? colours.axis : colours.grid,
        weight: tick === 0 ? 1 : 0.5,
        dash: [],
      },
      label(format(tick), [frame.left - 5, y + labelSize / 3], { anchor: 'end', fill: colours.quiet }),
    ]
  })
}

/** Counts have no halves: whole values, or none at all, get whole figures. */
const areWhole = (values: readonly number[]): boolean => values.every(Number.isInteger)

const ticksOf = (values: readonly number[], scale: ScaleLinear<number, number>): number[] =>
  scale.ticks(4).filter((tick) => !areWhole(values) || Number.isInteger(tick))

const tickFormat = (
  values: readonly number[],
  scale: ScaleLinear<number, number>,
): ((tick: number) => string) => scale.tickFormat(4, areWhole(values) ? ',.0f' : ',f')

/** Room for the figures left of the plot. */
export const tickRoom = (values: readonly number[]): number => {
  const scale = valueScale(values, { left: 0, right: 0, top: 0, bottom: 1 })
  const format = tickFormat(values, scale)
  return Math.max(...ticksOf(values, scale).map((tick) => widthOf(format(tick)))) + 8
}

/** The categories' names in lines, each as wide as its step; every second or third where even a word is too wide. */
export interface CategoryNames {
  lines: string[][]
  every: number
  height: number
}

export function categoryNames(categories: readonly string[], step: number): CategoryNames {
  const widest = Math.max(0, ...categories.flatMap((name) => name.split(' ')).map((word) => widthOf(word)))
  const every = Math.max(1, Math.ceil((widest + 4) / step))
  const lines = categories.map((name) => wrapped(name, step * every - 4))
  return { lines, every, height: Math.max(1, ...lines.map(({ length }) => length)) * labelLeading + 6 }
}

export function categoryMarks(
  names: CategoryNames,
  frame: Frame,
  middleOf: (index: number) => number,
): Mark[] {
  return names.lines.flatMap((lines, index) =>
    index % names.every === 0
      ? lines.map((text, line) =>
          label(text, [middleOf(index), frame.bottom + 10 + line * labelLeading], { fill: colours.quiet }),
        )
      : [],
  )
}

/** A cross where a value is not available, with the words that say why where there are any. */
export function missingMarks(x: number, y: number, words: string): Mark[] {
  const arm = 2.5
  const middle = y - 6
  const stroke = { stroke: colours.quiet, weight: 1, dash: [] }
  return [
    { type: 'line', from: [x - arm, middle - arm], to: [x + arm, middle + arm], ...stroke },
    { type: 'line', from: [x - arm, middle + arm], to: [x + arm, middle - arm], ...stroke },
    ...(words === '' || words.length > 3 ? [] : [label(words, [x, middle - 5], { fill: colours.quiet })]),
  ]
}
