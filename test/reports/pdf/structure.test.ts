import { beforeAll, describe, expect, it } from 'vitest'
import { renderPdf } from '../../../reports/pdf/pdf.ts'
import {
  bookmarksOf,
  elementsOf,
  linksOf,
  missingGlyphs,
  pageTexts,
  propertiesOf,
  spokenText,
  strayContent,
  structureOf,
  type Element,
} from '../../support/pdf.ts'
import { aSampleReport } from '../../support/sample-report.ts'

describe('the structure of a report on paper', () => {
  let bytes: Buffer
  let root: Element

  beforeAll(async () => {
    bytes = await renderPdf(aSampleReport())
    root = await structureOf(bytes)
  }, 20_000)

  it('says its language and title, and claims PDF/A-2a and PDF/UA-1', async () => {
    const { language, showsTitle, info, xmp } = await propertiesOf(bytes)
    expect(language).toBe('en-GB')
    expect(showsTitle).toBe(true)
    expect(info['Title']).toBe('Review of Safeguarding and Restraint, April 2018 to March 2019')
    expect(info['Subject']).toBe('Restraint & safeguarding of children in secure establishments')
    expect(xmp).toContain('Restraint &amp; safeguarding')
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(xmp).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>A</)
  })

  it('takes its dates from the report and not from the clock', async () => {
    const { info } = await propertiesOf(bytes)
    expect(info['CreationDate']).toBe('D:20190331000000Z')
  })

  it('gives the same bytes for the same report', async () => {
    expect((await renderPdf(aSampleReport())).equals(bytes)).toBe(true)
  })

  it('has every mark on paper in a tag or an artifact, each once', async () => {
    expect(await strayContent(bytes)).toEqual([])
  })

  it('never prints a font’s own sign for a missing character', async () => {
    expect(await missingGlyphs(bytes)).toBe(0)
  })

  it('has headings in order, none a level too deep', () => {
    const headings = elementsOf(root, 'H1', 'H2', 'H3').map(
      (heading) => `${heading.kind} ${spokenText(heading)}`,
    )
    expect(headings.slice(0, 8)).toEqual([
      'H1 Review of Safeguarding and Restraint',
      'H1 Contents',
      'H1 1 Summary & opinion <one page>',
      'H2 Cookham Wood',
      'H1 2 Use of restraint',
      'H2 By month',
      'H3 By reason',
      'H2 Every week',
    ])
  })

  it('lets a heading that skips a level follow the one above it', async () => {
    const report = aSampleReport({
      sections: [
        {
          id: 'one',
          number: '1',
          title: 'One',
          startsPage: true,
          blocks: [
            { type: 'heading', level: 3, text: 'Too deep' },
            { type: 'paragraph', text: 'Words.' },
          ],
        },
      ],
    })
    const tree = await structureOf(await renderPdf(report))
    expect(elementsOf(tree, 'H2').map(spokenText)).toEqual(['Too deep'])
  })

  it('tags a table with its caption, column headers and row headers', () => {
    const [first] = elementsOf(root, 'Table')
    expect(first?.children.map(({ kind }) => kind)).toEqual(['Caption', 'THead', 'TBody'])
    const headers = elementsOf(root, 'THead').flatMap((head) => elementsOf(head, 'TH'))
    expect(headers.map(({ scope }) => scope)).toEqual(headers.map(() => 'Column'))
    const rows = elementsOf(root, 'TBody').flatMap((body) => elementsOf(body, 'TR'))
    for (const row of rows) {
      expect(row.children[0]).toMatchObject({ kind: 'TH', scope: 'Row' })
      expect(row.children.slice(1).every(({ kind }) => kind === 'TD')).toBe(true)
    }
    expect(rows).toHaveLength(13 + 105)
    expect(spokenText(rows.at(-1) ?? root)).toBe('Total 1,508 19.9 2% (30 of 1,508)')
  })

  it('gives every drawing its alternative text and box', () => {
    const figures = elementsOf(root, 'Figure')
    expect(figures).toHaveLength(4)
    for (const figure of figures) {
      expect(figure.alt).not.toBe('')
      expect(figure.hasBox).toBe(true)
    }
  })

  it('tags lists with label and body, and says how they are numbered', () => {
    const lists = elementsOf(root, 'L')
    expect(lists.map(({ numbering }) => numbering)).toEqual(['None', 'Disc', 'Decimal'])
    const items = elementsOf(lists[2] ?? root, 'LI')
    expect(items.map((item) => item.children.map(({ kind }) => kind))).toEqual(
      items.map(() => ['Lbl', 'LBody']),
    )
    expect(items.map(spokenText)).toEqual(['1. Read.', '2. Count.', '3. Ask.'])
  })

  it('keeps a paragraph in one element where it crosses a page', async () => {
    const text = Array.from({ length: 900 }, (_, index) => `word${index}`).join(' ')
    const section = { id: 'one', number: '1', title: 'One', startsPage: true }
    const report = aSampleReport({ sections: [{ ...section, blocks: [{ type: 'paragraph', text }] }] })
    const pdf = await renderPdf(report)
    expect(await pageTexts(pdf)).toHaveLength(4)
    const paragraphs = elementsOf(await structureOf(pdf), 'P').map(spokenText)
    expect(paragraphs.filter((words) => words === text)).toHaveLength(1)
  })

  it('leads from the contents to the page that is printed beside each line', async () => {
    const links = await linksOf(bytes)
    expect(links.length).toBeGreaterThan(5)
    for (const { words, page } of links) expect(words).toMatch(new RegExp(`, page ${page}$`))
    const pages = await pageTexts(bytes)
    for (const { words, page } of links) {
      const title = words.replace(/, page \d+$/, '')
      if (!/[\u0600-\u06FF]/.test(title)) expect(pages[page - 1]).toContain(title)
    }
    expect(elementsOf(root, 'TOCI').every((item) => elementsOf(item, 'Link')[0]?.hasLink === true)).toBe(true)
  })

  it('has a bookmark for each chapter and each heading of the second level', async () => {
    const bookmarks = await bookmarksOf(bytes)
    expect(bookmarks.map(({ title }) => title)).toEqual([
      '1 Summary & opinion <one page>',
      '2 Use of restraint',
      'Words in other scripts',
    ])
    expect(bookmarks[1]?.children.map(({ title }) => title)).toEqual(['By month', 'Every week', 'Trend'])
    const links = await linksOf(bytes)
    expect(links.find(({ words }) => words.startsWith('Trend'))?.page).toBe(bookmarks[1]?.children[2]?.page)
  })
})
