type Element = PDFKit.PDFStructureElement
type Options = PDFKit.Mixins.StructureElementOptions

/**
 * An element of the document's structure that comes into being when something is first drawn in it, so that the tree
 * has the order of the pages. What is drawn is always inside a tag or an artifact: PDF/UA-1, 7.1.
 */
export type Tag = () => Element

/** The root: everything else hangs below it. */
export function documentTag(doc: PDFKit.PDFDocument): Tag {
  return once(() => {
    const element = doc.struct('Document')
    doc.addStructure(element)
    return element
  })
}

export function tag(doc: PDFKit.PDFDocument, parent: Tag, kind: string, options: Options = {}): Tag {
  return once(() => {
    const element = doc.struct(kind, options)
    parent().add(element)
    return element
  })
}

/** With attributes that pdfkit has no option for, such as a list's kind of numbering. */
export function tagWith(
  doc: PDFKit.PDFDocument,
  parent: Tag,
  kind: string,
  attributes: Record<string, unknown>,
): Tag {
  const plain = tag(doc, parent, kind)
  return once(() => {
    const element = plain()
    element.dictionary.data['A'] = attributes
    return element
  })
}

/** Draws inside an element. A drawing never crosses a page: one call for what stands on one page. */
export function drawIn(element: Tag, draw: () => void): void {
  element().add(draw)
}

/** Draws what a reader's ear must not hear: rules, running heads, repeated headers. */
export function drawArtifact(doc: PDFKit.PDFDocument, type: 'Pagination' | 'Layout', draw: () => void): void {
  doc.markContent('Artifact', { type })
  draw()
  doc.endMarkedContent()
}

export function drawRule(
  doc: PDFKit.PDFDocument,
  line: { from: [number, number]; to: [number, number]; weight: number; colour: string },
): void {
  drawArtifact(doc, 'Layout', () => {
    doc
      .moveTo(...line.from)
      .lineTo(...line.to)
      .lineWidth(line.weight)
      .stroke(line.colour)
  })
}

function once(make: () => Element): Tag {
  let made: Element | undefined
  return () => (made ??= make())
}
