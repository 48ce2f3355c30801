import { describe, expect, it } from 'vitest'
import { buildAnnualReview } from '../../../reports/annual-review/build.ts'
import { renderPdf } from '../../../reports/pdf/pdf.ts'
import type { Block, Edition, OpinionBlock, Report, TableColumn } from '../../../reports/report.ts'
import {
  aCommentaryFact,
  aLadoContactFact,
  aMeetingFact,
  anEstablishment,
  anIncidentFact,
  anOpinionFact,
  aPublishedFigure,
  aVisitFact,
  aYear,
} from '../../support/facts.ts'
import { elementsOf, spokenText, structureOf, type Element } from '../../support/pdf.ts'
import { aSampleReport } from '../../support/sample-report.ts'

const facts = aYear({
  establishments: [anEstablishment(), anEstablishment({ id: 'birch', name: 'Birch House', code: 'BIR' })],
  incidents: [anIncidentFact(), anIncidentFact({ establishmentId: 'birch' })],
  ladoContacts: [aLadoContactFact()],
  visits: [aVisitFact()],
  meetings: [aMeetingFact()],
  publishedFigures: [
    aPublishedFigure(),
    aPublishedFigure({ value: 133, periodStart: '2013-01-01', periodEnd: '2013-12-31' }),
  ],
  opinions: [
    anOpinionFact({ reason: 'Records are late too often.\n\nChildren say that staff listen.' }),
    anOpinionFact({ establishmentId: 'birch', safeguarded: 'yes', reason: 'Nothing was missing.' }),
  ],
  commentaries: [aCommentaryFact(), aCommentaryFact({ section: 'injuries' })],
})

const editions: Edition[] = ['partners', 'public', 'young-people', 'committee']

const reports: [string, Report][] = [
  ['a report of every kind of block', aSampleReport()],
  ...editions.map((edition): [string, Report] => [
    `the ${edition} edition of a review`,
    buildAnnualReview(facts, edition),
  ]),
]

describe('what a screen reader finds in the tree of a PDF', () => {
  it.each(reports)(
    'is, for %s, each figure, table and list under its heading, in order',
    async (_, report) => {
      const chapters = chaptersOf(await structureOf(await renderPdf(report)))
      expect(chapters).toEqual(report.sections.map(outlineOfSection))
    },
  )

  it('is, for a review, figures in several chapters and none in the last', () => {
    const report = reports[1]?.[1]
    const drawn = report?.sections.filter(({ blocks }) => blocks.some(({ type }) => type === 'chart')) ?? []
    expect(drawn.length).toBeGreaterThan(1)
    expect(drawn).not.toContain(report?.sections.at(-1))
  })

  it('is a caption for each figure, read before its drawing', async () => {
    const report = aSampleReport()
    const root = await structureOf(await renderPdf(report))
    const groups = elementsOf(root, 'Div')
    expect(groups.map(({ children }) => children.map(({ kind }) => kind))).toEqual(
      groups.map(() => ['Caption', 'P', 'Figure', 'P', 'P']),
    )
    const charts = report.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.type === 'chart' ? [block] : []))
    expect(groups.map((group) => spokenText(elementsOf(group, 'Caption')[0] ?? group))).toEqual(
      charts.map(({ number, title }) => `${number}: ${title}`),
    )
  })

  it('is the name of each establishment as a heading, one level below the chapter’s', async () => {
    const root = await structureOf(await renderPdf(buildAnnualReview(facts, 'partners')))
    const chapter = elementsOf(root, 'Sect').find((sect) => spokenText(sect).startsWith('1 The scrutineer'))
    expect(
      elementsOf(chapter ?? root, 'H1', 'H2', 'H3').map((each) => [each.kind, spokenText(each)]),
    ).toEqual([
      ['H1', '1 The scrutineer’s overall opinion'],
      ['H2', 'Ash House'],
      ['H2', 'Birch House'],
    ])
  })

  it('is words apart wherever a line is broken', async () => {
    const words = 'HM Prison and Probation Service runs Cookham Wood'
    const column = (header: string): TableColumn => ({ header, align: 'text', width: 1 })
    const blocks: Block[] = [
      {
        type: 'table',
        id: 'one',
        number: 'Table 1',
        caption: 'One',
        columns: [words, 'b', 'c', 'd', 'e', 'f'].map(column),
        rows: [{ cells: [{ text: words }] }],
        notes: [],
        source: '',
      },
      { type: 'figures', items: [{ figure: '1', label: `${words}, ${words}`, note: `${words}, ${words}` }] },
    ]
    const section = { id: 'one', number: '1', title: 'One', startsPage: true, blocks }
    const root = await structureOf(await renderPdf(aSampleReport({ sections: [section] })))
    const table = elementsOf(root, 'Table').at(-1) ?? root
    expect(elementsOf(table, 'TH').map(spokenText)).toEqual([words, 'b', 'c', 'd', 'e', 'f', words])
    const spoken = elementsOf(root, 'P').map(spokenText)
    expect(spoken.filter((text) => text === `${words}, ${words}`)).toHaveLength(2)
  })

  it('is two paragraphs where two were written: a reason, a paragraph, a note', async () => {
    const text = 'The first.\r\n\r\nThe second.'
    const opinion: OpinionBlock = {
      type: 'opinion',
      establishment: 'Ash House',
      question: 'Are children safe?',
      word: 'Partly',
      reason: text,
    }
    const blocks: Block[] = [opinion, { type: 'paragraph', text }, { type: 'note', text }]
    const section = { id: 'one', number: '1', title: 'One', startsPage: true, blocks }
    const root = await structureOf(await renderPdf(aSampleReport({ sections: [section] })))
    const words = elementsOf(root, 'P').map(spokenText).slice(-8)
    const twice = ['The first.', 'The second.']
    expect(words).toEqual(['Are children safe?', 'Partly', ...twice, ...twice, ...twice])
  })
})

/** What stands under which heading, as the report says it. */
const outlineOfSection = ({ number, title, blocks }: Report['sections'][number]): string[] => [
  `heading ${number === '' ? title : `${number} ${title}`}`,
  ...blocks.flatMap(outlineOfBlock),
]

function outlineOfBlock(block: Block): string[] {
  switch (block.type) {
    case 'heading':
      // Words set from the right are kept beside the letters, where this reader does not look.
      return [`heading ${block.text.replace(/[\u0600-\u06FF]+/g, '').trim()}`]
    case 'opinion':
      return [`heading ${block.establishment}`]
    case 'table':
      return [`table ${block.number}: ${block.caption}`]
    case 'chart':
      return [`figure ${block.alternative}`]
    case 'list':
      return [`list of ${block.items.length}`]
    case 'figures':
      return [`list of ${block.items.length}`]
    case 'paragraph':
    case 'note':
    case 'commentary':
      return []
  }
}

/** The same, as the tree says it; the cover, the contents or the masthead come before the chapters. */
function chaptersOf(root: Element): string[][] {
  const chapters = root.children.map((sect) => elementsOf(sect, ...outlined).map(outlineOfElement))
  const before = chapters.findIndex(([first]) => first === 'heading Contents')
  return chapters.slice(before === -1 ? 1 : before + 1)
}

const outlined = ['H1', 'H2', 'H3', 'Figure', 'Table', 'L']

function outlineOfElement(element: Element): string {
  switch (element.kind) {
    case 'Figure':
      return `figure ${element.alt}`
    case 'Table':
      return `table ${spokenText(elementsOf(element, 'Caption')[0] ?? element)}`
    case 'L':
      return `list of ${element.children.length}`
    default:
      return `heading ${spokenText(element)}`
  }
}
