import PDFDocument from 'pdfkit'
import { openFonts, type Fonts } from './fonts.ts'
import { runsOf } from './runs.ts'
import { piecesIn } from './typesetting.ts'

let opened: Fonts | undefined

/** The characters of a text that no font has, in either face: where it is drawn, a box is printed in their place. */
export function missingOnPaper(text: string): string[] {
  const fonts = (opened ??= openFonts(new PDFDocument({ autoFirstPage: false })))
  const missing = (['regular', 'semibold'] as const).flatMap((face) =>
    piecesIn(text).flatMap((piece) => runsOf(fonts, face, piece).flatMap(({ instead }) => instead ?? [])),
  )
  return [...new Set(missing)]
}
