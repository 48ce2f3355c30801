import { beforeEach, describe, expect, it } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { publishedFigureFacts } from '../../server/establishments/published-figures/facts.ts'
import { archive } from '../import-files/support/archive.ts'
import { workbook, workbookParts } from '../import-files/support/workbook.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { uploadFile } from '../support/upload.ts'

const columns = [
  'establishment', 'measure', 'unit_of_count', 'period_start', 'period_end', 'value', 'qualifier', 'confidence', 'source_title', 'source_url',
] // prettier-ignore
const csv = (...values: string[]) =>
  [
    columns.join(';'),
    ...values.map(
      (value, nth) => `House ${nth + 1};use of force;incidents;2018-06-01;2018-11-30;${value};;B;Paper;`,
    ),
  ].join('\n')
const one = { establishment: 'Birch', measure: 'use of force', unit_of_count: 'incidents', period_start: '2018-06-01', period_end: '2018-11-30', value: '578', qualifier: '', confidence: 'B', source_title: 'Paper', source_url: '' } // prettier-ignore
const figure = (differs: Partial<typeof one>) =>
  `${columns.join('|')}\n${Object.values({ ...one, ...differs }).join('|')}`
const written = (start: string) =>
  `<row>${columns.map((name) => `<c t="str"><v>${name}</v></c>`).join('')}</row><row>${['Birch', 'use of force', 'incidents'].map((text) => `<c t="str"><v>${text}</v></c>`).join('')}${start}<c t="str"><v>2018-11-30</v></c><c><v>578</v></c><c/><c t="str"><v>B</v></c><c t="str"><v>Paper</v></c></row>`

let app: TestApp
let browser: Browser
beforeEach(async () => {
  app = await startApp()
  app.at('2026-01-01T09:00:00.000Z')
  browser = await app.signedIn(app.people.businessManager)
})

const stored = () => publishedFigureFacts(app.parts.db)
const valuesOf = async (file: string) => {
  await uploadFile(browser, file)
  await browser.send({})
  return (await stored()).map(({ value }) => value)
}

describe('a figure in a file', () => {
  const unsure = (line: number, typed: string) =>
    `Line ${line}: value: “${typed}” can be 1234 or 1.234. Write it as 1234, or as 1.2340`

  it('with one separator and three digits after it is refused where nothing shows what it is', async () => {
    for (const typed of ['1.234', '1,234'])
      expect((await uploadFile(browser, csv('578', typed))).errors).toEqual([unsure(3, typed)])
    expect(await stored()).toEqual([])
  })

  it('is read where the others show what it is', async () => {
    expect(await valuesOf(csv('1.234', '27,5'))).toEqual([1234, 27.5])
  })

  it('is read by the point where the others show that', async () => {
    expect(await valuesOf(csv('1,234', '1.234', '27.5', '1 500'))).toEqual([1234, 1.234, 27.5, 1500])
  })

  it.each([
    [['1,23', '12,345.6'], '“1,23” in line 2 has a decimal comma, and “12,345.6” in line 3 a decimal point'],
    [['1.234', '27.5', '27,5'], '“27,5” in line 4 has a decimal comma, and “27.5” in line 3 a decimal point'],
  ])('is refused with its whole column where some have a comma and some a point: %o', async (values, why) => {
    expect((await uploadFile(browser, csv(...values))).errors).toEqual([
      `Line 1: value: ${why}. Write every figure of this column with a decimal point, and with no comma, such as 1234.5`,
    ])
    expect(await stored()).toEqual([])
  })

  it('is what it is in a workbook’s own number, and unsure in a workbook’s text', async () => {
    const rows = (cell: string) =>
      written('<c t="str"><v>2018-06-01</v></c>').replace('<c><v>578</v></c>', cell)
    const refused = await uploadFile(browser, workbook({ rows: rows('<c t="str"><v>1.234</v></c>') }))
    expect(refused.errors).toEqual([unsure(2, '1.234').replace('Line', 'Row')])
    await uploadFile(browser, workbook({ rows: rows('<c><v>1.234</v></c>') }))
    await browser.send({})
    expect((await stored()).map(({ value }) => value)).toEqual([1.234])
  })
})

describe('a date in a file', () => {
  it.each([
    '30 June 2018',
    '30 Jun 2018',
    '30th June 2018',
    '30/06/2018',
    '2018-06-30',
    '2018-06-30 00:00:00',
    'Jun 30, 2018',
    'Saturday 30 June 2018',
  ])('is read as on a form: %s', async (typed) => {
    await uploadFile(browser, figure({ period_start: typed }))
    await browser.send({})
    expect(await stored()).toMatchObject([{ periodStart: '2018-06-30' }])
  })

  it.each([
    ['30/6/18', 'the year “18” has two figures. Enter all four, such as 2018'],
    ['Jun 2018', 'add the day'],
    ['30 Jun', 'add the year'],
    ['6/30/2018', 'there is no month “30”. Enter 1 to 12 or its name'],
    ['2018-06-30 14:30', 'enter the day without the time'],
  ])('is refused as on a form: %s', async (typed, why) => {
    const page = await uploadFile(browser, figure({ period_start: typed }))
    expect(page.errors).toEqual([`Line 2: Period begins: ${why}`])
  })

  it.each([
    ['mmm-yy', 'add the day'],
    ['mmmm yyyy', 'add the day'],
    ['d mmm', 'add the year'],
    ['yyyy', 'add the day and the month'],
  ])('of a workbook is refused as its text would be, where its format is %s', async (format, why) => {
    const styles = `<numFmts><numFmt numFmtId="170" formatCode="${format}"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>`
    const page = await uploadFile(browser, workbook({ rows: written('<c s="1"><v>43252</v></c>'), styles }))
    expect(page.errors).toEqual([`Row 2: Period begins: ${why}`])
    expect(await stored()).toEqual([])
  })

  it('of a workbook that a library wrote is refused too, where its format shows no day', async () => {
    const cells = [columns, Object.values(one)].map((row, nth) =>
      row.map((value, column) =>
        nth === 1 && column === 3
          ? { value: new Date('2018-06-01T00:00:00Z'), type: Date, format: 'mmm yyyy' }
          : { value, type: String },
      ),
    )
    const page = await uploadFile(browser, await writeWorkbook(cells).toBuffer(), 'figures.xlsx')
    expect(page.errors).toEqual(['Row 2: Period begins: add the day'])
  })
})

describe('a refusal names the difference', () => {
  const renamed = (from: string, to: string) => figure({}).replace(from, to)

  it.each([
    ['unit_of_count', 'Unit', 'column 3 is called Unit, expected unit_of_count'],
    ['unit_of_count', '', 'column 3 has no name, expected unit_of_count'],
    ['|unit_of_count', '', 'there is no column unit_of_count'],
    ['source_url', 'source_url|Notes', 'column 11 is called Notes, which is not expected'],
    ['unit_of_count', 'measure', 'there is no column unit_of_count; columns 2 and 3 are all called measure'],
  ])('between the header with %s as “%s”', async (from, to, difference) => {
    const page = await uploadFile(browser, renamed(from, to))
    expect(page.errors).toEqual([
      `Line 1: The header is not that of a file of figures: ${difference}. Its columns are ${columns.join(', ')}`,
    ])
  })

  it('but not where only capitals, spaces or lines differ, or empty cells follow', async () => {
    const file = figure({}).replace('unit_of_count', 'Unit of count').replaceAll('\n', '||\n')
    expect((await uploadFile(browser, `${file}||`)).text).toContain('1 new figure')
  })

  it('between a code and those that are allowed', async () => {
    const allowed =
      'A (Official text), B (Official figure, reported by others), C (Compiled by others from official data)'
    expect((await uploadFile(browser, figure({ confidence: 'Z' }))).errors).toEqual([
      `Line 2: confidence: “Z” is not on the list. Enter one of ${allowed}`,
    ])
    expect((await uploadFile(browser, figure({ confidence: '' }))).errors).toEqual([
      `Line 2: confidence: nothing was entered. Enter one of ${allowed}`,
    ])
    const held =
      'establishment,age_basis,on,count,qualifier,confidence,source_title,source_url\nBirch,all children,2018-06-30,20,,official text,Paper,'
    expect((await uploadFile(browser, held)).errors).toEqual([
      'Line 2: age_basis: “all children” is not on the list. Enter one of under 18, all ages in the youth estate, all held, places',
    ])
    expect((await uploadFile(browser, held.replace('all children', 'All held'))).text).toContain(
      '1 new figure',
    )
  })
})

describe('what somebody looking at the file would not see', () => {
  const rows = written('<c t="str"><v>2018-06-01</v></c>').replaceAll(
    '<row><c t="str"><v>Birch',
    '<row hidden="1"><c t="str"><v>Birch',
  )

  it('is said before anything is stored', async () => {
    const page = await uploadFile(browser, workbook({ rows }))
    expect(page.name).toBe('figure-check')
    expect(page.text).toContain('Row 2 is hidden, by hand or by a filter, and read all the same.')
  })

  it('is said beside a refusal', async () => {
    const page = await uploadFile(browser, workbook({ rows: rows.replace('<v>578</v>', '<v>-1</v>') }))
    expect(page.status).toBe(422)
    expect(page.text).toContain('Row 2 is hidden')
  })

  it('includes an encoding that is not certain, with the words it affects', async () => {
    const page = await uploadFile(browser, Buffer.from(figure({ establishment: 'Château' }), 'latin1'))
    expect(page.text).toContain('They were read as Windows-1252. Check these words: “Château” (line 2)')
  })

  it('makes no workbook one with macros', async () => {
    const parts = workbookParts({ rows, mainType: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' })
    expect((await uploadFile(browser, archive(parts), 'figures.xlsm')).text).toContain('1 new figure')
  })
})

describe('the templates', () => {
  it('are offered with the codes that are allowed, and are read once somebody has filled one in', async () => {
    const page = await browser.open('/published-figures/import')
    expect(page.text).toContain(
      'age_basis is one of under 18, all ages in the youth estate, all held, places.',
    )
    const links = page.html.querySelectorAll('a[download]').map((link) => link.getAttribute('href') ?? '')
    expect(links).toHaveLength(4)
    for (const link of links) {
      const answer = await browser.agent.get(link).set('Host', 'localhost:3000').buffer(true).parse((response, done) => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('end', () => { done(null, Buffer.concat(pieces)) })
      }) // prettier-ignore
      expect(answer.status).toBe(200)
      expect(answer.headers['content-disposition']).toContain('attachment')
      const file = answer.body as Buffer
      const empty = await uploadFile(browser, file, link)
      expect(empty.errors[0]).toMatch(/^The file has no rows\. Keep the header in (line|row) 1/)
      if (link.endsWith('figures.csv')) {
        const filled = `${file.toString()}Birch,use of force,incidents,1 June 2018,30 November 2018,578,,B,Paper,\r\n`
        expect((await uploadFile(browser, filled)).text).toContain('1 new figure')
      }
    }
  })

  it('are for those who may upload', async () => {
    const scrutineer = await app.signedIn(app.people.scrutineer)
    expect((await scrutineer.open('/published-figures/import/templates/figures.csv')).status).toBe(403)
  })
})
