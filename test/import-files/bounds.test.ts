import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf, directoryOf } from '../../server/import-files/zip.ts'
import { archive, type Part } from './support/archive.ts'
import { refusalOf } from './support/read.ts'
import { withParts, workbook, workbookParts } from './support/workbook.ts'

const mebi = 1024 * 1024
const damaged =
  'The workbook is damaged or incomplete. Open it in a spreadsheet program, save it as “Excel Workbook (.xlsx)” and choose that file'
const unpacksTooFar =
  'The workbook would unpack to more than is read here (60 MiB). Take out sheets and rows that are not needed, or save the sheet as “CSV UTF-8”'
const foreign = 'The file names parts outside itself, as no spreadsheet program does'

const parts = workbookParts({ rows: '<row><c><v>1</v></c></row>' })
const other = (part: Omit<Part, 'content'> & { content?: string | Buffer }): Buffer =>
  archive(withParts(parts, { content: '', ...part }))
const sheetName = 'xl/worksheets/sheet1.xml'
const sheet = (content: string) => other({ name: sheetName, content })
const whole = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`

describe('the directory of a compressed file', () => {
  it.each([
    ['a part outside of the file', other({ name: '../../etc/passwd' }), foreign],
    ['a part from the top of the disk', other({ name: '/etc/passwd' }), foreign],
    ['a part on a disk of its own', other({ name: 'C:\\evil' }), foreign],
    ['the same part twice', archive([...parts, { name: sheetName, content: whole('') }]), damaged],
    [
      'the same part twice in other letters',
      archive([...parts, { name: 'XL/workbook.xml', content: '' }]),
      damaged,
    ],
    [
      '2,001 parts',
      archive([
        ...parts,
        ...Array.from({ length: 2001 - parts.length }, (_each, nth) => ({ name: `n${nth}`, content: '' })),
      ]),
      'The file holds more than 2,000 parts. Split it into smaller files',
    ],
    ['fewer parts than there are', archive(parts, { count: 2 }), damaged],
    ['more parts than there are', archive(parts, { count: 20 }), damaged],
    [
      'a part of 61 MiB',
      other({ name: 'big', unpackedSize: 61 * mebi, packed: Buffer.alloc(mebi) }),
      unpacksTooFar,
    ],
    [
      'a part 300 times its size',
      other({ name: 'big', unpackedSize: 30 * mebi, packed: Buffer.alloc(100 * 1024) }),
      unpacksTooFar,
    ],
    [
      'seven parts of 9 MiB',
      archive([
        ...parts,
        ...Array.from({ length: 7 }, (_each, nth) => ({
          name: `n${nth}`,
          content: '',
          unpackedSize: 9 * mebi,
          packed: Buffer.alloc(mebi),
        })),
      ]),
      unpacksTooFar,
    ],
  ])('is refused with %s', async (_what, file, message) => {
    expect(await refusalOf(file)).toEqual([message])
  })

  // Its count has two bytes, and the real number of parts does not fit: the directory then goes on after its end.
  it.each([
    ['65,535', 65_535, 'The file holds more than 2,000 parts. Split it into smaller files'],
    ['100,000', 100_000, 'The file holds more than 2,000 parts. Split it into smaller files'],
    ['65,536 and eight, which it counts as eight,', 65_544, damaged],
  ])('of %s parts is refused before they are read', async (_count, count, message) => {
    const many = archive(
      Array.from({ length: count }, (_each, nth) => ({ name: `n${nth}`, content: '', isStored: true })),
    )
    const begun = performance.now()
    expect(await refusalOf(many)).toEqual([message])
    expect(performance.now() - begun).toBeLessThan(200)
  })
})

describe('a part that is not what its headers say', () => {
  const packed = (text: string) => deflateRawSync(Buffer.from(text))
  const longer = whole(' '.repeat(5000))
  it.each([
    ['longer', other({ name: sheetName, packed: packed(longer), unpackedSize: 100 })],
    ['shorter', other({ name: sheetName, packed: packed(longer), unpackedSize: 10_000 })],
    ['something else of the same length', other({ name: sheetName, content: longer, crc: 1 })],
    ['not compressed at all', other({ name: sheetName, packed: Buffer.from(longer), unpackedSize: 5000 })],
    [
      'cut off',
      other({ name: sheetName, packed: packed(longer).subarray(0, 20), unpackedSize: longer.length }),
    ],
    ['missing', archive(parts.filter(({ name }) => name !== sheetName))],
  ])('is refused when it is %s', async (_what, file) => {
    expect(await refusalOf(file)).toEqual([damaged])
  })
})

it('never gives more of a part than its directory promised', async () => {
  const packed = deflateRawSync(Buffer.alloc(100 * mebi))
  let size = 0
  const reading = async () => {
    const zip = directoryOf(other({ name: 'big', packed, unpackedSize: mebi }))
    for await (const piece of bytesOf(zip, 'big')) size += piece.length
  }
  await expect(reading()).rejects.toThrow(damaged)
  expect(size).toBe(mebi)
})

describe('the XML of a part', () => {
  const laughs = `<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`
  it.each([
    [
      'a document type with entities',
      `<?xml version="1.0"?>${laughs}${whole('<row><c t="str"><v>&b;</v></c></row>')}`,
    ],
    ['a document type from elsewhere', `<!DOCTYPE w SYSTEM "http://192.0.2.1/a.dtd">${whole('')}`],
    ['an entity of its own', whole('<row><c t="str"><v>&nbsp;</v></c></row>')],
    ['51 elements within another', '<a>'.repeat(51)],
    [
      '101 attributes',
      whole(`<row ${Array.from({ length: 101 }, (_each, nth) => `a${nth}=""`).join(' ')}/>`),
    ],
    ['no end', whole('').slice(0, -3)],
    ['two beginnings', `${whole('')}${whole('')}`],
    ['no XML', 'a,b\n1,2\n'],
    ['nothing', ''],
    ['another encoding', `<?xml version="1.0" encoding="ISO-8859-1"?>${whole('')}`],
    ['rows that go back', whole('<row r="2"/><row r="2"/>')],
    ['a row without an end', whole('<row r="1e9"/>')],
    ['a row nought', whole('<row r="0"/>')],
    ['cells that go back', whole('<row><c r="B1"/><c r="A1"/></row>')],
    ['a cell of another row', whole('<row r="1"><c r="A2"/></row>')],
    ['a cell beyond the last column', whole('<row r="1"><c r="XFE1"/></row>')],
    ['a shared text that there is none of', whole('<row><c t="s"><v>0</v></c></row>')],
    ['a number that is none', whole('<row><c><v>Infinity</v></c></row>')],
    ['a number of a million digits', whole(`<row><c><v>${'9'.repeat(200_000)}</v></c></row>`)],
    ['a kind of cell that there is none of', whole('<row><c t="x"><v>1</v></c></row>')],
  ])('is refused with %s', async (_what, xml) => {
    const [message] = await refusalOf(sheet(xml))
    expect([damaged, 'A cell holds more than 32,767 characters. Shorten it']).toContain(message)
  })

  it.each([
    [
      '257 columns',
      '<row><c r="IW1"><v>1</v></c></row>',
      'The file holds more than 256 columns. Split it into smaller files',
    ],
    [
      '100,001 rows',
      Array.from({ length: 100_001 }, (_each, nth) => `<row><c><v>${nth}</v></c></row>`).join(''),
      'The file holds more than 100,000 rows. Split it into smaller files',
    ],
    [
      '500,010 cells',
      `<row>${'<c><v>1</v></c>'.repeat(10)}</row>`.repeat(50_001),
      'The file holds more than 500,000 cells. Split it into smaller files',
    ],
    [
      'a long cell',
      `<row><c t="str"><v>${'a'.repeat(32_768)}</v></c></row>`,
      'Row 1: A cell holds more than 32,767 characters. Shorten it; in a CSV file a quotation mark may be missing',
    ],
  ])('is refused with %s', async (_what, rows, message) => {
    expect(await refusalOf(workbook({ rows }))).toEqual([message])
  })

  it('may share one text among many cells, as long as they show no more than 10 MB together', async () => {
    const texts = `<si><t>${'a'.repeat(32_000)}</t></si>`
    const rows = `<row>${'<c t="s"><v>0</v></c>'.repeat(100)}</row>`
    expect(await refusalOf(workbook({ texts, rows: rows.repeat(3) }))).toEqual([])
    expect(await refusalOf(workbook({ texts, rows: rows.repeat(4) }))).toEqual([
      'The file holds more than 10 MB of text. Split it into smaller files',
    ])
  })
})

describe('a file made to use up the memory', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'import-files-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  /** As a program would pack it that does not try hard, to stay below what a directory may promise. */
  const loosely = (text: string | Buffer) => deflateRawSync(text, { level: 1, memLevel: 1 })
  const bomb = (begin: string, filling: string, size: number) =>
    Buffer.concat([Buffer.from(begin), Buffer.alloc(size, filling)])
  const ofSheet = (content: Buffer, unpackedSize = content.length) =>
    other({ name: sheetName, content, packed: loosely(content), unpackedSize })
  const row = '<worksheet><sheetData><row>'
  const texts = (count: number) =>
    Array.from({ length: count }, (_each, nth) => `<si><t>text number ${nth}</t></si>`).join('')

  it.each<[what: string, file: () => Buffer, outcome: string]>([
    [
      'a gigabyte of spaces that says it is 59 MiB',
      () => ofSheet(bomb(row, ' ', 1000 * mebi), 59 * mebi),
      damaged,
    ],
    [
      'a gigabyte of one text that says it is 59 MiB',
      () => ofSheet(bomb(`${row}<c t="str"><v>`, 'a', 1000 * mebi), 59 * mebi),
      'A cell holds more than 32,767 characters. Shorten it',
    ],
    ['58 MiB of spaces', () => ofSheet(bomb(row, ' ', 58 * mebi)), damaged],
    ['58 MiB of a comment', () => ofSheet(bomb(`${row}<!--`, 'a', 58 * mebi)), damaged],
    ['58 MiB of one element in another', () => ofSheet(bomb(row, '<a>', 58 * mebi)), damaged],
    [
      '9 MiB that are not compressed',
      () => other({ name: sheetName, content: bomb(row, '<a/>', 9 * mebi), isStored: true }),
      damaged,
    ],
    ['58 MiB of one attribute', () => ofSheet(bomb(`${row}<c a="`, 'a', 58 * mebi)), damaged],
    [
      '58 MiB of small numbers',
      () =>
        ofSheet(bomb('<worksheet><sheetData>', '<row><c><v>12</v></c><c><v>34567</v></c></row>', 58 * mebi)),
      'The file holds more than 100,000 rows. Split it into smaller files',
    ],
    [
      '58 MiB of empty rows',
      () => ofSheet(bomb('<worksheet><sheetData>', '<row><c r="XFD"/></row>', 58 * mebi)),
      damaged,
    ],
    [
      '240,000 texts that cells could share',
      () =>
        archive(
          workbookParts({ texts: texts(240_000) }).map((part) => ({
            ...part,
            packed: loosely(Buffer.from(part.content)),
          })),
        ),
      '0 lines',
    ],
    [
      'ten million commas',
      () => Buffer.alloc(10 * mebi, ','),
      'The file holds more than 256 columns. Split it into smaller files',
    ],
    [
      'a quotation mark before 10 MiB',
      () => bomb('"', 'a\n', 10 * mebi - 1),
      'A line holds more than 250,000 characters. Shorten it; a quotation mark may be opened and not closed',
    ],
  ])('takes less than 100 MB, and nobody else waits over 200 ms: %s', (_what, file, outcome) => {
    const path = join(folder, 'bomb')
    writeFileSync(path, file())
    const measure = fileURLToPath(new URL('./support/measure.ts', import.meta.url))
    const said = JSON.parse(execFileSync(process.execPath, [measure, path], { encoding: 'utf8' })) as {
      outcome: string
      grewMegabytes: number
      longestTurn: number
      milliseconds: number
    }
    expect(said.outcome.replace(/^Row \d+: /, '')).toBe(outcome)
    expect(said.grewMegabytes).toBeLessThan(100)
    expect(said.longestTurn).toBeLessThan(200)
    expect(said.milliseconds).toBeLessThan(10_000)
  })
})
