import { describe, expect, it } from 'vitest'
import { readSheet } from '../../server/import-files/read-sheet.ts'
import { archive } from './support/archive.ts'
import { cellsOf, refusalOf } from './support/read.ts'
import { withParts, workbook, workbookParts } from './support/workbook.ts'

/** The cells of a workbook's only row. */
const row = async (cells: string, more: { texts?: string; styles?: string; workbookPr?: string } = {}) =>
  (await cellsOf(workbook({ rows: `<row r="1">${cells}</row>`, ...more })))[0]

const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`

describe('the cells of a workbook', () => {
  it.each([
    ['a shared text', '<c r="A1" t="s"><v>1</v></c>', 'two'],
    ['a shared text in runs, without how it is pronounced', '<c r="A1" t="s"><v>2</v></c>', 'Ash House'],
    ['a text of its own', inline('Birch'), 'Birch'],
    ['a text of its own in runs', '<c t="inlineStr"><is><r><t>Bi</t></r><r><t>rch</t></r></is></c>', 'Birch'],
    ['spaces at both ends', '<c t="inlineStr"><is><t xml:space="preserve">  a b </t></is></c>', 'a b'],
    ['a formula’s text', '<c t="str"><f>A1&amp;"x"</f><v>ax</v></c>', 'ax'],
    ['a formula’s number', '<c><f>1+1</f><v>2</v></c>', '2'],
    ['true', '<c t="b"><v>1</v></c>', 'TRUE'],
    ['false', '<c t="b"><v>0</v></c>', 'FALSE'],
    ['a day that is written out', '<c t="d"><v>2018-06-30T00:00:00</v></c>', '2018-06-30'],
    ['a moment that is written out', '<c t="d"><v>2018-06-30T14:30:00.000</v></c>', '2018-06-30 14:30'],
    ['characters that XML escapes', inline('a &lt; b &amp; c &#x20AC;'), 'a < b & c €'],
    ['characters that XML cannot hold', inline('a_x0001_b'), 'a\u0001b'],
    ['what only looks like one of those', inline('a_x005F_x0001_b'), 'a_x0001_b'],
    ['text that is marked as no markup', '<c t="str"><v><![CDATA[<b>]]></v></c>', '<b>'],
  ])('show %s', async (_what, cell, shown) => {
    const texts =
      '<si><t>one</t></si><si><t>two</t></si><si><r><rPr><b/></rPr><t>Ash </t></r><r><t>House</t></r><rPh sb="0" eb="1"><t>ash</t></rPh></si>'
    expect(await row(cell, { texts })).toEqual([shown])
  })

  it.each([
    ['578', '578'],
    ['-0.5', '-0.5'],
    ['0.1', '0.1'],
    ['0.30000000000000004', '0.3'],
    ['27.499999999999996', '27.5'],
    ['1.0000000000000001E-7', '0.0000001'],
    ['1.5E-9', '0.0000000015'],
    ['1E21', '1000000000000000000000'],
    ['1.2345678901234567E+22', '12345678901234600000000'],
    ['123456789012345', '123456789012345'],
    ['1E2', '100'],
    ['-0', '0'],
  ])('show the number %s as %s, never with an exponent', async (raw, shown) => {
    expect(await row(`<c><v>${raw}</v></c>`)).toEqual([shown])
  })

  const style = (format: string) =>
    `<numFmts><numFmt numFmtId="170" formatCode="${format}"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>`

  it.each([
    ['yyyy\\-mm\\-dd', '43281', '2018-06-30'],
    ['dd/mm/yyyy', '43281.75', '2018-06-30'],
    ['[$-809]d mmmm yyyy;@', '43281', '2018-06-30'],
    ['mmm-yy', '43252', 'Jun 2018'],
    ['mmmm yyyy', '43281.75', 'Jun 2018'],
    ['mmm yyyy hh:mm', '43281.75', 'Jun 2018'],
    ['ddd mmm yyyy', '43281', 'Jun 2018'],
    ['yyyy/mm', '43281', 'Jun 2018'],
    ['d mmm', '43281', '30 Jun'],
    ['d/m hh:mm', '43281.5', '30 Jun'],
    ['yyyy', '43281', '2018'],
    ['dd/mm/yy', '43281', '2018-06-30'],
    ['dddd d mmmm yyyy', '43281', '2018-06-30'],
    ['m/d/yy h:mm AM/PM', '43281.5', '2018-06-30 12:00'],
    ['mm:ss', '0.5', '12:00'],
    ['dd/mm/yyyy hh:mm', '43281.604166666664', '2018-06-30 14:30'],
    ['dd/mm/yyyy hh:mm', '43281', '2018-06-30'],
    ['hh:mm:ss', '0.604178240740741', '14:30:01'],
    ['h:mm AM/PM', '0.604166666666667', '14:30'],
    ['[h]:mm', '1.5', '36:00'],
    ['0.0%', '0.275', '27.5%'],
    ['#,##0.00', '1578.5', '1578.5'],
    ['&quot;days &quot;0', '3', '3'],
    ['[Red]0.00E+00', '43281', '43281'],
    ['General', '43281', '43281'],
    ['yyyy-mm-dd', '1', '1900-01-01'],
    ['yyyy-mm-dd', '59', '1900-02-28'],
    ['yyyy-mm-dd', '61', '1900-03-01'],
    ['yyyy-mm-dd', '2958465', '9999-12-31'],
  ])('in the format %s show %s as %s', async (format, raw, shown) => {
    expect(await row(`<c s="1"><v>${raw}</v></c>`, { styles: style(format) })).toEqual([shown])
  })

  it.each([
    [14, '43281', '2018-06-30'],
    [15, '43281', '2018-06-30'],
    [16, '43281', '30 Jun'],
    [17, '43281', 'Jun 2018'],
    [20, '0.5', '12:00'],
    [22, '43281.5', '2018-06-30 12:00'],
    [31, '43281', '2018-06-30'],
    [33, '0.5', '12:00'],
    [46, '2.5', '60:00'],
    [47, '0.5', '12:00'],
    [9, '0.5', '50%'],
    [2, '43281', '43281'],
    [49, '43281', '43281'],
  ])('in the built-in format %i show %s as %s', async (id, raw, shown) => {
    const styles = `<cellXfs><xf numFmtId="${id}"/></cellXfs>`
    expect(await row(`<c s="0"><v>${raw}</v></c>`, { styles })).toEqual([shown])
  })

  it('count days from 1904 where the workbook says so', async () => {
    const more = {
      styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
      workbookPr: '<workbookPr date1904="1"/>',
    }
    expect(await row('<c s="0"><v>41819</v></c>', more)).toEqual(['2018-06-30'])
  })

  it('stand at their names, or after the one before where they have none', async () => {
    expect(await row('<c r="B1"><v>2</v></c><c><v>3</v></c><c r="E1"><v>5</v></c>')).toEqual([
      '',
      '2',
      '3',
      '',
      '5',
    ])
    const rows = '<row><c><v>1</v></c></row><row r="4"><c><v>4</v></c></row><row><c><v>5</v></c></row>'
    const reading = await readSheet(workbook({ rows }))
    expect(reading).toMatchObject({
      sheet: { numbered: 'row', lines: [{ line: 1 }, { line: 4 }, { line: 5, cells: ['5'] }] },
    })
  })

  it('are as many in each row as in the first; hidden rows count, rows without a text do not', async () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c><c r="XFD1" s="0"/></row><row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="3"/><row r="4"><c r="A4" t="inlineStr"><is><t> </t></is></c></row>'
    expect(await cellsOf(workbook({ rows }))).toEqual([
      ['1', '', '3'],
      ['1', '', ''],
    ])
  })

  it('that merge show their text in the first alone', async () => {
    const rows = '<row><c r="A1"><v>1</v></c><c r="B1"/><c r="C1"><v>3</v></c></row>'
    expect(
      await cellsOf(
        workbook({ rows: `${rows}</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells><sheetData>` }),
      ),
    ).toEqual([['1', '', '3']])
  })

  it('are written out as days and show as much of them as their format does', async () => {
    const cell = '<c s="1" t="d"><v>2018-06-30T00:00:00.000Z</v></c>'
    for (const [format, shown] of [
      ['dd/mm/yyyy', '2018-06-30'],
      ['mmm-yy', 'Jun 2018'],
    ] as const)
      expect(await row(cell, { styles: style(format) })).toEqual([shown])
  })

  it.each([
    [
      'an error',
      '<c r="B7" t="e"><f>A1</f><v>#REF!</v></c>',
      'Row 7: cell B7 holds the error #REF!. Mend its formula, or type the value',
    ],
    [
      'a formula that nobody worked out',
      '<c r="AB7"><f>A1</f></c>',
      'Row 7: cell AB7 holds a formula without its value. Open the file in a spreadsheet program, save it and choose it again',
    ],
    [
      'a date of which nobody can say what it shows',
      '<c r="A7" s="1"><v>43281</v></c>',
      'Row 7: cell A7 does not show the whole of its date. Type it as 2018-06-30',
    ],
    [
      'the 29th of February 1900',
      '<c r="A7" s="0"><v>60</v></c>',
      'Row 7: cell A7 holds a date that there is none of. Type it as 2018-06-30',
    ],
    [
      'a day before all days',
      '<c r="A7" s="0"><v>-1</v></c>',
      'Row 7: cell A7 holds a date that there is none of. Type it as 2018-06-30',
    ],
    [
      'a day after all days',
      '<c r="A7" s="0"><v>2958466</v></c>',
      'Row 7: cell A7 holds a date that there is none of. Type it as 2018-06-30',
    ],
  ])('are named where they hold %s', async (_what, cell, message) => {
    const rows = `<row r="7">${cell}</row>`
    expect(
      await refusalOf(
        workbook({ rows, styles: '<cellXfs><xf numFmtId="14"/><xf numFmtId="57"/></cellXfs>' }),
      ),
    ).toEqual([message])
  })
})

describe('a workbook', () => {
  it('is read whatever prefix its writer gave its elements, and whatever case the names of its parts', async () => {
    const sheet = `<?xml version="1.0"?><x:worksheet xmlns:x="m" xmlns:y="n"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>a</x:t><y:t>b</y:t></x:is></x:c></x:row><y:row/></x:sheetData></x:worksheet>`
    const parts = withParts(workbookParts({}), { name: 'XL/Worksheets/Sheet1.xml', content: sheet })
    expect(await cellsOf(archive(parts.filter(({ name }) => name !== 'xl/worksheets/sheet1.xml')))).toEqual([
      ['a'],
    ])
  })

  it('is read in UTF-16 too', async () => {
    const sheet =
      '\uFEFF<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row><c t="str"><v>Château</v></c></row></sheetData></worksheet>'
    const content = Buffer.from(sheet, 'utf16le')
    expect(
      await cellsOf(archive(withParts(workbookParts({}), { name: 'xl/worksheets/sheet1.xml', content }))),
    ).toEqual([['Château']])
  })

  it('is read with parts that are not compressed, and a comment at its end', async () => {
    const parts = workbookParts({ rows: '<row><c><v>1</v></c></row>' }).map((part) => ({
      ...part,
      isStored: true,
    }))
    expect(await cellsOf(archive(parts, { comment: 'PK\x05\x06 by hand' }))).toEqual([['1']])
  })

  const rows = '<row><c><v>1</v></c></row>'

  it('is read from the one sheet that holds rows; hidden ones are not asked', async () => {
    const sheets = [
      { name: 'Lists', state: 'hidden', rows: '<row><c><v>9</v></c></row>' },
      { name: 'Empty', rows: '<row><c s="1"/></row>' },
      { name: 'Figures', rows },
      { name: 'Sheet3', rows: '' },
    ]
    expect(await cellsOf(workbook({ sheets }))).toEqual([['1']])
  })

  it('is refused where two sheets hold rows: nobody would notice that one was left out', async () => {
    const sheets = [
      { name: 'Figures', rows },
      { name: 'Sheet2', rows: '' },
      { name: 'Notes', rows },
    ]
    expect(await refusalOf(workbook({ sheets }))).toEqual([
      'The workbook holds rows on more than one sheet (“Figures” and “Notes”). Keep one sheet, or save each as a file of its own',
    ])
  })

  it('without anything in it has no lines', async () => {
    expect(await cellsOf(workbook({}))).toEqual([])
  })
})
