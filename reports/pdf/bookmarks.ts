import type { Heading } from './paper.ts'
import { page } from './theme.ts'

/** Chapters and their headings of the second level, beside the page in most readers. */
export function addBookmarks(
  doc: PDFKit.PDFDocument,
  headings: Heading[],
  places: { target: string; pageIndex: number; y: number }[],
): void {
  let chapter = doc.outline
  for (const { level, text, target } of headings) {
    const place = places.find((candidate) => candidate.target === target)
    if (!place || level > 2) continue
    // pdfkit measures `left` from the right edge (0.20.2): the page's width means the left edge.
    const where = { pageNumber: place.pageIndex, top: place.y, left: page.width }
    if (level === 1) chapter = doc.outline.addItem(text, { ...where, expanded: false })
    else chapter.addItem(text, where)
  }
}
