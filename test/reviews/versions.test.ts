import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyHistory } from '../../server/history/verify.ts'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { beginReview } from '../../server/reviews/actions.ts'
import { reviewsToAcknowledge } from '../../server/reviews/waiting-queries.ts'
import { startApp, startAppAfter, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { ash } from '../support/people.ts'
import {
  beginCorrection,
  bothOpinions,
  fileAt,
  release,
  released,
  sendBack,
  sign,
  signed,
  storedInTheYear,
  writeOpinions,
} from './steps.ts'

const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')

async function holds({ parts }: TestApp): Promise<void> {
  const verdict = await verifyHistory(parts.db, sealWith(parts.keys.history), contents)
  expect(verdict).toMatchObject({ sound: true })
}

const events = async ({ parts }: TestApp) => {
  const rows = await parts.db
    .selectFrom('historyEvent')
    .select(['act', 'whoRole'])
    .where('subject', '=', 'review')
    .where('act', 'not in', ['viewed', 'downloaded'])
    .orderBy('seq')
    .execute()
  return rows.map(({ act, whoRole }) => `${act} by ${whoRole}`)
}

const pdf = '/reviews/2018/review.pdf?edition=partners'
const state = async (browser: Browser) => (await browser.open('/reviews')).rows()[0]?.[1]

let app: TestApp

/** The application as these steps leave it, and whoever took the last of them. */
async function start(steps: typeof signed): Promise<Browser> {
  app = await startAppAfter(steps)
  return app.signedIn(steps === released ? app.people.businessManager : app.people.scrutineer)
}

describe('sending a signed review back', () => {
  const reason = 'Two records of June are still to be corrected.'

  it.each(['scrutineer', 'businessManager'] as const)(
    'is done by the %s with a reason, and makes it a draft again',
    async (who) => {
      await start(signed)
      const browser = await app.signedIn(app.people[who])
      await browser.open('/reviews/2018')
      expect(browser.page.link('Send it back')).toBe('/reviews/2018/sending-back')
      await sendBack(browser, reason)
      expect(browser.page.path).toBe('/reviews/2018')
      expect(browser.page.text).toContain('Version 1 was signed and sent back by')
      expect(browser.page.text).toContain(reason)
      expect(await state(browser)).toBe('Draft')
      expect((await events(app)).at(-1)).toBe(`sent back by ${app.people[who].role}`)
      await holds(app)
    },
  )

  it('is refused without a reason, with what to do, and to everybody else', async () => {
    const browser = await start(signed)
    await sendBack(browser, ' ')
    expect(browser.page.status).toBe(422)
    expect(browser.page.errors[0]).toMatch(/^Say why you send the review back/)
    expect(await state(browser)).toBe('Signed')
    const statuses = []
    for (const person of [app.people.partner, app.people.head, app.people.lado]) {
      const other = await app.signedIn(person)
      statuses.push((await other.open('/reviews/2018/sending-back')).status)
    }
    expect(statuses).toEqual([404, 403, 403])
  })

  it('happens once when the button is pressed twice, and not to a version that was signed after', async () => {
    const browser = await start(signed)
    const form = await browser.open('/reviews/2018/sending-back')
    await browser.send({ reason })
    await sign(browser)
    browser.page = form
    expect((await browser.send({ reason })).status).toBe(200)
    expect(await state(browser)).toBe('Signed')
    const fresh = { ...form.form().hidden, key: '00000000-0000-4000-8000-00000000abcd', reason }
    expect((await browser.post('/reviews/2018/sending-back', fresh)).status).toBe(409)
    expect(await state(browser)).toBe('Signed')
    expect((await events(app)).filter((event) => event.startsWith('sent back'))).toHaveLength(1)
  })

  it.each([
    ['a draft', 'There is nothing to send back', () => Promise.resolve()],
    [
      'a released review',
      'The scrutineer can issue a corrected version',
      async () => {
        await sign(await app.signedIn(app.people.scrutineer))
        await release(app)
      },
    ],
  ])('is refused of %s', async (_what, words, prepare) => {
    const browser = await start(signed)
    const form = await browser.open('/reviews/2018/sending-back')
    await browser.send({ reason })
    await prepare()
    expect((await browser.open('/reviews/2018/sending-back')).text).toContain(words)
    const fresh = { ...form.form().hidden, key: '00000000-0000-4000-8000-00000000abcd', reason }
    const refused = await browser.post('/reviews/2018/sending-back', fresh)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain(words)
  })

  it('leaves what was signed to be read by scrutineer and business manager, and by nobody else', async () => {
    const scrutineer = await start(signed)
    const { content } = await fileAt(scrutineer, pdf)
    await sendBack(scrutineer, reason)
    const manager = await app.signedIn(app.people.businessManager)
    for (const browser of [scrutineer, manager]) {
      const overview = await browser.open('/reviews/2018')
      expect(overview.text).toContain('Version 1, never released')
      const page = await browser.open('/reviews/2018/versions/1')
      expect(page.heading).toContain('Version 1')
      expect(page.text).toContain('it was sent back')
      expect(page.answer('SHA-256, Partners’ edition')).toContain(`PDF: ${hashOf(content)}`)
      expect((await fileAt(browser, `${pdf}&version=1`)).content.equals(content)).toBe(true)
    }
    // The business manager still does not read the draft.
    expect((await manager.open('/reviews/2018/report')).status).toBe(403)
    const partner = await app.signedIn(app.people.partner)
    expect((await partner.open('/reviews/2018')).status).toBe(404)
    await sign(scrutineer)
    await release(app)
    expect((await partner.open('/reviews/2018')).status).toBe(200)
    expect(partner.page.text).not.toContain(reason)
    for (const path of ['/versions/1', '/review.pdf?version=1', '/editions/partners?version=1'])
      expect((await partner.open(`/reviews/2018${path}`)).status).toBe(404)
  })

  it('gives the next signature the next number, whose cover says that the one before was never released', async () => {
    const browser = await start(signed)
    await sendBack(browser, reason)
    await sign(browser)
    const report = await browser.open('/reviews/2018/report')
    expect(report.answer('Version')).toBe('2. Version 1 was never released')
    expect(report.text).not.toContain(reason)
    const documents = await app.parts.db
      .selectFrom('issuedDocument')
      .select(['id', 'number', 'replaces', 'why'])
      .where('edition', '=', 'public')
      .orderBy('number')
      .execute()
    expect(documents).toMatchObject([
      { number: 1, replaces: null, why: '' },
      { number: 2, replaces: documents[0]?.id, why: reason },
    ])
    await holds(app)
  })

  it('tells the scrutineer on the home page what to do', async () => {
    const browser = await start(signed)
    await sendBack(browser, reason)
    const home = await browser.open('/')
    expect(home.text).toContain('Change and sign again the review of 2018-19')
    expect(home.text).toContain('Version 1 was sent back on 3 June 2019')
    await sign(browser)
    const manager = await app.signedIn(app.people.businessManager)
    expect((await manager.open('/')).text).toContain('Release the signed version 2 of the review of 2018-19')
  })
})

describe('a corrected version', () => {
  const reason = 'The population of May 2018 was wrong.'

  it('is begun by the scrutineer after release, with a reason that every cover will show', async () => {
    const manager = await start(released)
    expect((await manager.open('/reviews/2018/corrected-version')).status).toBe(403)
    const browser = await app.signedIn(app.people.scrutineer)
    await beginCorrection(browser, '')
    expect(browser.page.status).toBe(422)
    expect(browser.page.errors[0]).toMatch(/^Say what the corrected version puts right/)
    await beginCorrection(browser, reason)
    expect(browser.page.path).toBe('/reviews/2018')
    expect(browser.page.text).toContain('A corrected version was begun by')
    expect(await state(browser)).toBe('Draft')
    expect((await events(app)).at(-1)).toBe('corrected version begun by scrutineer')
    expect((await browser.open('/')).text).toContain('Prepare and sign version 2 of the review of 2018-19')
    await holds(app)
  })

  it('is refused before release', async () => {
    const browser = await start(signed)
    expect((await browser.open('/reviews/2018/corrected-version')).status).toBe(409)
  })

  it('is read by nobody but the scrutineer while it is prepared: everybody else reads the released one', async () => {
    await start(released)
    const scrutineer = await app.signedIn(app.people.scrutineer)
    const { content } = await fileAt(scrutineer, pdf)
    await beginCorrection(scrutineer, reason)
    await writeOpinions(scrutineer, { ...bothOpinions, [`reason-${ash}`]: 'Something new.' })
    expect((await scrutineer.open('/reviews/2018/report')).text).toContain('Something new.')
    for (const signs of [false, true]) {
      if (signs) await sign(scrutineer)
      for (const person of [app.people.partner, app.people.head, app.people.lado]) {
        const browser = await app.signedIn(person)
        expect(await state(browser)).toBe('Released')
        expect((await browser.open('/reviews/2018')).text).not.toContain(reason)
        const report = await browser.open('/reviews/2018/report')
        expect(report.answer('Version')).toBe('1')
        expect(report.text).not.toContain('Something new.')
        expect((await fileAt(browser, pdf)).content.equals(content)).toBe(true)
        expect((await browser.open('/reviews/2018/report?version=2')).status).toBe(404)
        expect((await browser.open('/reviews/2018/versions/2')).status).toBe(404)
      }
    }
  })

  it('counts the figures anew and starts from the texts of the released one', async () => {
    app = await startApp()
    await storedInTheYear(app)
    await released(app)
    const browser = await app.signedIn(app.people.scrutineer)
    await storedInTheYear(app)
    await beginCorrection(browser, reason)
    await sign(browser)
    const report = await browser.open('/reviews/2018/report')
    expect(report.text).toContain('2 incidents')
    expect(report.text).toContain('Records are late too often')
    expect((await browser.open('/reviews/2018/report?version=1')).text).toContain('1 incident')
  })

  it('says what it replaces, once released, and the earlier one stays to be read as it was', async () => {
    const manager = await start(released)
    const before = await fileAt(manager, pdf)
    app.at('2019-06-20T09:00:00.000Z')
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await beginCorrection(scrutineer, reason)
    await sign(scrutineer)
    await release(app)
    const partner = await app.signedIn(app.people.partner)
    const overview = await partner.open('/reviews/2018')
    const words = 'replaces version 1 of 3 June 2019: The population of May 2018 was wrong'
    expect(overview.text).toContain(`Version 2, ${words}.`)
    expect(overview.text).toContain('Version 1, replaced')
    expect(overview.answer('SHA-256, Partners’ edition')).toContain(`PDF: ${hashOf(before.content)}`)
    for (const edition of ['partners', 'public', 'young-people', 'committee'])
      expect((await partner.open(`/reviews/2018/report?edition=${edition}`)).text).toContain(words)
    const after = await fileAt(partner, pdf)
    expect(after.headers['content-disposition']).toContain('review-2018-19-version-2-partners.pdf')
    expect(after.content.equals(before.content)).toBe(false)
    expect(overview.link('Read it')).toBe('/reviews/2018/versions/1')
    const earlier = await partner.open('/reviews/2018/versions/1')
    expect(earlier.text).toContain('is replaced by a later one')
    const link = earlier.rows('Editions of version 1')[0]?.[0]
    expect(link).toBe('Partners’ edition')
    const again = await fileAt(partner, `${pdf}&version=1`)
    expect(again.content.equals(before.content)).toBe(true)
    expect((await partner.open('/reviews/2018/versions/2')).path).toBe('/reviews/2018')
    await holds(app)
  })

  it('is acknowledged again by a partner, each version by itself', async () => {
    const manager = await start(released)
    const partner = await app.signedIn(app.people.partner)
    const first = await partner.open('/reviews/2018')
    await partner.send({}, { action: '/acknowledgement' })
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await beginCorrection(scrutineer, reason)
    expect(await reviewsToAcknowledge(app.parts.db, app.people.partner)).toEqual([])
    await sign(scrutineer)
    await release(app)
    expect(await reviewsToAcknowledge(app.parts.db, app.people.partner)).toMatchObject([
      { year: 2018, number: 2 },
    ])
    expect((await partner.open('/')).text).toContain('Read version 2 of the review of 2018-19')
    // The button of a page that showed the first version.
    const stale = { ...first.form('/acknowledgement').hidden, key: '00000000-0000-4000-8000-00000000abcd' }
    expect((await partner.post('/reviews/2018/acknowledgement', stale)).text).toContain(
      'Another version of this review was released',
    )
    await partner.open('/reviews/2018')
    await partner.send({}, { action: '/acknowledgement' })
    expect(await reviewsToAcknowledge(app.parts.db, app.people.partner)).toEqual([])
    expect((await manager.open('/reviews/2018')).rows('Acknowledged by')).toHaveLength(1)
    expect((await manager.open('/reviews/2018/history')).text).toContain('Acknowledged version 1 by')
    await holds(app)
  })

  it('that is sent back leaves the released one to its readers, and the next one replaces that', async () => {
    await start(released)
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await beginCorrection(scrutineer, reason)
    await sign(scrutineer)
    await sendBack(scrutineer, 'The wrong month was corrected.')
    const partner = await app.signedIn(app.people.partner)
    expect((await partner.open('/reviews/2018/report')).answer('Version')).toBe('1')
    await sign(scrutineer)
    await release(app)
    expect((await partner.open('/reviews/2018/report')).answer('Version')).toBe(
      '3, replaces version 1 of 3 June 2019: The population of May 2018 was wrong. Version 2 was never released',
    )
    expect((await partner.open('/reviews/2018/versions/1')).status).toBe(200)
    expect((await partner.open('/reviews/2018/versions/2')).status).toBe(404)
    await holds(app)
  })

  it('is signed and released by two people, as the first', async () => {
    await start(released)
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await beginCorrection(scrutineer, reason)
    await sign(scrutineer)
    expect((await scrutineer.open('/reviews/2018/release')).status).toBe(403)
    await app.parts.db
      .updateTable('person')
      .set({ role: 'business-manager' })
      .where('id', '=', app.people.scrutineer.id)
      .execute()
    await scrutineer.open('/reviews/2018/release')
    expect((await scrutineer.send({})).text).toContain('Somebody else must release it')
  })
})

describe('the database, whatever the code above forgets,', () => {
  // Signed once, since nothing of this changes anything; the review of 2017 is a draft.
  beforeAll(async () => {
    app = await startAppAfter(signed)
    await beginReview(app.parts.db, app.act(), 2017)
  })

  it.each([
    [
      'a release that skips the signature',
      `update review set state = 'released', released_at = 'x', signed_at = 'x' where year = 2017`,
    ],
    [
      'another signature under a signed review',
      `update review set signed_at = '2020-01-01T00:00:00.000Z' where year = 2018`,
    ],
    [
      'a draft of which nothing signed stays',
      `update review set state = 'draft', signed_by = null, signed_at = null where year = 2018`,
    ],
    [
      'an earlier version that was not signed',
      `insert into review_earlier_version select id, 1, signed_by, 'x', null, null, signed_by, 'x', 'Why' from review where year = 2018`,
    ],
    [
      'an earlier version out of turn',
      `insert into review_earlier_version select id, 2, signed_by, signed_at, null, null, signed_by, 'x', 'Why' from review where year = 2018`,
    ],
    [
      'a document under a number that was issued',
      `insert into issued_document select 'x', kind, subject_id, edition, 1, null, '', content, digest, '', 'x' from issued_document`,
    ],
    [
      'a document that leaves a number out',
      `insert into issued_document select 'x', kind, subject_id, edition, 3, id, 'Why', content, digest, '', 'x' from issued_document`,
    ],
    [
      'a document that replaces one of another edition',
      `insert into issued_document select 'x', kind, subject_id, edition, 2,
        (select id from issued_document where edition = 'public'), 'Why', content, digest, '', 'x'
        from issued_document where edition = 'partners'`,
    ],
    ['a changed file', `update issued_file set bytes = x'00'`],
    ['a file that is taken away', 'delete from issued_file'],
  ])('refuses %s', (_what, sql) => {
    expect(() => app.parts.opened.connection.exec(sql)).toThrow(
      /CHECK|ABORT|never|next number|stays|is the one/,
    )
  })
})
