import { describe, expect, it } from 'vitest'
import { sceneOf } from '../../../reports/charts/draw.ts'
import { widthOf, type Mark } from '../../../reports/charts/scene.ts'
import { chartSvg } from '../../../reports/charts/svg.ts'
import type { Chart, ColumnChart, LineChart } from '../../../reports/report.ts'
import { aSampleReport } from '../../support/sample-report.ts'

const seriesOf = (name: string, values: (number | null)[]): ColumnChart['series'][number] => ({
  name,
  values,
  labels: values.map((value) => (value === null ? '' : String(value))),
})

const columns = (change: Partial<ColumnChart> = {}): ColumnChart => ({
  kind: 'columns',
  categories: ['Apr', 'May', 'Jun'],
  series: [seriesOf('Cookham Wood', [10, 0, 40])],
  axisLabel: 'Incidents',
  stacked: false,
  ...change,
})

const lines = (change: Partial<LineChart> = {}): LineChart => ({
  kind: 'lines',
  categories: ['2016', '2017', '2018'],
  series: [seriesOf('Medway', [1, 2, 3]), seriesOf('Cookham Wood', [3, 2, 3])],
  axisLabel: 'Rate',
  breaks: [],
  ...change,
})

const marksOf = <Type extends Mark['type']>(chart: Chart, type: Type): Extract<Mark, { type: Type }>[] =>
  sceneOf(chart).marks.filter((mark): mark is Extract<Mark, { type: Type }> => mark.type === type)

const textsOf = (chart: Chart): string[] => marksOf(chart, 'text').map(({ text }) => text)

describe('the figures of an axis', () => {
  it.each([
    ['no value at all', [null, null, null], ['0', '1']],
    ['noughts', [0, 0, null], ['0', '1']],
    ['one', [0, 1, 0], ['0', '1']],
    ['a few', [0, 3, 1], ['0', '1', '2', '3']],
    ['rates', [0.5, 1, 0.2], ['0.0', '0.2', '0.4', '0.6', '0.8', '1.0']],
  ])('are whole for counts: %s', (_what, values, figures) => {
    for (const drawn of [
      columns({ series: [seriesOf('', values)] }),
      lines({ series: [seriesOf('', values)] }),
    ]) {
      const axis = marksOf(drawn, 'text').filter(({ anchor }) => anchor === 'end')
      expect(axis.map(({ text }) => text)).toEqual(figures)
    }
  })
})

describe('columns', () => {
  it('stand on nought and are as high as their values', () => {
    const bars = marksOf(columns(), 'rect')
    const unit = (bars[0]?.height ?? 0) / 10
    expect(bars.map(({ height }) => Math.round(height / unit))).toEqual([10, 0, 40])
    expect(new Set(bars.map(({ y, height }) => Math.round(y + height))).size).toBe(1)
  })

  it('carry their figures', () => {
    expect(textsOf(columns())).toEqual(expect.arrayContaining(['10', '0', '40', 'Incidents', 'Apr']))
  })

  it('leave a gap with a cross where a value is not available, unlike a nought', () => {
    const known = columns({ series: [seriesOf('Cookham Wood', [10, 0, 40])] })
    const unknown = columns({ series: [seriesOf('Cookham Wood', [10, null, 40])] })
    expect(marksOf(known, 'rect')).toHaveLength(3)
    expect(marksOf(unknown, 'rect')).toHaveLength(2)
    expect(marksOf(unknown, 'line')).toHaveLength(marksOf(known, 'line').length + 2)
  })

  it('print the words that hide a small number', () => {
    const series = { name: 'Cookham Wood', values: [10, null, 40], labels: ['10', 'c', '40'] }
    expect(textsOf(columns({ series: [series] }))).toContain('c')
  })

  it('name several series in the order in which they stand, not by colour alone', () => {
    const series = [seriesOf('One', [1, 2, 3]), seriesOf('Two', [3, 2, 1])]
    expect(textsOf(columns({ series }))).toEqual(expect.arrayContaining(['From the left:', 'One', 'Two']))
    expect(textsOf(columns({ series, stacked: true }))).toContain('From the bottom:')
    expect(new Set(marksOf(columns({ series }), 'rect').map(({ fill }) => fill))).toEqual(
      new Set(['#12436D', '#F46A25']),
    )
  })

  it('stack each series on the one before it', () => {
    const series = [seriesOf('One', [10, 10, 10]), seriesOf('Two', [5, 5, 5])]
    // Two squares of the key, then the columns.
    const bars = marksOf(columns({ series, stacked: true }), 'rect').slice(2, 4)
    const [lower = 0, upper = 0] = bars.map(({ height }) => height + 0.75)
    const [top = 0, above = 0] = bars.map(({ y }) => y)
    expect(lower).toBeCloseTo(2 * upper)
    expect(top - above).toBeCloseTo(upper)
  })
})

/** WCAG's contrast ratio of a colour '#RRGGBB' against white. */
function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

describe('a column’s figure', () => {
  it('stands on white, so that no line of the grid runs through it', () => {
    const figures = marksOf(columns(), 'text').filter(({ onWhite }) => onWhite)
    expect(figures.map(({ text }) => text)).toEqual(['10', '0', '40'])
    const svg = chartSvg(columns(), { id: 'months', title: 'Title', alternative: 'Words.' })
    expect(svg.match(/stroke="#FFFFFF" stroke-width="3" paint-order="stroke"/g)).toHaveLength(3)
  })
})

describe('lines', () => {
  it('carry name and latest figure at their ends, without a key', () => {
    expect(textsOf(lines())).toEqual(expect.arrayContaining(['Medway', 'Cookham Wood', '3']))
  })

  it('have labels of their own colours, each dark enough to be read', () => {
    const chart = lines({ series: ['One', 'Two', 'Three', 'Four'].map((name) => seriesOf(name, [1, 2, 3])) })
    const strokes = marksOf(chart, 'path').map(({ stroke }) => stroke)
    const fills = ['One', 'Two', 'Three', 'Four'].map(
      (name) => marksOf(chart, 'text').find(({ text }) => text === name)?.fill,
    )
    expect(fills).toEqual(strokes)
    for (const stroke of strokes) expect(contrastWithWhite(stroke)).toBeGreaterThanOrEqual(4.5)
  })

  it('keep apart the labels of lines that end at one point', () => {
    const chart = lines({ series: ['One', 'Two', 'Three', 'Four'].map((name) => seriesOf(name, [1, 2, 3])) })
    const ends = marksOf(chart, 'text').filter(({ text }) => ['One', 'Two', 'Three', 'Four'].includes(text))
    const heights = ends.map(({ at }) => at[1]).toSorted((one, other) => one - other)
    heights.slice(1).forEach((height, index) => {
      expect(height - (heights[index] ?? 0)).toBeGreaterThanOrEqual(9)
    })
  })

  it('differ by their dashes as well as their colours', () => {
    const dashes = marksOf(lines(), 'path').map(({ dash }) => dash.join())
    expect(new Set(dashes).size).toBe(2)
  })

  it('break where a value is not available, and show a lone value as a dot', () => {
    const chart = lines({ series: [seriesOf('Medway', [1, null, 3])] })
    expect(marksOf(chart, 'path')[0]?.path.match(/M/g)).toHaveLength(2)
    expect(marksOf(chart, 'dot')).toHaveLength(2)
  })

  it('mark a change of definition with a dashed vertical and its words', () => {
    const chart = lines({ breaks: [{ before: 1, label: 'New rules' }] })
    expect(textsOf(chart)).toContain('New rules')
    const vertical = marksOf(chart, 'line').find(({ dash }) => dash.length > 0)
    expect(vertical?.from[0]).toBe(vertical?.to[0])
  })
})

describe('a drawing', () => {
  const sample = aSampleReport()
    .sections.flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === 'chart' ? [block.chart] : []))
  const long = 'An establishment with a very long name indeed, in the county of Kent'
  const charts: [string, Chart][] = [
    ...sample.map((chart, index): [string, Chart] => [`sample ${index + 1}`, chart]),
    [
      'long names',
      columns({ series: [long, `${long} 2`, `${long} 3`].map((name) => seriesOf(name, [1, 2, 3])) }),
    ],
    ['large and small', columns({ series: [seriesOf('One', [123456, 3, 1])] })],
    ['fractions below nought', columns({ series: [seriesOf('One', [-0.5, 0.25, null])] })],
    ['long line names', lines({ series: [seriesOf(long, [1, 2, 3]), seriesOf(long, [3, 2, 3])] })],
    ['a long break', lines({ breaks: [{ before: 2, label: long }] })],
    ['many categories', lines({ categories: Array.from({ length: 60 }, (_, index) => `Month ${index}`) })],
  ]

  it.each(charts)('keeps every word inside its edges: %s', (_, chart) => {
    const { width, height } = sceneOf(chart)
    for (const { text, at, anchor } of marksOf(chart, 'text')) {
      const left = at[0] - widthOf(text) * { start: 0, middle: 0.5, end: 1 }[anchor]
      expect.soft(left, text).toBeGreaterThanOrEqual(-1)
      expect.soft(left + widthOf(text), text).toBeLessThanOrEqual(width + 1)
      expect.soft(at[1], text).toBeGreaterThanOrEqual(5)
      expect.soft(at[1], text).toBeLessThanOrEqual(height)
    }
  })

  it.each(charts)('keeps axis names clear of one another: %s', (_, chart) => {
    const bottom = Math.max(...marksOf(chart, 'text').map(({ at }) => at[1]))
    const row = marksOf(chart, 'text').filter(({ at, anchor }) => anchor === 'middle' && at[1] > bottom - 4)
    row.slice(1).forEach((name, index) => {
      const before = row[index]
      if (before)
        expect(name.at[0] - before.at[0]).toBeGreaterThanOrEqual(
          (widthOf(name.text) + widthOf(before.text)) / 2,
        )
    })
  })

  it('is an SVG image with a name and a description, without a style', () => {
    const svg = chartSvg(columns(), { id: 'months', title: 'Rose & <fell>', alternative: 'Three columns.' })
    expect(svg).toContain('role="img"')
    expect(svg).toContain('aria-labelledby="months-title"')
    expect(svg).toContain('<title id="months-title">Rose &amp; &lt;fell&gt;</title>')
    expect(svg).toContain('<desc id="months-description">Three columns.</desc>')
    expect(svg).not.toMatch(/style/)
    expect(svg.match(/<rect/g)).toHaveLength(3)
  })
})
