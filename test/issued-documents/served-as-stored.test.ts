import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { colours, styles } from '../../reports/pdf/theme.ts'
import { review } from '../../server/commands/review.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { drawnHere } from '../../server/issued-documents/drawn.ts'
import { issuedReport } from '../../server/issued-documents/queries.ts'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { reviewOfYear } from '../../server/reviews/queries.ts'
import { scrutiny } from '../durability/support/place.ts'
import { buildAssets } from '../durability/support/server.ts'
import { fileAt } from '../reviews/steps.ts'
import { readAt } from '../upgrades/support/reading.ts'
import { copyOf, keptDatabases, keptFolder } from '../upgrades/support/kept.ts'
import { serviceAt, type Service } from '../upgrades/support/service.ts'

const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')

/** Draws paper otherwise while something is done: a drawing function as another version of the program has it. */
async function drawnOtherwise<Outcome>(run: () => Promise<Outcome>): Promise<Outcome> {
  const title: { colour: string } = styles.coverTitle
  title.colour = '#AA0000'
  try {
    return await run()
  } finally {
    title.colour = colours.accent
  }
}

// The oldest that is kept: issued before files were stored.
const [kept] = keptDatabases()
if (kept === undefined) throw new Error('No database is kept')
const place = copyOf(join(keptFolder, kept.name))
const pdf = '/reviews/2018/review.pdf?edition=partners'
let service: Service

beforeAll(async () => {
  buildAssets()
  // Its files are stored by a program that draws otherwise than this one, which then serves them.
  const { error } = await drawnOtherwise(() => scrutiny(place, 'upgrade'))
  if (error !== '') throw new Error(error)
  service = await serviceAt(place.config, readAt)
}, 240_000)
afterAll(() => {
  service.close()
  rmSync(place.folder, { recursive: true })
})

const browserOf = (name: string) => {
  const account = kept.accounts[name]
  if (account === undefined) throw new Error(`There is no account ${name}`)
  return service.signedIn(account)
}

async function partnersEdition() {
  const { db } = service.parts
  const found = await reviewOfYear(db, 2018)
  const which = { kind: 'review', subjectId: found?.id ?? '', edition: 'partners', number: 1 } as const
  const report = await issuedReport(db, which)
  if (report === undefined) throw new Error('The partners’ edition is not there')
  return report
}

describe('an issued edition, after a drawing function was changed,', () => {
  it('is served byte for byte as it was stored, though it would be drawn otherwise now', async () => {
    const report = await partnersEdition()
    const [now] = await drawnHere(report)
    const [then] = await drawnOtherwise(() => drawnHere(report))
    const browser = await browserOf('partner')
    const { content, headers } = await fileAt(browser, pdf)
    expect(headers['content-type']).toBe('application/pdf')
    expect(hashOf(content)).toBe(then?.sha256)
    expect(hashOf(content)).not.toBe(now?.sha256)
    // Drawn as it is here, it would be the file that its own version served.
    expect(now?.sha256).toBe(kept.shown.documents['2018 partners pdf'])
  }, 60_000)

  it('has the SHA-256 of each stored file on its page and in the history', async () => {
    const browser = await browserOf('scrutineer')
    const files = { PDF: pdf, spreadsheet: '/reviews/2018/tables.xlsx?edition=partners' }
    for (const [what, path] of Object.entries(files)) {
      const sha256 = hashOf((await fileAt(browser, path)).content)
      const page = await browser.open('/reviews/2018/editions/partners')
      expect(page.answer(`SHA-256 of the ${what}`)).toBe(sha256)
      expect((await browser.open('/reviews/2018/history')).text).toContain(sha256)
      const event = await service.parts.db
        .selectFrom('historyEvent')
        .select('details')
        .where('act', '=', 'downloaded')
        .orderBy('seq', 'desc')
        .executeTakeFirstOrThrow()
      expect(JSON.parse(event.details)).toMatchObject({ edition: 'partners', version: 1, sha256 })
    }
  })

  it('is written as it was stored by npx scrutiny review, in every form', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'scrutiny-review-'))
    const files = { pdf: 'r.pdf', html: 'r.html', spreadsheet: 'r.xlsx', json: 'r.json' }
    const values = Object.fromEntries(Object.entries(files).map(([form, name]) => [form, join(folder, name)]))
    try {
      const asked = { year: '2018-19', version: '1', ...values }
      await review.run({ config: place.config, values: asked, positionals: [] })
      const stored = await service.parts.db
        .selectFrom('issuedFile')
        .innerJoin('issuedDocument', 'issuedDocument.id', 'issuedFile.documentId')
        .innerJoin('review', 'review.id', 'issuedDocument.subjectId')
        .select(['format', 'bytes'])
        .where('year', '=', 2018)
        .where('edition', '=', 'partners')
        .execute()
      expect(stored).toHaveLength(4)
      for (const { format, bytes } of stored)
        expect(readFileSync(join(folder, files[format])).equals(bytes), format).toBe(true)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('is not served once a byte of its file was edited, and the check of the history finds it', async () => {
    const { connection, db } = service.parts.opened
    const verify = () => verifyHistory(db, sealWith(service.parts.keys.history), contents)
    expect((await verify()).sound).toBe(true)
    const trigger = connection.prepare("select sql from sqlite_schema where name = 'issued_file_kept'").get()
    connection.exec('drop trigger issued_file_kept')
    connection.exec("update issued_file set bytes = cast(bytes || 'x' as blob) where format = 'pdf'")
    connection.exec((trigger as { sql: string }).sql)
    const browser = await browserOf('scrutineer')
    const refused = await browser.open(pdf)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('not the one that was signed')
    expect((await fileAt(browser, '/reviews/2018/tables.xlsx?edition=partners')).status).toBe(200)
    expect(await verify()).toMatchObject({ sound: false, why: expect.stringContaining('review') as string })
  })
})
