import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { startApp } from '../support/app.ts'
import { activeParts, linksOf } from '../support/pdf.ts'
import { ash } from '../support/people.ts'
import { bothOpinions, fileAt, begin, storedInTheYear, writeOpinions, confirmGaps } from './steps.ts'

const typedLinks =
  'See https://evil.example/a?b=c, javascript:alert(1), file:///etc/passwd and mailto:a@b.example.'

describe('the PDF of a signed review', () => {
  it(
    'holds no script, action, form, file or link to anything that was typed, in any edition',
    { timeout: 120_000 },
    async () => {
      const app = await startApp()
      await storedInTheYear(app)
      const browser = await app.signedIn(app.people.scrutineer)
      await begin(browser)
      await writeOpinions(browser, { ...bothOpinions, [`reason-${ash}`]: typedLinks })
      await confirmGaps(browser)
      await browser.open('/reviews/2018/signature')
      await browser.send({})
      const editions = await app.parts.db.selectFrom('issuedDocument').select('edition').execute()
      expect(editions).toHaveLength(4)
      for (const { edition } of editions) {
        const { content } = await fileAt(browser, `/reviews/2018/review.pdf?edition=${edition}`)
        expect([edition, await activeParts(content)]).toEqual([edition, []])
        // Links there are in the longest: within the document.
        const links = await linksOf(content)
        expect(links.filter(({ page }) => page < 1)).toEqual([])
        if (edition === 'partners') expect(links.length).toBeGreaterThan(3)
      }
    },
  )
})

describe('what such a PDF must not hold is found', () => {
  const found = async (add: (file: PDFDocument) => unknown, useObjectStreams: boolean) => {
    const file = await PDFDocument.create()
    file.addPage()
    await add(file)
    return activeParts(await file.save({ useObjectStreams }))
  }

  const annotation = (file: PDFDocument, entries: Record<string, unknown>) => {
    const annot = file.context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [0, 0, 9, 9],
      ...entries,
    } as never)
    file.getPage(0).node.set(PDFName.of('Annots'), file.context.obj([annot]))
  }

  it.each<[what: string, sign: string, add: (file: PDFDocument) => unknown]>([
    [
      'a script',
      'JS',
      (file) => {
        file.addJavaScript('x', 'app.alert(1)')
      },
    ],
    ['a file', 'EmbeddedFile', (file) => file.attach(Buffer.from('x'), 'x.txt')],
    [
      'a form',
      'AcroForm',
      (file) => {
        file.getForm().createTextField('x').addToPage(file.getPage(0))
      },
    ],
    [
      'a link to elsewhere',
      'URI',
      (file) => {
        annotation(file, { A: { S: 'URI', URI: PDFString.of('https://evil.example') } })
      },
    ],
    [
      'a program to start',
      'Launch',
      (file) => {
        annotation(file, { A: { S: 'Launch', F: PDFString.of('calc.exe') } })
      },
    ],
    [
      'another document',
      'GoToR',
      (file) => {
        annotation(file, { A: { S: 'GoToR', F: PDFString.of('x.pdf') } })
      },
    ],
    [
      'what happens when it is opened',
      'OpenAction',
      (file) => {
        file.catalog.set(PDFName.of('OpenAction'), file.context.obj({ S: 'Named', N: 'Print' }))
      },
    ],
    [
      'what happens by itself',
      'AA',
      (file) => {
        file.getPage(0).node.set(PDFName.of('AA'), file.context.obj({}))
      },
    ],
  ])('%s, in the open and in compressed objects', async (_what, sign, add) => {
    for (const compressed of [false, true]) expect((await found(add, compressed)).join(' ')).toContain(sign)
  })

  it('and nothing in a page without any of it', async () => {
    expect(await found(() => undefined, true)).toEqual([])
  })
})
