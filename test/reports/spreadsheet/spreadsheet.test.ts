import { describe, expect, it, vi } from 'vitest'
import { formatShowing } from '../../../reports/spreadsheet/cells.ts'
import { renderSpreadsheet } from '../../../reports/spreadsheet/spreadsheet.ts'
import type { Block, Report, TableBlock } from '../../../reports/report.ts'
import { aSampleReport } from '../../support/sample-report.ts'
import { filesOf, sheetsOf, type ReadCell } from '../../support/workbook.ts'

const aTable = (change: Partial<TableBlock>): Block => ({
  type: 'table',
  id: 'rows',
  number: 'Table 9',
  caption: 'Rows',
  columns: [
    { header: 'What', align: 'text', width: 1 },
    { header: 'Count', align: 'number', width: 1 },
  ],
  rows: [],
  notes: [],
  source: '',
  ...change,
})

const aReportOf = (...blocks: Block[]): Report =>
  aSampleReport({ sections: [{ id: 'one', number: '1', title: 'One', startsPage: true, blocks }] })

describe('the workbook of a report', () => {
  it('says first what it is, for what period and under what marking', async () => {
    const sheets = await sheetsOf(await renderSpreadsheet(aSampleReport()))
    expect([...sheets.keys()]).toEqual(['About', 'Table 1', 'Table 2'])
    const about =
      sheets
        .get('About')
        ?.flat()
        .map(({ value }) => value) ?? []
    for (const words of [
      'Review of Safeguarding and Restraint',
      'April 2018 to March 2019',
      'Partners’ edition',
      'OFFICIAL-SENSITIVE',
      'Demonstration: invented records',
      'Restraint incidents by month, both establishments, April 2018 to March 2019',
      'Counting rule: each incident counts once, under its main technique.',
    ])
      expect(about).toContain(words)
  })

  it('has every table with caption, header, rows, total, notes, source and marking', async () => {
    const sheets = await sheetsOf(await renderSpreadsheet(aSampleReport()))
    const rows = sheets.get('Table 1') ?? []
    const wordsIn = (row: ReadCell[] | undefined): string[] => (row ?? []).map(({ value }) => value)
    expect(wordsIn(rows[0])).toEqual([
      'Table 1: Restraint incidents by month, both establishments, April 2018 to March 2019',
    ])
    expect(wordsIn(rows[1])).toEqual(['Month', 'Cookham Wood', 'Medway STC'])
    expect(wordsIn(rows[2])).toEqual(['Apr 2018', '88', '41'])
    expect(wordsIn(rows[5])).toEqual(['Jul 2018', '97', 'not available'])
    expect(wordsIn(rows[14])).toEqual(['Year', '1078', '425'])
    expect(rows.slice(15).flatMap(wordsIn)).toEqual([
      'July’s return from Medway STC had not been signed.',
      'Source: monthly returns.',
      'OFFICIAL-SENSITIVE',
      'Demonstration: invented records',
    ])
  })

  it('keeps figures unrounded as numbers, and words as words', async () => {
    const sheets = await sheetsOf(await renderSpreadsheet(aSampleReport()))
    const [, , , week2] = sheets.get('Table 2') ?? []
    expect(week2?.[1]).toEqual({ kind: 'n', value: '7' })
    expect(week2?.[2]).toEqual({ kind: 'n', value: '3.74' })
    expect(week2?.[3]).toEqual({ kind: 's', value: '1% (1 of 7)' })
  })

  it('writes words that look like a formula as words', async () => {
    const hostile = ['=1+1', '+44 20 7946 0000', '-5', '@SUM(A1)', '\t=cmd', '＝1', 'a\u0007b\uD800']
    const rows = hostile.map((text) => ({ cells: [{ text }, { text: '1', value: 1 }] }))
    const sheets = await sheetsOf(await renderSpreadsheet(aReportOf(aTable({ rows }))))
    const read = sheets.get('Table 9')?.slice(2, 9) ?? []
    expect(read.map(([first]) => first?.kind)).toEqual(hostile.map(() => 's'))
    expect(read.slice(0, 6).map(([first]) => first?.value)).toEqual(hostile.slice(0, 6))
    expect(read[6]?.[0]?.value).toMatch(/^ab\uFFFD?$/)
  })

  it('gives two tables of one number two sheets, with names that a program accepts', async () => {
    const sheets = await sheetsOf(
      await renderSpreadsheet(aReportOf(aTable({ number: 'Table 1/2' }), aTable({ number: 'Table 1:2' }))),
    )
    expect([...sheets.keys()]).toEqual(['About', 'Table 1 2', 'Table 1 2 (2)'])
  })

  it('gives the same bytes whenever it is written', async () => {
    const first = await renderSpreadsheet(aSampleReport())
    vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), toFake: ['Date'] })
    try {
      expect((await renderSpreadsheet(aSampleReport())).equals(first)).toBe(true)
    } finally {
      vi.useRealTimers()
    }
    const dates = (await filesOf(first)).map(({ date }) => date)
    expect(new Set(dates)).toEqual(new Set(['2019-03-31T00:00:00.000Z']))
  })
})

describe('the format of a number', () => {
  it.each([
    [7, '7', '0'],
    [1503, '1,503', '#,##0'],
    [27.44, '27.4', '0.0'],
    [0.344, '34%', '0%'],
    [0.3449, '34.5%', '0.0%'],
    [34.4, '34%', '0"%"'],
    [-3, '−3', '0;"−"0'],
    [1234.56, '1,234.6', '#,##0.0'],
  ])('shows %d as its words %s', (value, text, format) => {
    expect(formatShowing(value, text)).toBe(format)
  })

  it.each([
    [17, '34% (17 of 50)'],
    [3, 'c'],
    [0, 'none recorded'],
    [8, '7'],
    [0.5, '34%'],
    [7, '.'],
  ])('is none where %d would not read as %s', (value, text) => {
    expect(formatShowing(value, text)).toBeNull()
  })
})
