import { scalePoint, type ScaleLinear, type ScalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import type { LineChart } from '../report.ts'
import { categoryMarks, categoryNames, grid, missingMarks, tickRoom, valueScale, type Frame } from './axes.ts'
import {
  colours,
  label,
  labelLeading,
  linePaletteFor,
  size,
  widthOf,
  wrapped,
  type Mark,
  type Scene,
} from './scene.ts'

interface Plot {
  chart: LineChart
  frame: Frame
  /** Every value that is drawn, which the scale spans. */
  values: number[]
  points: ScalePoint<string>
  scale: ScaleLinear<number, number>
  palette: readonly string[]
}

/** Told apart without colour. */
const dashes: readonly number[][] = [[], [6, 3], [2, 2], [8, 2, 2, 2]]

/** Lines with their names and latest figures at the right end; a gap where a value is not available. */
export function lineScene(chart: LineChart): Scene {
  const plot = plotOf(chart)
  const { frame, scale } = plot
  const names = categoryNames(chart.categories, plot.points.step())
  return {
    ...size,
    marks: [
      label(chart.axisLabel, [0, 8], { anchor: 'start', fill: colours.quiet }),
      ...grid(plot.values, scale, frame),
      ...chart.breaks.flatMap((broken) => breakMarks(plot, broken)),
      ...chart.series.flatMap((series, index) => seriesMarks(plot, series, index)),
      ...endLabels(plot),
      ...categoryMarks(names, frame, (index) => plot.points(String(index)) ?? 0),
    ],
  }
}

function plotOf(chart: LineChart): Plot {
  const values = chart.series.flatMap((series) => series.values.filter((value) => value !== null))
  const left = tickRoom(values)
  const right = size.width - Math.max(30, ...chart.series.flatMap(endLines).map((text) => widthOf(text) + 10))
  const points = scalePoint()
    .domain(chart.categories.map((_, index) => String(index)))
    .range([left, right])
    .padding(0.4)
  const names = categoryNames(chart.categories, points.step())
  const top = 20 + Math.max(0, ...chart.breaks.map((broken) => breakLines(broken).length)) * labelLeading
  const frame = { left, right, top, bottom: size.height - names.height }
  return {
    chart,
    frame,
    values,
    points,
    scale: valueScale(values, frame),
    palette: linePaletteFor(chart.series.length),
  }
}

interface Point {
  value: number | null
  x: number
}

function seriesMarks(
  { points, scale, palette }: Plot,
  series: LineChart['series'][number],
  index: number,
): Mark[] {
  const stroke = palette[index] ?? colours.ink
  const at = series.values.map((value, category) => ({ value, x: points(String(category)) ?? 0 }))
  const path = line<Point>()
    .defined(({ value }) => value !== null)
    .x(({ x }) => x)
    .y(({ value }) => scale(value ?? 0))
    .digits(2)(at)
  const dots = at.flatMap(({ value, x }, place): Mark[] => {
    if (value === null) return missingMarks(x, scale(0), '')
    const hasDot = place === lastIndex(series) || standsAlone(at, place)
    return hasDot ? [{ type: 'dot', at: [x, scale(value)], radius: 2.5, fill: stroke }] : []
  })
  const dash = dashes[index] ?? []
  return [...(path === null ? [] : [{ type: 'path' as const, path, stroke, weight: 1.75, dash }]), ...dots]
}

/** Between two gaps a line has no length: a dot shows the value. */
const standsAlone = (at: Point[], place: number): boolean =>
  [at[place - 1], at[place + 1]].every((point) => (point?.value ?? null) === null)

const lastIndex = (series: LineChart['series'][number]): number =>
  series.values.findLastIndex((value) => value !== null)

/** The latest figure, then the name in as many lines as it needs. */
const endLines = (series: LineChart['series'][number]): string[] => [
  series.labels[lastIndex(series)] ?? '',
  ...wrapped(series.name, 80),
]

/** At the height of the line's end, moved apart where lines end close together. */
function endLabels({ chart, frame, scale, palette }: Plot): Mark[] {
  const blocks = chart.series
    .map((series, index) => ({
      lines: endLines(series),
      y: scale(series.values[lastIndex(series)] ?? 0) - 2,
      fill: palette[index] ?? colours.ink,
    }))
    .toSorted((one, other) => one.y - other.y)
  const tops = movedApart(blocks, frame)
  return blocks.flatMap(({ lines, fill }, index) =>
    lines.map((text, place) =>
      label(text, [frame.right + 4, (tops[index] ?? 0) + 5 + place * labelLeading], {
        anchor: 'start',
        strong: place === 0,
        fill,
      }),
    ),
  )
}

function movedApart(blocks: { lines: string[]; y: number }[], frame: Frame): number[] {
  const heights = blocks.map(({ lines }) => lines.length * labelLeading + 3)
  const tops: number[] = []
  blocks.forEach(({ y }, index) => {
    const above = index === 0 ? 8 : (tops[index - 1] ?? 0) + (heights[index - 1] ?? 0)
    tops.push(Math.max(above, y))
  })
  let limit = frame.bottom + 8
  for (let index = tops.length - 1; index >= 0; index--) {
    tops[index] = Math.min(tops[index] ?? 0, limit - (heights[index] ?? 0))
    limit = tops[index] ?? 0
  }
  return tops
}

const breakLines = (broken: LineChart['breaks'][number]): string[] => wrapped(broken.label, 120)

/** A change in what is counted: a dashed vertical with its words beside the top. */
function breakMarks({ points, frame }: Plot, broken: LineChart['breaks'][number]): Mark[] {
  const x = (points(String(broken.before)) ?? frame.right) - points.step() / 2
  const lines = breakLines(broken)
  const top = frame.top - lines.length * labelLeading - 2
  const anchor = x > (frame.left + frame.right) / 2 ? 'end' : 'start'
  return [
    {
      type: 'line',
      from: [x, top],
      to: [x, frame.bottom],
      stroke: colours.quiet,
      weight: 0.75,
      dash: [3, 3],
    },
    ...lines.map((text, place) =>
      label(text, [x + (anchor === 'end' ? -4 : 4), top + 7 + place * labelLeading], {
        anchor,
        fill: colours.quiet,
      }),
    ),
  ]
}
