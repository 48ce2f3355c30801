import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Counter } from '../../server/counting/counting.ts'
import { beginDraft } from '../../server/records/actions.ts'
import { signReview } from '../../server/reviews/issuing-actions.ts'
import * as waiting from '../../server/reviews/waiting-queries.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { contents } from '../../server/kinds.ts'
import { sealWith } from '../../server/keys.ts'
import { startApp, startAppAfter, type TestApp } from '../support/app.ts'
import { ash } from '../support/people.ts'
import {
  begin,
  bothOpinions,
  correctedOutOfTheYear,
  fileAt,
  released,
  signed,
  storedInTheYear,
  writeOpinions,
  confirmGaps,
} from './steps.ts'

const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')

const verdictOf = ({ parts }: TestApp) => verifyHistory(parts.db, sealWith(parts.keys.history), contents)

describe('signing a review', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })

  it('is refused while an opinion is missing, with the list of what is', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    await begin(browser)
    await confirmGaps(browser)
    await browser.open('/reviews/2018/signature')
    const refused = await browser.send({})
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Write your opinion on Ash House.')
    expect(refused.text).toContain('Write your opinion on Birch House.')
    expect((await browser.open('/reviews')).rows()[0]).toContain('Draft')
  })

  it('is refused while a commentary is a draft that nobody adopted', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    await begin(browser)
    await writeOpinions(browser)
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open('/reviews/2018/commentary/scrutiny')
    await manager.send({ commentary: 'Five visits.' })
    await confirmGaps(browser)
    await browser.open('/reviews/2018/signature')
    expect((await browser.send({})).text).toContain('The commentary on ‘Scrutiny activity’ is a draft')
    expect((await browser.open('/reviews')).rows()[0]).toContain('Draft')
  })

  it('stores the four editions and says what happens next', async () => {
    const browser = await signed(app)
    expect(browser.page.text).toContain('Review signed')
    expect((await browser.open('/reviews')).rows()[0]?.slice(0, 3)).toEqual([
      'April 2018 to March 2019',
      'Signed',
      '3 June 2019, 10am',
    ])
    const report = await browser.open('/reviews/2018/report')
    expect(report.text).toContain('Signed by Test scrutineer 1 on 3 June 2019')
    expect(report.text).not.toContain('Draft')
    const rows = await app.parts.db.selectFrom('issuedDocument').select('edition').execute()
    expect(rows.map(({ edition }) => edition).sort()).toEqual([
      'committee',
      'partners',
      'public',
      'young-people',
    ])
  })

  it('is refused when the review changed while the signer was reading it', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    await begin(browser)
    await writeOpinions(browser)
    const other = await app.signedIn(app.people.scrutineer)
    await confirmGaps(browser)
    await browser.open('/reviews/2018/signature')
    await writeOpinions(other, { ...bothOpinions, [`safeguarded-${ash}`]: 'no' })
    const refused = await browser.send({})
    expect(refused.status).toBe(409)
    expect(refused.heading).toBe('Someone changed this while you were writing')
    expect(refused.text).toContain('Look at it again before you sign')
    expect((await browser.open('/reviews')).rows()[0]).toContain('Draft')
  })

  it('happens once when the button is pressed twice', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    await begin(browser)
    await writeOpinions(browser)
    await confirmGaps(browser)
    const check = await browser.open('/reviews/2018/signature')
    await browser.send({})
    browser.page = check
    expect((await browser.send({})).text).toContain('Review signed')
    expect((await browser.open('/reviews/2018/history')).text.match(/, signed/g)).toHaveLength(1)
  })

  it('seals the report with the digest of what is stored and the history as it stood', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    await begin(browser)
    await writeOpinions(browser)
    await confirmGaps(browser)
    const before = await verdictOf(app)
    const head = before.sound ? before.head : ''
    await browser.open('/reviews/2018/signature')
    await browser.send({})
    for (const edition of ['partners', 'public', 'young-people', 'committee'] as const) {
      const { content } = await app.parts.db
        .selectFrom('issuedDocument')
        .select('content')
        .where('edition', '=', edition)
        .executeTakeFirstOrThrow()
      const report = await browser.open(`/reviews/2018/report?edition=${edition}`)
      expect(report.text).toContain('Record seal')
      expect(report.text).toContain(hashOf(Buffer.from(content)))
      expect(report.text).toContain(head)
    }
  })
})

describe('signing while others work', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
    await storedInTheYear(app)
    const browser = await app.signedIn(app.people.scrutineer)
    await begin(browser)
    await writeOpinions(browser)
    await confirmGaps(browser)
  })

  const scrutineerActs = () => ({ ...app.act(), who: { id: app.people.scrutineer.id, role: 'scrutineer' } })

  /** Signs, while somebody does this each time that the editions have just been counted. @returns how often they were */
  async function signWhile(somebody: (time: number) => Promise<unknown>): Promise<number> {
    let times = 0
    const count: Counter = async (counting, asked) => {
      const answer = await app.parts.count(counting, asked)
      await somebody((times += 1))
      return answer
    }
    const signing = { year: 2018, seen: 3, by: 'The scrutineer', demonstration: [] }
    await signReview(app.parts.db, count, scrutineerActs(), signing)
    return times
  }

  const reportSays = async (words: string) => {
    const browser = await app.signedIn(app.people.scrutineer)
    expect((await browser.open('/reviews/2018/report')).text).toContain(words)
  }

  it('counts again when a record changed in between, so that what is signed is what stands', async () => {
    expect(await signWhile(async (time) => time === 1 && (await storedInTheYear(app)))).toBe(2)
    await reportSays('2 incidents')
    expect(await verdictOf(app)).toMatchObject({ sound: true })
  })

  it('counts again when somebody began a draft, which stands among what is missing', async () => {
    const draft = { kind: 'incident', subjectId: null, baseVersion: null }
    expect(
      await signWhile((time) =>
        time === 1 ? beginDraft(app.parts.db, scrutineerActs(), draft, {}) : Promise.resolve(),
      ),
    ).toBe(2)
  })

  it('does not count again for somebody who only looks', async () => {
    const looks = () => app.signedIn(app.people.head).then((head) => head.open('/incidents?sort=number'))
    expect(await signWhile(looks)).toBe(1)
    await reportSays('1 incident')
  })

  it('signs nothing when records change each time, and says so', async () => {
    await expect(signWhile(() => storedInTheYear(app))).rejects.toThrow(
      /Nothing was signed.*in a few minutes/,
    )
    const browser = await app.signedIn(app.people.scrutineer)
    expect((await browser.open('/reviews')).rows()[0]).toContain('Draft')
    expect(await app.parts.db.selectFrom('issuedDocument').selectAll().execute()).toEqual([])
  })
})

describe('a signed review', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startAppAfter(signed)
  })

  it('gives the same bytes after an incident in it was corrected, and says that records changed', async () => {
    app = await startApp()
    const incident = await storedInTheYear(app)
    const browser = await signed(app)
    const read = async () => [
      (await fileAt(browser, '/reviews/2018/review.pdf?edition=partners')).content,
      (await fileAt(browser, '/reviews/2018/tables.xlsx?edition=partners')).content,
    ]
    const [pdf, tables] = await read()
    const page = (await browser.open('/reviews/2018/report')).text
    expect(page).toContain('1 incident')
    expect((await browser.open('/reviews/2018')).text).toContain('No record of its year')
    app.at('2019-07-01T09:00:00.000Z')
    const again = await app.signedIn(app.people.scrutineer)
    await storedInTheYear(app)
    expect((await again.open('/reviews/2018')).text).toContain('changed: 1 incident.')
    await correctedOutOfTheYear(app, incident)
    expect((await again.open('/reviews/2018')).text).toContain('changed: 2 incidents.')
    const later = [
      (await fileAt(again, '/reviews/2018/review.pdf?edition=partners')).content,
      (await fileAt(again, '/reviews/2018/tables.xlsx?edition=partners')).content,
    ]
    expect(later[0]?.equals(pdf ?? Buffer.alloc(0))).toBe(true)
    expect(later[1]?.equals(tables ?? Buffer.alloc(0))).toBe(true)
    expect((await again.open('/reviews/2018/report')).text).toBe(page)
  })

  it('is sent as a file to keep, whose SHA-256 stands on its page and in the history', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    const { headers, content } = await fileAt(browser, '/reviews/2018/review.pdf?edition=committee')
    expect(headers['content-type']).toBe('application/pdf')
    expect(headers['content-disposition']).toBe('attachment; filename=review-2018-19-committee.pdf')
    expect(content.subarray(0, 5).toString()).toBe('%PDF-')
    const page = await browser.open('/reviews/2018/editions/committee')
    expect(page.answer('SHA-256 of the PDF')).toBe(hashOf(content))
    const event = await app.parts.db
      .selectFrom('historyEvent')
      .select(['whoId', 'details'])
      .where('act', '=', 'downloaded')
      .executeTakeFirstOrThrow()
    expect(event.whoId).toBe(app.people.scrutineer.id)
    expect(JSON.parse(event.details)).toMatchObject({
      edition: 'committee',
      format: 'pdf',
      sha256: hashOf(content),
    })
  })

  it('is read whole by the business manager, and not yet there for partners, heads and the LADO', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    expect((await manager.open('/reviews/2018/report')).text).toContain('Records are late too often')
    for (const person of [app.people.head, app.people.lado, app.people.partner]) {
      const browser = await app.signedIn(person)
      for (const path of ['', '/report', '/review.pdf', '/tables.xlsx', '/editions/public']) {
        expect((await browser.open(`/reviews/2018${path}`)).status).toBe(404)
      }
    }
  })

  it('whose stored report was edited by hand is found by the check of the history, and not shown', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    expect((await verdictOf(app)).sound).toBe(true)
    const { connection } = app.parts.opened
    connection.exec('drop trigger issued_document_kept')
    connection.exec(
      `update issued_document set content = replace(content, 'Partly', 'Yes') where edition = 'partners'`,
    )
    const verdict = await verdictOf(app)
    expect(verdict).toMatchObject({ sound: false, why: expect.stringContaining('review') as string })
    const refused = await browser.open('/reviews/2018/report')
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('not the one that was signed')
  })

  it('is found also when its digest was edited to match, or an edition was taken away', async () => {
    const { connection } = app.parts.opened
    connection.exec('drop trigger issued_document_kept')
    const row = await app.parts.db
      .selectFrom('issuedDocument')
      .select(['id', 'content'])
      .where('edition', '=', 'public')
      .executeTakeFirstOrThrow()
    const content = row.content.replace('Partly', 'Yes')
    expect(content).not.toBe(row.content)
    connection
      .prepare('update issued_document set content = ?, digest = ? where id = ?')
      .run(content, hashOf(Buffer.from(content)), row.id)
    expect((await verdictOf(app)).sound).toBe(false)
    connection
      .prepare('update issued_document set content = ?, digest = ? where id = ?')
      .run(row.content, hashOf(Buffer.from(row.content)), row.id)
    expect(await verdictOf(app)).toMatchObject({ why: 'the trigger issued_document_kept is gone' })
    connection.pragma('foreign_keys=OFF')
    connection.exec(
      `drop trigger issued_document_whole; delete from issued_document where edition = 'public'`,
    )
    expect((await verdictOf(app)).sound).toBe(false)
  })
})

describe('releasing a review', () => {
  let app: TestApp

  it('says who will see it, and is done by the business manager once it is signed', async () => {
    app = await startApp()
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await begin(scrutineer)
    const manager = await app.signedIn(app.people.businessManager)
    expect((await manager.open('/reviews/2018/release')).status).toBe(409)
    await writeOpinions(scrutineer)
    await confirmGaps(scrutineer)
    await scrutineer.open('/reviews/2018/signature')
    await scrutineer.send({})
    expect((await scrutineer.open('/reviews/2018/release')).status).toBe(403)
    const check = await manager.open('/reviews/2018/release')
    expect(check.answer('In this service')).toContain('Every partner')
    expect((await manager.send({})).text).toContain('Review released')
    expect((await manager.open('/reviews')).rows()[0]).toContain('Released')
    expect((await manager.open('/reviews/2018/release')).status).toBe(409)
  })

  it('is refused to the person who signed it, whatever their role is by then', async () => {
    app = await startAppAfter(signed)
    const browser = await app.signedIn(app.people.scrutineer)
    await app.parts.db
      .updateTable('person')
      .set({ role: 'business-manager' })
      .where('id', '=', app.people.scrutineer.id)
      .execute()
    await browser.open('/reviews/2018/release')
    const refused = await browser.send({})
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Somebody else must release it')
    expect((await browser.open('/reviews')).rows()[0]).toContain('Signed')
  })

  it('lets a partner read, download and acknowledge it, once', async () => {
    app = await startAppAfter(released)
    const manager = await app.signedIn(app.people.businessManager)
    expect((await manager.open('/reviews/2018')).text).toContain('Acknowledged by: nobody yet')
    const partner = await app.signedIn(app.people.partner)
    await partner.open('/reviews')
    expect(partner.page.rows()[0]?.[1]).toBe('Released')
    expect((await partner.open('/reviews/2018/report')).text).toContain('Records are late too often')
    const looks = await app.parts.db
      .selectFrom('historyEvent')
      .select(['subject', 'act'])
      .where('whoRole', '=', 'partner')
      .where('subject', '=', 'review')
      .execute()
    expect(looks).toContainEqual({ subject: 'review', act: 'viewed' })
    expect((await fileAt(partner, '/reviews/2018/review.pdf?edition=public')).status).toBe(200)
    expect(await waiting.reviewsToAcknowledge(app.parts.db, app.people.partner)).toMatchObject([
      { year: 2018 },
    ])
    const page = await partner.open('/reviews/2018')
    await partner.send({}, { action: '/acknowledgement' })
    expect(partner.page.text).toContain('You said on 3 June 2019, 10am that this review reached you')
    expect(await waiting.reviewsToAcknowledge(app.parts.db, app.people.partner)).toEqual([])
    partner.page = page
    app.at('2019-06-03T09:10:00.000Z')
    await partner.send({}, { action: '/acknowledgement' })
    const seen = await manager.open('/reviews/2018')
    expect(seen.rows('Acknowledged by')).toEqual([['Test partner 5', '3 June 2019, 10am']])
    expect((await verdictOf(app)).sound).toBe(true)
  })

  it('lets heads and the LADO read it, and nobody but a partner acknowledge it', async () => {
    app = await startAppAfter(released)
    for (const person of [app.people.head, app.people.otherHead, app.people.lado]) {
      const browser = await app.signedIn(person)
      expect((await browser.open('/reviews/2018/report')).status).toBe(200)
      const overview = await browser.open('/reviews/2018')
      expect(overview.text).not.toContain('Acknowledge')
      expect((await browser.open('/reviews/2018/history')).status).toBe(403)
    }
  })
})

describe('what the home page asks people to do about reviews', () => {
  it('is to sign, then to release, then to acknowledge', async () => {
    const app = await startApp()
    const { db } = app.parts
    const todo = async () => [
      (await waiting.reviewsToSign(db)).map(({ year }) => year),
      (await waiting.reviewsToRelease(db)).map(({ year }) => year),
      (await waiting.reviewsToAcknowledge(db, app.people.partner)).map(({ year }) => year),
    ]
    expect(await todo()).toEqual([[], [], []])
    const browser = await app.signedIn(app.people.scrutineer)
    await begin(browser)
    expect(await todo()).toEqual([[2018], [], []])
    await writeOpinions(browser)
    await confirmGaps(browser)
    await browser.open('/reviews/2018/signature')
    await browser.send({})
    expect(await todo()).toEqual([[], [2018], []])
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open('/reviews/2018/release')
    await manager.send({})
    expect(await todo()).toEqual([[], [], [2018]])
  })
})
