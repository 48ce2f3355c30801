import writeWorkbook from 'write-excel-file/node'
import { fileShapes, type FileShape } from './shapes.ts'

/** A file to fill in: its header, and nothing below it that could be taken for a figure. */
export interface Template {
  name: string
  type: string
  text: string
  content: () => Promise<Buffer>
}

/** Two of each kind of file that is read: for a spreadsheet program, and as CSV. */
export const templates: readonly Template[] = fileShapes.flatMap((shape) => [
  {
    name: `${shape.holds}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    text: `Template for ${shape.holds} (Excel)`,
    content: () => workbookOf(shape),
  },
  {
    name: `${shape.holds}.csv`,
    type: 'text/csv; charset=utf-8',
    text: `Template for ${shape.holds} (CSV)`,
    // With its mark, so that spreadsheet programs save it in UTF-8 again.
    content: () => Promise.resolve(Buffer.from(`\ufeff${shape.columns.join(',')}\r\n`)),
  },
])

const workbookOf = ({ columns, holds }: FileShape): Promise<Buffer> =>
  writeWorkbook([columns.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))], {
    sheet: holds,
    columns: columns.map((column) => ({ width: Math.max(16, column.length + 4) })),
  }).toBuffer()
