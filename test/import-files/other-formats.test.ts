import { describe, expect, it } from 'vitest'
import { archive, type Part } from './support/archive.ts'
import { cellsOf, refusalOf } from './support/read.ts'
import { sheetType, withParts, workbook, workbookParts } from './support/workbook.ts'

const saveAs = 'Open it in a spreadsheet program, save it as “Excel Workbook (.xlsx)” and choose that file'
const empty = (name: string): Part => ({ name, content: '' })
const oldOffice = Buffer.from('D0CF11E0A1B11AE1', 'hex')
const macros = `The workbook holds macros, which are never read here. ${saveAs}`
const neither =
  'This is neither a CSV nor an Excel (.xlsx) file. Open it in a spreadsheet program, save it as “CSV UTF-8” or “Excel Workbook (.xlsx)” and choose that file'
const password =
  'The workbook is protected by a password. Open it, take the password away, save it as “Excel Workbook (.xlsx)” and choose that file'
const page = `This is a web page or an XML file, whatever its name says. ${saveAs}`
const parts = workbookParts({ rows: '<row><c><v>1</v></c></row>' })
const ofType = (mainType: string) => workbook({ rows: '<row><c><v>1</v></c></row>', mainType })
const typed = (type: string) =>
  sheetType.replace('vnd.openxmlformats-officedocument.spreadsheetml.sheet', type)

const rows = '<row><c><v>1</v></c></row>'
const macroEnabled = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'
/** The parts of a workbook that declares further types. */
const withTypes = (more: string, mainType = sheetType): Part[] =>
  workbookParts({ rows, mainType }).map((part) =>
    part.name === '[Content_Types].xml'
      ? { ...part, content: String(part.content).replace('</Types>', `${more}</Types>`) }
      : part,
  )

describe('a workbook that holds no macros', () => {
  it.each([
    ['is saved as one that may (.xlsm)', ofType(macroEnabled)],
    [
      'is saved as a template that may (.xltm)',
      ofType('application/vnd.ms-excel.template.macroEnabled.main+xml'),
    ],
    [
      'is saved as a template (.xltx)',
      ofType(typed('vnd.openxmlformats-officedocument.spreadsheetml.template')),
    ],
    [
      'declares the type of macros for parts that it has not',
      archive(
        withTypes(
          '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>',
          macroEnabled,
        ),
      ),
    ],
    [
      'has settings of a printer, and the picture of a macro',
      archive([
        ...withTypes(
          '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override PartName="/xl/printerSettings/printerSettings1.bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"/>',
        ),
        empty('xl/printerSettings/printerSettings1.bin'),
        empty('xl/media/vbaProject-diagram.png'),
      ]),
    ],
    [
      'holds a document',
      archive([
        ...withTypes(
          '<Default Extension="docx" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document"/>',
        ),
        empty('xl/embeddings/letter.docx'),
      ]),
    ],
  ])('is read where it %s', async (_how, file) => {
    expect(await cellsOf(file)).toEqual([['1']])
  })
})

describe('a file that is neither CSV nor a workbook without macros', () => {
  it.each([
    [
      'an old workbook (.xls)',
      Buffer.concat([oldOffice, Buffer.alloc(600)]),
      `This is an old Excel file (.xls), or another old Office file. ${saveAs}`,
    ],
    [
      'a workbook behind a password',
      Buffer.concat([oldOffice, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
      password,
    ],
    [
      'a workbook whose parts are behind a password',
      archive(parts.map((part) => ({ ...part, flags: 1 }))),
      password,
    ],
    [
      'a workbook with macros (.xlsm)',
      archive([...workbookParts({ rows, mainType: macroEnabled }), empty('xl/vbaProject.bin')]),
      macros,
    ],
    [
      'a workbook with macros under another name',
      archive([
        ...withTypes(
          '<Override PartName="/xl/code.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
        ),
        empty('xl/code.bin'),
      ]),
      macros,
    ],
    ['a workbook with macros that says it has none', archive([...parts, empty('xl/vbaProject.bin')]), macros],
    ['a workbook with macros of 1992', archive([...parts, empty('xl/macrosheets/sheet1.xml')]), macros],
    [
      'a binary workbook (.xlsb)',
      archive(withParts(parts, empty('xl/workbook.bin'))),
      `This is a binary Excel workbook (.xlsb). ${saveAs}`,
    ],
    [
      'a document (.docx)',
      ofType('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'),
      'This is a document or a presentation. Choose a CSV or Excel (.xlsx) file',
    ],
    [
      'an OpenDocument sheet (.ods)',
      archive([empty('mimetype'), empty('content.xml')]),
      `This is an OpenDocument file (.ods). ${saveAs}`,
    ],
    ['a Numbers file', archive([empty('Index/Document.iwa')]), `This is a Numbers file. ${saveAs}`],
    [
      'any other archive',
      archive([empty('figures.csv')]),
      'This is a zip archive. Unpack it and choose the CSV or Excel (.xlsx) file in it',
    ],
    [
      'an archive within an archive',
      archive([{ name: 'figures.xlsx', content: archive(parts) }]),
      'This is a zip archive. Unpack it and choose the CSV or Excel (.xlsx) file in it',
    ],
    [
      'an archive of nothing',
      archive([]),
      'This is a zip archive. Unpack it and choose the CSV or Excel (.xlsx) file in it',
    ],
    [
      'a PDF',
      Buffer.from('%PDF-1.7\n%âãÏÓ'),
      'This is a PDF, and no table can be read from one. Choose the spreadsheet that it was made from, as CSV or Excel (.xlsx)',
    ],
    ['a web page', Buffer.from('\uFEFF \r\n<!DOCTYPE html><table><tr><td>1'), page],
    [
      'a web page that pretends to be a workbook',
      Buffer.from('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>'),
      page,
    ],
    ['a workbook of 2003 in XML', Buffer.from('<?xml version="1.0"?><Workbook>'), page],
    ['a picture', Buffer.from('89504E470D0A1A0A0000000D', 'hex'), neither],
    ['UTF-16 that breaks off within a character', Buffer.from([0xff, 0xfe, 65, 0, 66]), neither],
    ['nothing', Buffer.alloc(0), 'The file is empty. Choose a CSV or Excel (.xlsx) file'],
    [
      'larger than 10 MB',
      Buffer.alloc(10 * 1024 * 1024 + 1, 'a'),
      'The file is larger than 10 MB. Split it into smaller files',
    ],
  ])('is refused when it is %s, with what to do', async (_what, file, message) => {
    expect(await refusalOf(file)).toEqual([message])
  })
})

describe('a CSV file', () => {
  it.each([
    [
      'UTF-16 with tabs, as Excel’s “Unicode text”',
      Buffer.from('\uFEFFname\ton\r\n"Château ""A"""\t1\r\n', 'utf16le'),
    ],
    ['UTF-16 the other way round', Buffer.from('\uFEFFname,on\n"Château ""A""",1\n', 'utf16le').swap16()],
    ['Windows-1252 with semicolons', Buffer.from('name;on\r"Château ""A""";1\r', 'latin1')],
    ['UTF-8 with its mark', Buffer.from('\uFEFFname,on\n\n"Château ""A""" , 1\n,\n')],
  ])('is read in %s', async (_how, file) => {
    expect(await cellsOf(file)).toEqual([
      ['name', 'on'],
      ['Château "A"', '1'],
    ])
  })

  it('is one line to the end of its quotation mark, and the next line is numbered as an editor numbers it', async () => {
    expect(await refusalOf(Buffer.from('a,b\n"1\n2",3\n"4'))).toEqual([
      'Line 4: A quotation mark is opened and not closed, or is inside a cell',
    ])
  })

  it.each([
    [
      'a cell of 32,768 characters',
      `a,b\n1,${'a'.repeat(32_768)}`,
      'Line 2: A cell holds more than 32,767 characters. Shorten it; in a CSV file a quotation mark may be missing',
    ],
    [
      'a line of 300,000 characters',
      `a\n"${'a'.repeat(300_000)}"`,
      'Line 2: A line holds more than 250,000 characters. Shorten it; a quotation mark may be opened and not closed',
    ],
    [
      '257 columns',
      `a${',a'.repeat(256)}`,
      'The file holds more than 256 columns. Split it into smaller files',
    ],
    [
      'ten million columns',
      ','.repeat(10 * 1024 * 1024),
      'The file holds more than 256 columns. Split it into smaller files',
    ],
    [
      '100,001 lines',
      'a\n'.repeat(100_001),
      'The file holds more than 100,000 rows. Split it into smaller files',
    ],
    [
      'a million lines of nothing',
      ',\n'.repeat(1_048_577),
      'The file holds more than a million rows. Split it into smaller files',
    ],
    [
      '500,010 cells',
      `${'a,'.repeat(9)}a\n`.repeat(50_001),
      'The file holds more than 500,000 cells. Split it into smaller files',
    ],
  ])('is refused with %s', async (_what, text, message) => {
    expect(await refusalOf(Buffer.from(text))).toEqual([message])
  })
})
