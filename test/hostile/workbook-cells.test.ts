import { comparisonKey } from '../../server/fields/comparison-key.ts'
import { expect, describe, it } from 'vitest'
import { publishedFigureFacts } from '../../server/establishments/published-figures/facts.ts'
import { workbook } from '../import-files/support/workbook.ts'
import { startApp } from '../support/app.ts'
import { uploadFile } from '../support/upload.ts'
import { everyString, isOurs, typedAs } from './texts.ts'

const strings = everyString.filter((text) => text.trim() !== '')

describe('naughty strings', { timeout: 60_000 }, () => {
  it.each([
    ['a workbook that shares its texts', 'shared'],
    ['a workbook with its texts in the cells', 'inline'],
  ] as const)('in the cells of %s are stored exactly, or refused by their row', async (_what, how) => {
    const app = await startApp()
    const manager = await app.signedIn(app.people.businessManager)
    const rows = strings.map((text, nth) => [text, `measure ${nth}`, ...rest])
    const refused = await uploadFile(manager, workbookOf([columns, ...rows], how))
    expect(refused.status).toBe(422)
    for (const message of refused.errors) expect(message).toMatch(/^Row \d+: Establishment\b.* \w+/)
    const numbers = new Set(refused.errors.map((message) => Number(/\d+/.exec(message)?.[0])))
    const fitting = rows.filter((_row, nth) => !numbers.has(nth + 2))
    expect(fitting.length).toBeGreaterThan(strings.length - 20)
    const check = await uploadFile(manager, workbookOf([columns, ...fitting], how))
    expect(check.errors).toEqual([])
    isOurs(check.html, 'the figures that were read')
    expect((await manager.send({})).status).toBe(200)
    const stored = await publishedFigureFacts(app.parts.db)
    const byMeasure = new Map(stored.map(({ measure, establishment }) => [measure, establishment]))
    expect(byMeasure.size).toBe(fitting.length)
    // What is spelled in several ways stands in the first of them.
    for (const [text = '', measure = ''] of fitting)
      expect(comparisonKey(byMeasure.get(measure) ?? '')).toBe(comparisonKey(typedAs(text)))
  })
})

const columns =
  'establishment,measure,unit_of_count,period_start,period_end,value,qualifier,confidence,source_title,source_url'.split(
    ',',
  )
const rest = ['incidents', '2018-06-01', '2018-06-01', '5', '', 'B', 'Paper', '']

/** As spreadsheet programs write text: what XML cannot hold by its number, and what looks like such a number too. */
const inXml = (text: string) =>
  text
    .replace(/_x[0-9A-Fa-f]{4}_/g, (like) => `_x005F${like}`)
    .replace(
      /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g,
      (one) => `_x${one.charCodeAt(0).toString(16).padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

function workbookOf(rows: string[][], how: 'shared' | 'inline'): Buffer {
  const texts: string[] = []
  const cellOf = (text: string) => {
    const own = `<t xml:space="preserve">${inXml(text)}</t>`
    if (how === 'inline') return `<c t="inlineStr"><is>${own}</is></c>`
    return `<c t="s"><v>${texts.push(`<si>${own}</si>`) - 1}</v></c>`
  }
  const written = rows.map((row) => `<row>${row.map(cellOf).join('')}</row>`).join('')
  return how === 'inline' ? workbook({ rows: written }) : workbook({ rows: written, texts: texts.join('') })
}
