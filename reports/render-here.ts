import type { Format } from './render.ts'
import type { Report } from './report.ts'

/**
 * Draws a report in this thread: for a command, which has nothing else to do meanwhile. A server calls
 * `renderInWorker`. Only the renderer that is asked for is loaded.
 */
export async function renderHere(report: Report, format: Format): Promise<Buffer> {
  switch (format) {
    case 'pdf':
      return (await import('./pdf/pdf.ts')).renderPdf(report)
    case 'spreadsheet':
      return (await import('./spreadsheet/spreadsheet.ts')).renderSpreadsheet(report)
  }
}
