import { describe, expect, it } from 'vitest'
import { readSheet } from '../../server/import-files/read-sheet.ts'
import { archive } from './support/archive.ts'
import { workbook, workbookParts } from './support/workbook.ts'

const noticesOf = async (file: Buffer) => {
  const reading = await readSheet(file)
  return (reading.ok ? reading.sheet.notices : reading.notices) ?? []
}

const row = (line: number, more = '') =>
  `<row r="${line}"${more}><c r="A${line}"><v>1</v></c><c r="C${line}"><v>2</v></c></row>`
/** Elements that stand before the rows and after them in a sheet. */
const around = (before: string, rows: string, after = '') =>
  `</sheetData>${before}<sheetData>${rows}</sheetData>${after}<sheetData>`

describe('what somebody looking at a workbook would not see is said', () => {
  it.each([
    [
      'a hidden row',
      row(1) + row(2, ' hidden="1"'),
      'Row 2 is hidden, by hand or by a filter, and read all the same.',
    ],
    [
      'a row without height',
      row(1) + row(2, ' ht="0" customHeight="1"'),
      'Row 2 is hidden, by hand or by a filter, and read all the same.',
    ],
    [
      'filtered rows',
      around(
        '',
        row(1) + row(2, ' hidden="true"') + row(3, ' hidden="1"'),
        '<autoFilter ref="A1:C3"><filterColumn colId="0"/></autoFilter>',
      ),
      'Rows 2 and 3 are hidden, by hand or by a filter, and read all the same.',
    ],
    [
      'a hidden column',
      around('<cols><col min="2" max="3" hidden="1"/></cols>', row(1)),
      'Column C is hidden and read all the same.',
    ],
    [
      'a column without width',
      around('<cols><col min="1" max="1" width="0"/></cols>', row(1)),
      'Column A is hidden and read all the same.',
    ],
    [
      'merged cells',
      around('', row(1), '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'),
      'Range A1:B1 is merged: the content is read for the first cell alone.',
    ],
    [
      'a cell that shows nothing',
      '<row r="1"><c r="A1" s="1"><v>5</v></c></row>',
      'Cell A1 is formatted to show nothing and read all the same.',
    ],
  ])('%s', async (_what, rows, notice) => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode=";;;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>'
    expect(await noticesOf(workbook({ rows, styles }))).toEqual([notice])
  })

  it('comments, old and in threads', async () => {
    const named = (kind: string, file: string) =>
      `<Relationship Id="${file}" Type="http://x/${kind}" Target="../${file}.xml"/>`
    const parts = [
      ...workbookParts({ rows: row(1) }),
      {
        name: 'xl/worksheets/_rels/sheet1.xml.rels',
        content: `<Relationships>${named('comments', 'comments1')}${named('threadedComment', 'threads/one')}${named('vmlDrawing', 'missing')}${named('comments', 'missing')}</Relationships>`,
      },
      {
        name: 'xl/comments1.xml',
        content: '<comments><commentList><comment ref="A1"/><comment ref="C1"/></commentList></comments>',
      },
      {
        name: 'xl/threads/one.xml',
        content: '<ThreadedComments><threadedComment ref="C1"/></ThreadedComments>',
      },
    ]
    expect(await noticesOf(archive(parts))).toEqual(['Cells A1 and C1 have comments, which are not read.'])
  })

  it('hidden sheets', async () => {
    const sheets = [
      { name: 'Figures', rows: row(1) },
      { name: 'Lists', state: 'hidden', rows: row(1) },
      { name: 'Old', state: 'veryHidden', rows: '' },
    ]
    expect(await noticesOf(workbook({ sheets }))).toEqual([
      'Sheets “Lists” and “Old” are hidden and not read.',
    ])
  })

  it('with a refusal too, where what is wrong may be what is hidden', async () => {
    const rows = `${row(1)}<row r="2" hidden="1"><c r="A2"><v>1</v></c><c r="B2" t="e"><v>#REF!</v></c></row>`
    expect(await noticesOf(workbook({ rows }))).toEqual([
      'Row 2 is hidden, by hand or by a filter, and read all the same.',
    ])
  })

  it('of very many the first twenty', async () => {
    const rows = Array.from({ length: 30 }, (_each, nth) => row(nth + 1, ' hidden="1"')).join('')
    expect(await noticesOf(workbook({ rows }))).toEqual([
      'Rows 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 and 10 more are hidden, by hand or by a filter, and read all the same.',
    ])
  })

  it('nothing of what is empty or seen', async () => {
    const rows = around(
      '<cols><col min="2" max="2" hidden="1"/><col min="4" max="16384" hidden="1"/></cols>',
      `${row(1)}<row r="2" hidden="1"/>`,
    )
    expect(await noticesOf(workbook({ rows }))).toEqual([])
  })
})
