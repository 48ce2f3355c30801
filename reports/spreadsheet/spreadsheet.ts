import writeWorkbook from 'write-excel-file/node'
import type { Report } from '../report.ts'
import { withDate } from './dates.ts'
import { aboutSheet, numberedTables, tableSheet } from './sheets.ts'

/**
 * The report's tables as a workbook: a sheet that says what it is, then one a table. Numbers are numbers, words are
 * words and never formulas. The same report gives the same bytes.
 */
export async function renderSpreadsheet(report: Report): Promise<Buffer> {
  const tables = numberedTables(report)
  const sheets = [
    aboutSheet(report, tables),
    ...tables.map(({ sheet, table }) => tableSheet(report, sheet, table)),
  ]
  const zip = await writeWorkbook(sheets, { fontFamily: 'Arial', fontSize: 10 }).toBuffer()
  return withDate(zip, report.dataTo)
}
