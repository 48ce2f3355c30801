import assert from 'node:assert/strict'
import fc from 'fast-check'
import { kindOfFormat, type NumberKind } from '../../server/import-files/formats.ts'
import { shownNumber } from '../../server/import-files/numbers.ts'
import { readSheet } from '../../server/import-files/read-sheet.ts'
import { inWords } from '../../server/import-files/sheet.ts'
import { always, type Property } from '../support/property.ts'
import { oddTexts, typedText } from '../support/typed-text.ts'
import { cellsOf } from './support/read.ts'
import { workbook } from './support/workbook.ts'

/** Read, or refused with what to do; anything else is thrown. */
async function readOrRefused(file: Buffer): Promise<void> {
  const reading = await readSheet(file)
  if (reading.ok) {
    for (const { line, cells } of reading.sheet.lines) assert(line > 0 && cells.some((cell) => cell !== ''))
    return
  }
  assert(reading.problems.length > 0)
  for (const problem of reading.problems) assert.match(inWords(problem, reading.numbered), /\w+ \w+/)
}

/** What a file can hold in one cell. */
const cellText = typedText(3_000).map((text) => text.toWellFormed().replaceAll('\0', ''))
const rows = fc.array(fc.array(cellText, { minLength: 3, maxLength: 3 }), { maxLength: 6 })
const header = ['Column 1', 'Column 2', 'Column 3']
const trimmed = (cells: readonly string[]) => cells.map((cell) => cell.trim())
const filled = (lines: readonly string[][]) =>
  lines.map(trimmed).filter((cells) => cells.some((cell) => cell !== ''))

const inXml = (text: string) =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

// XML cannot hold these, and a carriage return stands for a line feed in it.
const inNoXml = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g
const xmlText = cellText.map((text) => text.replace(inNoXml, ''))

const attribute = fc.oneof(
  xmlText.map(inXml),
  fc.constantFrom(
    'A1',
    'B1',
    'C1',
    'XFD1',
    'A1048576',
    'AAAA1',
    'A0',
    '1',
    '0',
    '-1',
    '1e3',
    's',
    'str',
    'inlineStr',
    'b',
    'e',
    'd',
    'n',
    '99999',
  ),
  fc.nat(70_000).map(String),
)
const cellXml = fc
  .tuple(
    fc.option(attribute),
    fc.option(attribute),
    fc.option(attribute),
    fc.oneof(xmlText.map(inXml), fc.double().map(String), fc.nat(9).map(String)),
  )
  .map(
    ([r, t, s, value]) =>
      `<c${r === null ? '' : ` r="${r}"`}${t === null ? '' : ` t="${t}"`}${s === null ? '' : ` s="${s}"`}><v>${value}</v></c>`,
  )

const kinds: readonly NumberKind[] = [
  'number', 'percent', 'day', 'moment', 'month', 'date', 'year', 'some', 'time', 'elapsed', 'hidden',
] // prettier-ignore
const shapes: Record<NumberKind, RegExp> = {
  number: /^-?\d+(\.\d+)?$/,
  percent: /^-?\d+(\.\d+)?%$/,
  day: /^\d{4}-\d{2}-\d{2}$|^\d{2}:\d{2}(:\d{2})?$/,
  month: /^[A-Z][a-z]{2} \d{4}$|^\d{2}:\d{2}(:\d{2})?$/,
  date: /^\d{1,2} [A-Z][a-z]{2}$|^\d{2}:\d{2}(:\d{2})?$/,
  year: /^\d{4}$|^\d{2}:\d{2}(:\d{2})?$/,
  some: /^\d{2}:\d{2}(:\d{2})?$/,
  hidden: /^-?\d+(\.\d+)?$/,
  moment: /^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2})?)?$|^\d{2}:\d{2}(:\d{2})?$/,
  time: /^\d{2}:\d{2}(:\d{2})?$/,
  elapsed: /^\d{2,}:\d{2}(:\d{2})?$/,
}

export const properties: Property[] = [
  always(
    'Any text is read as a CSV file or refused with what to do',
    {
      inputs: typedText(60_000),
      examples: [
        ...oddTexts,
        ',\n'.repeat(30_000),
        '"'.repeat(60_000),
        '"a'.repeat(30_000),
        ';'.repeat(60_000),
      ],
      tries: 300,
    },
    (text) => readOrRefused(Buffer.from(text)),
  ),
  always(
    'Any bytes are read as a file or refused with what to do',
    {
      inputs: fc.tuple(
        fc.constantFrom(
          '',
          'PK\x03\x04',
          'PK\x05\x06',
          '\xff\xfe',
          '\xfe\xff',
          '<a',
          '%PDF-',
          '\xef\xbb\xbf',
        ),
        fc.uint8Array({ maxLength: 400 }),
      ),
      tries: 500,
    },
    ([start, bytes]) => readOrRefused(Buffer.concat([Buffer.from(start, 'latin1'), bytes])),
  ),
  always(
    'What a CSV file holds is read as it was written, whatever stands in its cells',
    {
      inputs: fc.tuple(rows, fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'), fc.boolean()),
      tries: 300,
    },
    async ([lines, delimiter, end, hasMark]) => {
      const written = [header, ...lines].map((cells) =>
        cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter),
      )
      const file = Buffer.from(`${hasMark ? '\ufeff' : ''}${written.join(end)}${end}`)
      assert.deepEqual(await cellsOf(file), [header, ...filled(lines)])
    },
  ),
  always(
    'What a workbook holds as text is read as it was written, whatever stands in its cells',
    {
      inputs: fc.tuple(
        fc.array(fc.array(xmlText, { minLength: 3, maxLength: 3 }), { maxLength: 6 }),
        fc.boolean(),
      ),
      examples: [[[['_x000D_', '_x005F_x000D_', '_x12']], true]],
      tries: 200,
    },
    async ([lines, isShared]) => {
      const texts = [header, ...lines].flat()
      const cell = (text: string, place: number) =>
        isShared ? `<c t="s"><v>${place}</v></c>` : `<c t="inlineStr"><is><t>${inXml(text)}</t></is></c>`
      const row = (cells: readonly string[], place: number) =>
        `<row>${cells.map((text, nth) => cell(text, 3 * place + nth)).join('')}</row>`
      const file = workbook({
        rows: [header, ...lines].map(row).join(''),
        ...(isShared ? { texts: texts.map((text) => `<si><t>${inXml(text)}</t></si>`).join('') } : {}),
      })
      assert.deepEqual(await cellsOf(file), [header, ...filled(lines)])
    },
  ),
  always(
    'A workbook is read or refused with what to do, whatever its cells say of themselves',
    {
      inputs: fc.array(fc.tuple(fc.option(attribute), fc.array(cellXml, { maxLength: 4 })), { maxLength: 4 }),
      tries: 400,
    },
    (all) =>
      readOrRefused(
        workbook({
          rows: all
            .map(([r, cells]) => `<row${r === null ? '' : ` r="${r}"`}>${cells.join('')}</row>`)
            .join(''),
          texts: '<si><t>One</t></si>',
          styles:
            '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="46"/></cellXfs>',
        }),
      ),
  ),
  always(
    'A cell that says it is a number shows one, or its file is refused',
    {
      inputs: fc.oneof(fc.double().map(String), fc.stringMatching(/^[-+.eE\d]{1,8}$/), xmlText),
      examples: ['NaN', 'Infinity', '-Infinity', '1e999', '--1', '1e', '.', '', '0x10', '１２'],
      tries: 300,
    },
    async (value) => {
      const file = workbook({
        rows: `<row><c t="inlineStr"><is><t>n</t></is></c><c><v>${inXml(value)}</v></c></row>`,
      })
      const reading = await readSheet(file)
      if (reading.ok) assert.match(reading.sheet.lines[0]?.cells[1] ?? '', /^(-?\d+(\.\d+)?)?$/)
    },
  ),
  always(
    'Any format is a kind of number',
    {
      inputs: fc.tuple(fc.integer(), fc.option(typedText(1_200))),
      examples: [
        [0, '['.repeat(1_000)],
        [0, '"'.repeat(999)],
        [0, '[h'.repeat(500)],
        [NaN, null],
      ],
      tries: 500,
    },
    ([id, code]) => {
      assert(kinds.includes(kindOfFormat(id, code ?? undefined)))
    },
  ),
  always(
    'Any number is shown in the shape of its format without an exponent, or there is no such day',
    {
      inputs: fc.tuple(
        fc.oneof(
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.double({ min: 0, max: 2_958_466, noNaN: true }),
        ),
        fc.constantFrom(...kinds),
        fc.boolean(),
      ),
      examples: kinds.flatMap((kind) =>
        [1.7e308, -1.7e308, 5e-324, -0, 1e21, 1e-7, 0, 1, 60, 2_958_465.999999999, 1e17].map(
          (value): [number, NumberKind, boolean] => [value, kind, true],
        ),
      ),
      tries: 1_500,
    },
    ([value, kind, is1904]) => {
      const shown = shownNumber(value, kind, is1904)
      if (shown !== undefined) assert.match(shown, shapes[kind])
      if (shown !== undefined && kind === 'number')
        assert(Math.abs(Number(shown) - value) <= Math.abs(value) * 1e-14, shown)
    },
  ),
]
