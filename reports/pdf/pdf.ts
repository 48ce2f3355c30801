import type { Report, Section } from '../report.ts'
import { drawTitle } from './blocks/heading.ts'
import { addBookmarks } from './bookmarks.ts'
import { drawContents } from './contents.ts'
import { drawCover, drawMasthead } from './cover.ts'
import { drawBlock } from './draw-block.ts'
import { openFonts } from './fonts.ts'
import { openDocument } from './open.ts'
import type { Heading, Paper } from './paper.ts'
import { paginate, type Piece, type Placed } from './pieces.ts'
import { drawFoot, drawHead } from './running.ts'
import { documentTag, tag, type Tag } from './tags.ts'
import type { Typesetter } from './typesetting.ts'

/**
 * The report on A4: tagged to PDF/UA-1 and PDF/A-2a, with bookmarks, a linked contents list and embedded fonts. The
 * same report gives the same bytes. Works at once and without pause: call it through `renderInWorker` in a server.
 */
export async function renderPdf(report: Report): Promise<Buffer> {
  const doc = openDocument(report)
  const bytes = collect(doc)
  const type: Typesetter = { doc, fonts: openFonts(doc) }
  drawPages(type, report)
  doc.end()
  return bytes
}

async function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of doc) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Everything is measured and placed before anything is drawn, so page numbers are known from the first line. */
function drawPages(type: Typesetter, report: Report): void {
  const root = documentTag(type.doc)
  const { pages, headings } = isOnePager(report)
    ? layOutOnePager(type, root, report)
    : layOutWhole(type, root, report)
  pages.forEach((placed, index) => {
    drawPage(type, report, placed, { number: index + 1, count: pages.length })
  })
  addBookmarks(type.doc, headings, placesOf(pages))
}

interface LaidOut {
  pages: Placed[][]
  headings: Heading[]
}

/** A report whose chapters have no numbers has no use for a cover and a list of contents: it is read at a glance. */
const isOnePager = ({ sections }: Report): boolean =>
  sections.length > 0 && sections.every(({ number }) => number === '')

function layOutOnePager(type: Typesetter, root: Tag, report: Report): LaidOut {
  const masthead = drawMasthead(paperFor(type, root), report)
  const { pieces, headings } = bodyPieces(type, root, report)
  const follows = pieces.map((piece, index) => (index === 0 ? { ...piece, startsPage: false } : piece))
  return { pages: paginate([...masthead, ...follows]), headings }
}

function layOutWhole(type: Typesetter, root: Tag, report: Report): LaidOut {
  const cover = paginate(drawCover(paperFor(type, root), report))
  const { pieces, headings } = bodyPieces(type, root, report)
  const numbers = new Map<string, number>()
  const pageOf = ({ target }: Heading): number => numbers.get(target) ?? 0
  const contents = paginate(drawContents(paperFor(type, root), headings, pageOf))
  const pages = [...cover, ...contents, ...paginate(pieces)]
  numberTargets(pages, numbers)
  return { pages, headings }
}

const paperFor = (type: Typesetter, root: Tag): Paper => ({
  ...type,
  chapter: tag(type.doc, root, 'Sect'),
  under: [],
  headings: [],
})

function bodyPieces(type: Typesetter, root: Tag, report: Report): { pieces: Piece[]; headings: Heading[] } {
  const headings: Heading[] = []
  const pieces = report.sections.flatMap((section) =>
    sectionPieces({ ...paperFor(type, root), headings }, section),
  )
  return { pieces, headings }
}

function sectionPieces(paper: Paper, section: Section): Piece[] {
  const text = section.number === '' ? section.title : `${section.number} ${section.title}`
  const title = drawTitle(paper, { level: 1, text, target: section.id })
  const blocks = section.blocks.flatMap((block) => drawBlock(paper, block))
  return [...title, ...blocks].map((piece, index) =>
    index === 0 ? { ...piece, startsPage: section.startsPage } : piece,
  )
}

function numberTargets(pages: Placed[][], numbers: Map<string, number>): void {
  for (const { target, pageIndex } of placesOf(pages)) numbers.set(target, pageIndex + 1)
}

/** Where each heading came to stand. */
function placesOf(pages: Placed[][]): { target: string; pageIndex: number; y: number }[] {
  return pages.flatMap((placed, pageIndex) =>
    placed.flatMap(({ piece, y }) =>
      piece.target === undefined ? [] : [{ target: piece.target, pageIndex, y }],
    ),
  )
}

function drawPage(
  type: Typesetter,
  report: Report,
  placed: Placed[],
  place: { number: number; count: number },
): void {
  type.doc.addPage()
  drawHead(type, report)
  for (const { piece, y, again } of placed) {
    again?.draw(again.y)
    piece.draw(y)
  }
  drawFoot(type, report, place)
}
