import { renderHere } from '../../reports/render-here.ts'
import type { Report } from '../../reports/report.ts'
import { standalonePage } from './standalone.ts'
import type { FileFormat } from './vocabulary.ts'

/**
 * Draws a report as a file in this thread: for a command and for the drawing worker. The same report gives the same bytes.
 * @throws for a web page when the stylesheet was not built
 */
export async function drawHere(report: Report, format: FileFormat): Promise<Buffer> {
  switch (format) {
    case 'pdf':
    case 'spreadsheet':
      return renderHere(report, format)
    case 'html':
      return Buffer.from(standalonePage(report, 'Secure Estate Scrutiny'))
    case 'json':
      return Buffer.from(`${JSON.stringify(report, null, 2)}\n`)
  }
}
