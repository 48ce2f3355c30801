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
} from './scene.ts'

/** What a column's marks need to know. */
interface Plot {
  chart: ColumnChart
  frame: Frame
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
      ...grid(scale, frame),
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
  return { chart, frame, bands, scale: valueScale(values, frame), palette: paletteFor(chart.series.length) }
}

const sum = (chart: ColumnChart, index: number): number =>
  chart.series.reduce((total, series) => total + (series.values[index] ?? 0), 0)

function groupMarks({ chart, frame, bands, scale, palette }: Plot, index: number): Mark[] {
  const width = bands.bandwidth() / chart.series.length
  return chart.series.flatMap((series, place): Mark[] => {
    const x = (bands(String(index)) ?? 0) + place * width
    const value = series.values[index] ?? null
    const words = series.labels[index] ?? ''
    const middle = x + width / 2
    if (value === null) return missingMarks(middle, scale(0), words)
    const y = Math.min(scale(0), scale(value))
    const bar: Mark = {
      type: 'rect',
      x: x + (chart.series.length > 1 ? 0.5 : 0),
      y,
      width: width - (chart.series.length > 1 ? 1 : 0),
      height: Math.abs(scale(0) - scale(value)),
      fill: palette[place] ?? colours.ink,
    }
    const room = chart.series.length > 1 ? width + 1 : bands.step()
    const fits = words !== '' && widthOf(words) <= room && y - labelSize > frame.top - 14
    return fits ? [bar, label(words, [middle, y - 3])] : [bar]
  })
}

function stackMarks({ chart, bands, scale, palette }: Plot, index: number): Mark[] {
  const x = bands(String(index)) ?? 0
  const width = bands.bandwidth()
  let below = 0
  return chart.series.flatMap((series, place): Mark[] => {
    const value = series.values[index] ?? null
    if (value === null) return missingMarks(x + width / 2, scale(below), series.labels[index] ?? '')
    const top = scale(below + value)
    const height = scale(below) - top
    below += value
    const fill = palette[place] ?? colours.ink
    const bar: Mark = { type: 'rect', x, y: top, width, height: Math.max(0, height - 0.75), fill }
    const words = series.labels[index] ?? ''
    const fits = words !== '' && height >= labelSize + 3 && widthOf(words) <= width
    return fits ? [bar, label(words, [x + width / 2, top + height / 2 + 2.5], { fill: on(fill) })] : [bar]
  })
}

/** Letters that stand out on a column: white on the dark colours, black on the light. */
const on = (fill: string): string => (fill === '#12436D' || fill === '#801650' ? '#FFFFFF' : colours.ink)
