import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { publishedFigureFacts } from '../../server/establishments/published-figures/facts.ts'
import { loadPublished } from '../../server/establishments/published-figures/shipped.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { uploadFile } from '../support/upload.ts'
import { archive } from '../import-files/support/archive.ts'
import { workbook, workbookParts } from '../import-files/support/workbook.ts'

const made = (name: string) =>
  readFileSync(join(import.meta.dirname, '..', 'import-files', 'files', `${name}.xlsx`))

const columns = ['establishment', 'measure', 'unit_of_count', 'period_start', 'period_end', 'value']
const header = [...columns, 'qualifier', 'confidence', 'source_title', 'source_url']

/** A workbook as somebody types one: days and figures as such, the rest as text. */
function written(...rows: (string | number | Date)[][]): Promise<Buffer> {
  const cells = [header, ...rows].map((row) =>
    row.map((value) =>
      value instanceof Date
        ? { value, type: Date, format: 'dd/mm/yyyy' }
        : typeof value === 'number'
          ? { value, type: Number }
          : { value, type: String },
    ),
  )
  return writeWorkbook(cells).toBuffer()
}

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const figure = (establishment: string, value: string | number = 578) => [
  establishment,
  'use of force',
  'incidents',
  day('2018-06-01'),
  day('2018-11-30'),
  value,
  'exact',
  'B',
  'Paper, May 2019',
  'https://example.org/a',
]

let app: TestApp
let browser: Browser
beforeEach(async () => {
  app = await startApp()
  app.at('2026-01-01T09:00:00.000Z')
  browser = await app.signedIn(app.people.businessManager)
})

const stored = ({ parts }: TestApp) => publishedFigureFacts(parts.db)

describe('published figures from a workbook', () => {
  it('are those of the CSV file that LibreOffice made it from, whatever the name of the file', async () => {
    for (const name of ['published-figures', 'published-population']) {
      expect((await uploadFile(browser, made(name), `${name}.csv`)).name).toBe('figure-check')
      await browser.send({})
    }
    const other = await startApp()
    await loadPublished(other.parts.db, { ...other.act(), at: '2026-01-01T09:00:00.000Z' })
    expect(await stored(app)).toHaveLength(118)
    expect(await stored(app)).toEqual(await stored(other))
  })

  it('are read with the workbook’s own days and figures', async () => {
    await uploadFile(browser, await written(figure('Birch STC'), figure('Château', 27.5)), 'figures.xlsx')
    await browser.send({})
    expect(await stored(app)).toMatchObject([
      { establishment: 'Birch STC', periodStart: '2018-06-01', periodEnd: '2018-11-30', value: 578 },
      { establishment: 'Château', value: 27.5 },
    ])
  })

  it('are refused row by row, as the spreadsheet numbers them, and then nothing is stored', async () => {
    const file = await written(
      figure('Birch STC'),
      [],
      figure('', 'many'),
      [...figure('Cedar STC'), 'beside'],
      figure('Birch STC', 579),
    )
    const refused = await uploadFile(browser, file, 'figures.xlsx')
    expect(refused.status).toBe(422)
    expect(refused.errors).toEqual(
      [
        'Row 4: Establishment: Enter the establishment, as the source names it',
        'Row 4: Enter the figure in digits, such as 578 or 27.5',
        'Row 5: this row has 11 cells and the header 10. Take out what is beside the columns',
        'Row 6: this is the same figure as in row 2 and says something else. Keep one of them',
      ].map((message) => message.replace('Row 4: Enter the figure', 'Row 4: Figure: Enter the figure')),
    )
    expect(await stored(app)).toEqual([])
  })

  it.each([
    [
      'a header alone',
      () => written(),
      'The file has no rows. Keep the header in row 1 and one figure a row below it',
    ],
    [
      'macros',
      () => Promise.resolve(archive([...workbookParts({}), { name: 'xl/vbaProject.bin', content: '' }])),
      'The workbook holds macros, which are never read here. Open it in a spreadsheet program, save it as “Excel Workbook (.xlsx)” and choose that file',
    ],
    [
      'a share where a figure is asked for',
      () =>
        Promise.resolve(
          workbook({
            rows: `<row>${header.map((name) => `<c t="str"><v>${name}</v></c>`).join('')}</row><row>${['A', 'b', 'c', '2018-06-01', '2018-06-01'].map((text) => `<c t="str"><v>${text}</v></c>`).join('')}<c s="0"><v>0.275</v></c><c/><c t="str"><v>B</v></c><c t="str"><v>Paper</v></c></row>`,
            styles: '<cellXfs><xf numFmtId="10"/></cellXfs>',
          }),
        ),
      'Row 2: Figure: Enter the figure in digits, such as 578 or 27.5',
    ],
  ])('are refused with %s', async (_what, file, message) => {
    const refused = await uploadFile(browser, await file(), 'figures.xlsx')
    expect([refused.status, refused.errors]).toEqual([422, [message]])
  })
})

describe('the size of a file', () => {
  const mebi = 1024 * 1024
  const line = 'Birch STC,use of force,incidents,2018-06-01,2018-11-30,578,,B,Paper,\n'

  it('may be 10 MiB', async () => {
    const start = `${header.join(',')}\n${line}`
    const page = await uploadFile(browser, start.padEnd(10 * mebi, '\n'))
    expect(page.text).toContain('1 new figure')
  })

  it('is refused beyond that with what to do, and the way back to the form', async () => {
    const page = await uploadFile(browser, Buffer.alloc(10 * mebi + 1, line))
    expect(page.status).toBe(413)
    expect(page.text).toContain('larger than 10 MB, so it was not read. Split it into smaller files')
    expect(page.link('Choose another file')).toBe('/published-figures/import')
  })

  it('stands on the form, with the two kinds that are read', async () => {
    const page = await browser.open('/published-figures/import')
    expect(page.text).toContain('CSV or Excel (.xlsx), at most 10 MB')
    expect(page.html.querySelector('input[type=file]')?.getAttribute('accept')).toContain('.xlsx')
  })
})
