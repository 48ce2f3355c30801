import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { randomFrom } from '../../server/demo/random.ts'
import { readSheet } from '../../server/import-files/read-sheet.ts'
import { shippedFiles } from '../../server/establishments/published-figures/shipped.ts'
import { cellsOf } from './support/read.ts'
import { workbook } from './support/workbook.ts'

/*
 * Whatever happens to a file on its way: it is read as it was, or refused with a message that says what to do, soon; a figure
 * is never another. Each part of a workbook carries its checksum, so what is read was written.
 */

const made = readFileSync(join(import.meta.dirname, 'files', 'published-population.xlsx'))
const random = randomFrom(20261122)

let whole: string[][]
beforeAll(async () => {
  whole = await cellsOf(made)
})

async function readOrRefused(file: Buffer, what: string): Promise<'read' | 'refused'> {
  const begun = performance.now()
  const reading = await readSheet(file)
  expect(performance.now() - begun, what).toBeLessThan(5_000)
  if (reading.ok) return 'read'
  expect(reading.problems.length, what).toBeGreaterThan(0)
  for (const { message } of reading.problems) expect(message, what).toMatch(/\w+ \w+/)
  return 'refused'
}

describe('a workbook made by LibreOffice', () => {
  it('holds what the file holds that it was made from, cell by cell', async () => {
    expect(whole).toEqual(await cellsOf(Buffer.from(shippedFiles()[1] ?? '')))
    expect(whole.length).toBe(31)
  })

  it('is refused wherever it is cut off', { timeout: 60_000 }, async () => {
    for (let end = 0; end < made.length; end += 64)
      expect(await readOrRefused(made.subarray(0, end), `cut at ${end}`)).toBe('refused')
  })

  it('never shows another figure where bits of it were turned', { timeout: 60_000 }, async () => {
    let refused = 0
    for (let place = 0; place < made.length; place += 3) {
      const turned = Buffer.from(made)
      turned.writeUInt8((turned[place] ?? 0) ^ (1 << random.whole(0, 7)), place)
      if ((await readOrRefused(turned, `turned at ${place}`)) === 'refused') refused += 1
      else expect(await cellsOf(turned), `turned at ${place}`).toEqual(whole)
    }
    expect(refused).toBeGreaterThan(1000)
  })
})

describe('bytes by chance', () => {
  const some = (length: number) => Buffer.from(Array.from({ length }, () => random.whole(0, 255)))
  const starts = [
    '',
    'PK\x03\x04',
    'PK\x05\x06',
    '\xff\xfe',
    '\xfe\xff',
    '\xd0\xcf\x11\xe0',
    '<?xml ',
    '%PDF-',
    '"',
  ]

  it.each(starts.map((start) => [JSON.stringify(start), start]))(
    'are read or refused after %s',
    { timeout: 60_000 },
    async (_shown, start) => {
      for (let round = 0; round < 200; round += 1) {
        const file = Buffer.concat([Buffer.from(start, 'latin1'), some(random.whole(0, 400))])
        await readOrRefused(file, file.toString('hex'))
      }
    },
  )

  it('are read or refused within the rows of a workbook that is otherwise whole', async () => {
    const pieces = [
      '<row>',
      '</row>',
      '<c>',
      '<c r="A1" t="s">',
      '</c>',
      '<v>',
      '</v>',
      '1',
      '<is><t>',
      '</t></is>',
      '&amp;',
      '&',
      '<f/>',
      ' r="B2"',
      '<rPh>',
      '_x0000_',
      '\u0001',
    ]
    for (let round = 0; round < 500; round += 1) {
      const rows = Array.from({ length: random.whole(1, 12) }, () => random.pick(pieces)).join('')
      await readOrRefused(workbook({ rows, texts: '<si><t>a</t></si>' }), rows)
    }
  })
})
