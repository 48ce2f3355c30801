/** What pdfkit 0.20 does and @types/pdfkit 0.17 does not know. */
declare namespace PDFKit {
  interface PDFDocument {
    /** The face chosen last; `font` is fontkit's. */
    _font: { font: { hasGlyphForCodePoint: (codePoint: number) => boolean } }
  }
  interface PDFOutline {
    addItem(
      title: string,
      options?: { expanded?: boolean; pageNumber?: number; top?: number; left?: number; fit?: boolean },
    ): PDFOutline
  }
  interface PDFStructureElement {
    dictionary: { data: Record<string, unknown> }
  }
}

declare namespace PDFKit.Mixins {
  interface AnnotationOption {
    /** The Link element that the annotation belongs to. */
    structParent?: PDFStructureElement
  }
  interface StructureElementOptions {
    /** Left, top, right, bottom in points from the top left corner of the page. */
    bbox?: [number, number, number, number]
    placement?: 'Block' | 'Inline'
    scope?: 'Row' | 'Column'
  }
}
