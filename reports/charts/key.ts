import type { ColumnChart } from '../report.ts'
import { colours, label, labelLeading, size, widthOf, type Mark } from './scene.ts'

const swatch = 8
const gap = 14

/** The measure's name in the top left corner and, for several series, their names in the order in which they stand. */
export function keyMarks(chart: ColumnChart, palette: readonly string[]): Mark[] {
  const axis = label(chart.axisLabel, [0, 8], { anchor: 'start', fill: colours.quiet })
  if (chart.series.length < 2) return [axis]
  const order = label(orderOf(chart), [0, 8 + labelLeading + 2], { anchor: 'start', fill: colours.quiet })
  return [
    axis,
    order,
    ...placesOf(chart).flatMap((place, index) => entry(place, palette[index] ?? colours.ink)),
  ]
}

/** Lines of the key below the measure's name. */
export const keyRows = (chart: ColumnChart): number =>
  chart.series.length < 2 ? 0 : Math.max(...placesOf(chart).map(({ row }) => row)) + 1

/** Order, and not colour alone, says which column is which. */
const orderOf = (chart: ColumnChart): string => (chart.stacked ? 'From the bottom:' : 'From the left:')

interface Place {
  name: string
  x: number
  row: number
}

function placesOf(chart: ColumnChart): Place[] {
  const places: Place[] = []
  const start = widthOf(orderOf(chart)) + 6
  let x = start
  let row = 0
  for (const { name } of chart.series) {
    const width = swatch + 4 + widthOf(name)
    if (x + width > size.width && x > start) {
      x = start
      row += 1
    }
    places.push({ name, x, row })
    x += width + gap
  }
  return places
}

function entry({ name, x, row }: Place, fill: string): Mark[] {
  const baseline = 8 + labelLeading + 2 + row * labelLeading
  return [
    { type: 'rect', x, y: baseline - 6.5, width: swatch, height: swatch - 1, fill },
    label(name, [x + swatch + 4, baseline], { anchor: 'start' }),
  ]
}
