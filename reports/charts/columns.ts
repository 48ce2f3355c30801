import { scaleBand, type ScaleBand, type ScaleLinear } from 'd3-scale'
import type { ColumnChart } from '../report.ts'
import { categoryMarks, categoryNames, grid, missingMarks, tickRoom, valueScale, type Frame } from './axes.ts'
import { keyMarks, keyRows } from './key.ts'
import {
  colours,
  label,
  labelLeading,
  labelSize,
  paletteFor,
  size,
  widthOf,
  type Mark,
  type Scene,
  type TextMark,
} from './scene.ts'

/** What a column's marks need to know. */
interface Plot {
  chart: ColumnChart
  frame: Frame
  /** Every value that is drawn, which the scale spans. */
  values: number[]
  bands: ScaleBand<string>
  scale: ScaleLinear<number, number>
  palette: readonly string[]
}

/** Columns from nought, single, side by side or stacked, each with its figure where it fits. */
export function columnScene(chart: ColumnChart): Scene {
  const plot = plotOf(chart)
  const marks = chart.categories.flatMap((_, index) =>
    chart.stacked ? stackMarks(plot, index) : groupMarks(plot, index),
  )
  const { bands, frame, scale } = plot
  const names = categoryNames(chart.categories, bands.step())
  const middleOf = (index: number): number => (bands(String(index)) ?? 0) + bands.bandwidth() / 2
  return {
    ...size,
    marks: [
      ...keyMarks(chart, plot.palette),
      ...grid(plot.values, scale, frame),
      ...marks,
      ...categoryMarks(names, frame, middleOf),
    ],
  }
}

function plotOf(chart: ColumnChart): Plot {
  const values = chart.stacked
    ? chart.categories.map((_, index) => sum(chart, index))
    : chart.series.flatMap((series) => series.values.filter((value) => value !== null))
  const left = tickRoom(values)
  const right = size.width
  const bands = scaleBand()
    .domain(chart.categories.map((_, index) => String(index)))
    .range([left, right])
    .paddingInner(0.25)
    .paddingOuter(0.1)
  const names = categoryNames(chart.categories, bands.step())
  const frame = {
    left,
    right,
    top: 14 + keyRows(chart) * labelLeading + 12,
    bottom: size.height - names.height,
  }
  return {
    chart,
    frame,
    values,
    bands,
    scale: valueScale(values, frame),
    palette: paletteFor(chart.series.length),
  }
}

const sum = (chart: ColumnChart, index: number): number =>
  chart.series.reduce((total, series) => total + (series.values[index] ?? 0), 0)

/** One column or segment, still to be placed. */
interface Value {
  value: number | null
  words: string
  fill: string
}

const valuesAt = ({ chart, palette }: Plot, index: number): Value[] =>
  chart.series.map((series, place) => ({
    value: series.values[index] ?? null,
    words: series.labels[index] ?? '',
    fill: palette[place] ?? colours.ink,
  }))

function groupMarks(plot: Plot, index: number): Mark[] {
  const { bands, scale } = plot
  const values = valuesAt(plot, index)
  const width = bands.bandwidth() / values.length
  const inset = values.length > 1 ? 0.5 : 0
  return values.flatMap(({ value, words, fill }, place): Mark[] => {
    const x = (bands(String(index)) ?? 0) + place * width
    if (value === null) return missingMarks(x + width / 2, scale(0), words)
    const y = Math.min(scale(0), scale(value))
    const height = Math.abs(scale(0) - scale(value))
    const bar: Mark = { type: 'rect', x: x + inset, y, width: width - 2 * inset, height, fill }
    const room = values.length > 1 ? width + 1 : bands.step()
    return [bar, ...fitting(words, room, [x + width / 2, y - 3], { fill: colours.ink, onWhite: true })]
  })
}

function stackMarks(plot: Plot, index: number): Mark[] {
  const { bands, scale } = plot
  const x = bands(String(index)) ?? 0
  const width = bands.bandwidth()
  let below = 0
  return valuesAt(plot, index).flatMap(({ value, words, fill }): Mark[] => {
    if (value === null) return missingMarks(x + width / 2, scale(below), words)
    const top = scale(below + value)
    const height = scale(below) - top
    below += value
    const bar: Mark = { type: 'rect', x, y: top, width, height: Math.max(0, height - 0.75), fill }
    if (height < labelSize + 3) return [bar]
    return [bar, ...fitting(words, width, [x + width / 2, top + height / 2 + 2.5], { fill: on(fill) })]
  })
}

/** A column's figure, left out where its neighbours leave no room for it: the data table has it. */
const fitting = (words: string, room: number, at: [number, number], look: Look): Mark[] =>
  words !== '' && widthOf(words) <= room ? [label(words, at, look)] : []

type Look = Pick<TextMark, 'fill'> & Partial<Pick<TextMark, 'onWhite'>>

/** Letters that stand out on a column: white on the dark colours, black on the light. */
const on = (fill: string): string => (fill === '#12436D' || fill === '#801650' ? '#FFFFFF' : colours.ink)
