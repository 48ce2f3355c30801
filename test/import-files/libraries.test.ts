import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSheet } from '../../server/import-files/read-sheet.ts'
import { archive, type Part } from './support/archive.ts'
import { cellsOf } from './support/read.ts'
import { workbookParts } from './support/workbook.ts'

const folder = join(import.meta.dirname, 'files', 'libraries')

const first = ['Birch STC', 'use of force', 'incidents', '2018-06-01', '2018-11-30', '578', 'exact', 'B'] // prettier-ignore
const second = ['Château', 'use of force', 'incidents', '2018-06-01', '2018-11-30', '27.5', '', 'B'] // prettier-ignore

describe('a workbook that a common library wrote', () => {
  it.each(readdirSync(folder))('is read and has nothing unseen: %s', async (name) => {
    const reading = await readSheet(readFileSync(join(folder, name)))
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
    const { lines, notices } = reading.sheet
    expect(lines.slice(1).map(({ cells }) => cells.slice(0, 8))).toEqual([first, second])
    expect(notices).toBeUndefined()
    expect(lines.flatMap(({ typed = [] }) => typed)).toEqual([])
  })

  const parts = workbookParts({ rows: '<row r="1"><c r="a1" t="str"><v>x</v></c></row>' })
  const renamed = (from: string, to: string): Part[] =>
    parts.map((part) => ({ ...part, content: String(part.content).replaceAll(from, to) }))

  it.each([
    [
      'names its parts with the stroke of Windows',
      parts.map((part) => ({ ...part, name: part.name.replaceAll('/', '\\') })),
    ],
    ['names its sheets from the top', renamed('Target="worksheets/', 'Target="/xl/worksheets/')],
    ['names its sheets from here', renamed('Target="worksheets/', 'Target="./worksheets/')],
    ['names its sheets as Windows does', renamed('Target="worksheets/', 'Target="worksheets\\')],
    [
      'names its sheets as the web does',
      renamed('Target="worksheets/sheet1.xml', 'Target="worksheets/%73heet1.xml'),
    ],
    [
      'lists its folders too',
      [{ name: 'xl/', content: '' }, { name: 'xl/worksheets/', content: '' }, ...parts],
    ],
  ])('is read where it %s', async (_how, written) => {
    expect(await cellsOf(archive(written))).toEqual([['x']])
  })

  it('is read where its directory is written as for more than four gigabytes', async () => {
    expect(await cellsOf(archive(parts, { isLarge: true }))).toEqual([['x']])
  })
})
