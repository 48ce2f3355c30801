import { parse } from 'node-html-parser'
import { describe, expect, it } from 'vitest'
import { buildAnnualReview } from '../reports/annual-review/build.ts'
import { renderPdf } from '../reports/pdf/pdf.ts'
import type { Block, Cell, Report, TableBlock } from '../reports/report.ts'
import { renderSpreadsheet } from '../reports/spreadsheet/spreadsheet.ts'
import { reportPage } from '../server/issued-documents/report-page.ts'
import { render } from '../server/views.ts'
import {
  aChildFact,
  aCommentaryFact,
  aContactFact,
  aLadoContactFact,
  aMeetingFact,
  anIncidentFact,
  anOpinionFact,
  aPublishedFigure,
  aVisitFact,
  aYear,
} from './support/facts.ts'
import { elementsOf, spokenText, structureOf } from './support/pdf.ts'
import { sheetsOf } from './support/workbook.ts'

const facts = aYear({
  incidents: [
    anIncidentFact({ children: [aChildFact(), aChildFact({ childId: 'child-2', injury: 'serious' })] }),
    anIncidentFact({
      id: 'two',
      number: 'CKI-2018-0002',
      happenedAt: '2018-10-02T20:15:00+01:00',
      warningSigns: ['breathing', 'vomiting'],
    }),
    anIncidentFact({
      id: 'three',
      number: 'CKI-2018-0003',
      countsAs: 'use-of-force',
      writtenAt: null,
      signedAt: null,
    }),
  ],
  ladoContacts: [aLadoContactFact(), aLadoContactFact({ id: 'lado-2', type: 'referral' })],
  visits: [aVisitFact()],
  contacts: [aContactFact()],
  meetings: [aMeetingFact()],
  publishedFigures: [
    aPublishedFigure(),
    aPublishedFigure({ value: 1350, periodStart: '2010-01-01', periodEnd: '2010-12-31' }),
  ],
  opinions: [anOpinionFact()],
  commentaries: [aCommentaryFact()],
})
const report = buildAnnualReview(facts, 'partners')

const flat = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Lines break where they must on paper, also after a hyphen: spaces do not count there. */
const squeezed = (rows: string[][] | undefined) =>
  rows?.map((row) => row.map((text) => text.replace(/\s/g, '')))

const rowsOf = (table: TableBlock): Cell[][] =>
  [...table.rows, ...(table.total === undefined ? [] : [table.total])].map(({ cells }) => cells)

const tablesOf = ({ sections }: Report) =>
  sections.flatMap(({ blocks }) => blocks).filter((block) => block.type === 'table')

/** What must stand in every form of the report as it is. */
const sentencesOf = ({ sections }: Report): string[] =>
  sections.flatMap(({ title, blocks }) => [title, ...blocks.flatMap(sentences)])

function sentences(block: Block): string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'note':
      return [block.text]
    case 'list':
      return block.items
    case 'figures':
      return block.items.flatMap(({ figure, label, note }) => [figure, label, note])
    case 'table':
      return [block.caption, ...block.notes, block.source]
    case 'chart':
      return [block.title, block.measure, ...block.notes, block.source]
    case 'opinion':
      return [block.establishment, block.question, block.word, block.reason]
    case 'commentary':
      return [block.by, ...block.paragraphs]
  }
}

function htmlOf(edition: Report) {
  return parse(
    render('report/show', reportPage(edition), {
      title: 'Review',
      page: 'report',
      product: 'Product',
      navigation: [],
    }),
  )
}

describe('the page, the PDF and the workbook', () => {
  const tables = tablesOf(report)

  it('are about a review with something in every chapter', () => {
    expect(tables.length).toBeGreaterThan(25)
    expect(
      report.sections.flatMap(({ blocks }) => blocks).filter(({ type }) => type === 'chart').length,
    ).toBeGreaterThan(2)
  })

  it('hold the same rows in every table', async () => {
    const html = htmlOf(report)
    const onPage = html.querySelectorAll('table').map((table) => ({
      caption: flat(table.querySelector('caption')?.textContent ?? ''),
      rows: table
        .querySelectorAll('tbody tr, tfoot tr')
        .map((row) => row.querySelectorAll('th,td').map((cell) => flat(cell.textContent))),
    }))
    const inPdf = elementsOf(await structureOf(await renderPdf(report)), 'Table').map((table) => ({
      caption: spokenText(elementsOf(table, 'Caption')[0] ?? table),
      rows: elementsOf(table, 'TR')
        .filter((row) => elementsOf(row, 'TH').every((cell) => row.children.indexOf(cell) === 0))
        .map((row) => elementsOf(row, 'TH', 'TD').map(spokenText)),
    }))
    const sheets = await sheetsOf(await renderSpreadsheet(report))
    for (const table of tables) {
      const caption = `${table.number}: ${table.caption}`
      const expected = rowsOf(table).map((cells) => cells.map(({ text }) => flat(text)))
      expect(onPage.find((each) => each.caption === caption)?.rows, caption).toEqual(expected)
      expect(squeezed(inPdf.find((each) => each.caption === caption)?.rows), caption).toEqual(
        squeezed(expected),
      )
      const sheet = (sheets.get(table.number) ?? []).map((row) => row.map(({ value }) => value))
      for (const cells of rowsOf(table))
        expect(
          sheet.some((row) => agrees(row, cells)),
          `${caption} ${cells[0]?.text ?? ''}`,
        ).toBe(true)
    }
  })

  it('hold the same sentences', async () => {
    const page = flat(htmlOf(report).querySelector('main')?.textContent ?? '')
    const paper = spokenText(await structureOf(await renderPdf(report)))
    for (const sentence of sentencesOf(report)) {
      expect(page).toContain(flat(sentence))
      expect(paper.replace(/\s/g, '')).toContain(sentence.replace(/\s/g, ''))
    }
  })

  it('keep the two paragraphs of an opinion’s reason apart', async () => {
    const reason = 'Records are late too often.\n\nChildren say that staff listen.'
    const publicTexts = [{ part: 'opinion-ash' as const, words: reason, recognisable: 'no' as const }]
    const edition = buildAnnualReview({ ...facts, opinions: [anOpinionFact()], publicTexts }, 'young-people')
    const apart = reason.split('\n\n')
    const onPage = htmlOf(edition)
      .querySelectorAll('.app-opinion p')
      .map(({ textContent }) => textContent)
    const inPdf = elementsOf(await structureOf(await renderPdf(edition)), 'P').map(spokenText)
    expect(onPage.slice(-2)).toEqual(apart)
    expect(inPdf.filter((each) => apart.some((part) => each.includes(part)))).toEqual(apart)
  })

  it('are the same bytes for the same report', async () => {
    const again = buildAnnualReview(structuredClone(facts), 'partners')
    expect((await renderPdf(report)).equals(await renderPdf(again))).toBe(true)
    expect((await renderSpreadsheet(report)).equals(await renderSpreadsheet(again))).toBe(true)
    expect(htmlOf(report).toString()).toBe(htmlOf(again).toString())
  })
})

/** A number stands in the workbook as itself, anything else as its words. */
const agrees = (row: string[], cells: Cell[]): boolean =>
  cells.every(
    ({ text, value }, place) => row[place] === text || (value !== undefined && Number(row[place]) === value),
  )
