import { beforeAll, describe, expect, it } from 'vitest'
import { renderPdf } from '../../../reports/pdf/pdf.ts'
import type { Block, Report } from '../../../reports/report.ts'
import { linksOf, pageTexts } from '../../support/pdf.ts'
import { aSampleReport } from '../../support/sample-report.ts'

const aReportOf = (blocks: Block[], changes: Partial<Report> = {}): Report =>
  aSampleReport({
    sections: [{ id: 'one', number: '1', title: 'One', startsPage: true, blocks }],
    ...changes,
  })

const line = (text: string): Block => ({ type: 'paragraph', text })

const aTable = (rows: number, change: Partial<Extract<Block, { type: 'table' }>> = {}): Block => ({
  type: 'table',
  id: 'rows',
  number: 'Table 9',
  caption: 'Rows by number',
  columns: [
    { header: 'Row header', align: 'text', width: 1 },
    { header: 'Count of it', align: 'number', width: 1 },
  ],
  rows: Array.from({ length: rows }, (_, index) => ({
    cells: [{ text: `row-${index + 1}.` }, { text: `${index}` }],
  })),
  notes: ['A note under it.'],
  source: 'Source: invented.',
  ...change,
})

/** A paragraph of so many lines: pushes what follows down the page, 15 points a line. */
const fillerOf = (lines: number): Block => line(Array.from({ length: lines }, () => 'Filler.').join('\n'))

const ranging = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

const bodyPages = async (report: Report): Promise<string[]> =>
  (await pageTexts(await renderPdf(report))).slice(2)

describe('a report on paper', () => {
  let pages: string[]

  beforeAll(async () => {
    pages = await pageTexts(await renderPdf(aSampleReport()))
  }, 20_000)

  it('prints the words of every block', () => {
    const all = pages.join(' ')
    for (const block of aSampleReport().sections.flatMap(({ blocks }) => blocks)) {
      for (const words of wordsOf(block)) expect(all).toContain(words)
    }
  })

  it('says on every page the marking, the edition, that it is a demonstration, and which page of how many', () => {
    expect(pages.length).toBeGreaterThan(8)
    pages.forEach((text, index) => {
      expect(text).toContain('OFFICIAL-SENSITIVE')
      expect(text).toContain('Partners’ edition')
      expect(text).toContain('Demonstration: invented records')
      expect(text).toContain(`Page ${index + 1} of ${pages.length}`)
      expect(text).toContain('Review of Safeguarding and Restraint, April 2018 to March 2019')
    })
  })

  it('repeats a table’s header on each page that it goes on to', () => {
    const withRows = pages.filter((text) => /Week \d+ \d/.test(text))
    expect(withRows.length).toBeGreaterThan(3)
    for (const text of withRows) expect(text).toContain('Rate per 100 children per month')
  })

  it('prints Welsh and Polish as they are, and a mark where no font has the character', () => {
    const last = pages.at(-1) ?? ''
    expect(last).toContain('Mae’r tŷ yn wag a’r ŵyl yn hir')
    expect(last).toContain('Zażółć gęślą jaźń')
    expect(last).toContain('Face 😀')
    expect(last).toMatch(/thumb\s+□\s*, family\s+□/)
  })

  it('repeats a table’s number and caption, as continued, on each page that it goes on to', async () => {
    const [, ...others] = (await bodyPages(aReportOf([aTable(90)]))).filter((text) => text.includes('row-'))
    expect(others.length).toBeGreaterThan(1)
    for (const text of others) expect(text).toContain('Table 9: Rows by number (continued)')
  })

  it('keeps at least three rows on either side of a break', async () => {
    for (const lines of ranging(26, 43)) {
      const texts = await bodyPages(aReportOf([fillerOf(lines), aTable(7)]))
      const counts = texts.map((text) => text.match(/row-\d+\./g)?.length ?? 0).filter((count) => count > 0)
      expect(Math.min(...counts)).toBeGreaterThanOrEqual(3)
    }
  })

  it('keeps the notes and source on the page of the last rows', async () => {
    for (const rows of [30, 31, 32, 33, 34, 35, 36, 37, 38]) {
      const texts = await bodyPages(aReportOf([aTable(rows)]))
      const page = texts.find((text) => text.includes(`row-${rows}.`)) ?? ''
      expect(page).toContain('A note under it.')
      expect(page).toContain('Source: invented.')
    }
  })

  it('keeps a heading with two lines of what follows, and no line of a paragraph alone', async () => {
    const words = Array.from({ length: 90 }, (_, index) => `word${index}`).join(' ')
    const heading: Block = { type: 'heading', level: 2, text: 'The heading' }
    for (const lines of ranging(34, 44)) {
      const texts = await bodyPages(aReportOf([fillerOf(lines), heading, line(words)]))
      const counts = texts.map((text) => text.match(/word\d+/g)?.length ?? 0)
      const withHeading = texts.findIndex((text) => text.includes('The heading'))
      // A line of this paragraph takes thirteen or fourteen words.
      expect(counts[withHeading]).toBeGreaterThan(20)
      expect(Math.min(...counts.filter((count) => count > 0))).toBeGreaterThan(14)
    }
  })

  it('keeps a chart on the page of its title, notes and source', async () => {
    const chart = aSampleReport().sections[1]?.blocks.find(({ type }) => type === 'chart')
    if (!chart) throw new Error('The sample has a chart')
    for (const before of [10, 16, 20, 24, 28]) {
      const filler = Array.from({ length: before }, () => line('Filler.'))
      const texts = await bodyPages(aReportOf([...filler, chart]))
      const page = texts.find((text) => text.includes('Figure 1')) ?? ''
      expect(page).toContain('From the left:')
      expect(page).toContain('Source: monthly returns.')
    }
  })

  it('keeps a chapter’s lines of the contents on one page', async () => {
    const sections = ranging(1, 6).map((chapter) => ({
      id: `chapter-${chapter}`,
      number: String(chapter),
      title: `Chapter ${chapter}`,
      startsPage: false,
      blocks: ranging(1, 11).map((part): Block => ({
        type: 'heading',
        level: 2,
        text: `part-${chapter}.${part}.`,
      })),
    }))
    const [, first = '', second = ''] = await pageTexts(await renderPdf(aSampleReport({ sections })))
    for (const chapter of ranging(1, 6)) {
      const onFirst = ranging(1, 11).filter((part) => first.includes(`part-${chapter}.${part}.`))
      const onSecond = ranging(1, 11).filter((part) => second.includes(`part-${chapter}.${part}.`))
      expect([onFirst.length, onSecond.length]).toContain(11)
      expect(onFirst.length + onSecond.length).toBe(11)
    }
  })

  it('numbers pages rightly behind contents of more than one page', async () => {
    const sections = Array.from({ length: 70 }, (_, index) => ({
      id: `chapter-${index}`,
      number: String(index + 1),
      title: `The chapter with a name ${index}.`,
      startsPage: true,
      blocks: [line('Words.')],
    }))
    const bytes = await renderPdf(aSampleReport({ sections }))
    const texts = await pageTexts(bytes)
    expect(texts).toHaveLength(1 + 2 + 70)
    const links = await linksOf(bytes)
    expect(links).toHaveLength(70)
    links.forEach(({ words, page }, index) => {
      expect(words).toBe(`${index + 1} The chapter with a name ${index}., page ${page}`)
      expect(texts[page - 1]).toContain(`${index + 1} The chapter with a name ${index}.`)
    })
  })

  it('gives a narrow column the room that its longest word needs', async () => {
    const columns = [
      { header: 'Average population', align: 'number' as const, width: 1 },
      ...['B', 'C', 'D'].map((header) => ({ header, align: 'text' as const, width: 9 })),
    ]
    const [text] = await bodyPages(aReportOf([aTable(3, { columns })]))
    expect(text).toContain('Average population')
  })

  it('goes on overleaf with a row higher than a page, and loses no word', async () => {
    const text = Array.from({ length: 3000 }, (_, index) => `word${index}`).join(' ')
    const rows = [{ cells: [{ text: 'Long' }, { text }] }]
    const texts = await bodyPages(aReportOf([aTable(1, { rows })]))
    const found = texts.join(' ').match(/word\d+/g) ?? []
    expect(found).toHaveLength(3000)
  })

  it('breaks a word wider than the line, and takes line feeds, tabs and control characters', async () => {
    const texts = await bodyPages(
      aReportOf([line('x'.repeat(300)), line('first\nsecond\tthird\u0007\uD800')]),
    )
    const page = texts.join(' ')
    expect((/x[x ]+x/.exec(page)?.[0] ?? '').replaceAll(' ', '')).toHaveLength(300)
    expect(page).toMatch(/first second third/)
  })

  it('draws a report without sections, tables without rows, charts without values', async () => {
    expect(await pageTexts(await renderPdf(aSampleReport({ sections: [] })))).toHaveLength(2)
    const chart = aSampleReport().sections[1]?.blocks.find(({ type }) => type === 'chart')
    if (chart?.type !== 'chart') throw new Error('The sample has a chart')
    const empty: Block[] = [
      aTable(0, { rows: [] }),
      { ...chart, chart: { kind: 'columns', categories: [], series: [], axisLabel: '', stacked: false } },
      { ...chart, chart: { kind: 'lines', categories: [], series: [], axisLabel: '', breaks: [] } },
      { type: 'figures', items: [] },
      { type: 'list', ordered: true, items: [] },
      line(''),
    ]
    expect(await bodyPages(aReportOf(empty))).toHaveLength(1)
  })
})

/** Words of a block that stand on one line of the sample. */
function wordsOf(block: Block): string[] {
  switch (block.type) {
    case 'heading':
    case 'note':
      return /[\u0600-\u06FF]/.test(block.text) ? [] : [block.text]
    case 'paragraph':
      return block.text.startsWith('Arabic') ? [] : [block.text.slice(0, 60)]
    case 'list':
      return block.items.map((item) => item.slice(0, 16))
    case 'figures':
      return block.items.flatMap(({ figure, label, note }) => [figure, label, note])
    case 'table':
      return [
        block.caption,
        ...block.rows.flatMap(({ cells }) => cells.map(({ text }) => text.slice(0, 30))),
        ...block.notes,
        block.source,
      ]
    case 'chart':
      return [block.title, block.measure, block.chart.axisLabel, ...block.notes, block.source]
    case 'opinion':
      return [block.establishment, block.question, block.word, block.reason.slice(0, 60)]
    case 'commentary':
      return [block.by, ...block.paragraphs.map((text) => text.slice(0, 60))]
  }
}

describe('a report of one chapter without a number', () => {
  it('has neither cover nor contents, and begins with what it is', async () => {
    const sample = aSampleReport()
    const [section] = sample.sections
    const one = {
      ...sample,
      sections: section === undefined ? [] : [{ ...section, number: '', blocks: section.blocks.slice(0, 3) }],
    }
    const [first = '', ...others] = await pageTexts(await renderPdf(one))
    expect(others).toEqual([])
    expect(first).toContain(`${sample.title}, ${sample.period}`)
    expect(first).not.toContain('Contents')
  })
})
