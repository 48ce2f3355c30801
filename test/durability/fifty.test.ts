import { beforeEach, describe, expect, it } from 'vitest'
import { verifyHistory } from '../../server/history/verify.ts'
import { contents } from '../../server/kinds.ts'
import { sealWith } from '../../server/keys.ts'
import { paths } from '../../server/paths.ts'
import { beginReview } from '../../server/reviews/actions.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { crowds as rounds } from '../support/extent.ts'

const clients = 50
const address = paths.reviewCommentary(2018, 'restraint')

describe('fifty windows in which the same text is written at once', () => {
  let app: TestApp
  let browser: Browser
  beforeEach(async () => {
    app = await startApp()
    const act = { ...app.act(), who: { id: app.people.scrutineer.id, role: 'scrutineer' } }
    await beginReview(app.parts.db, act, 2018)
    browser = await app.signedIn(app.people.scrutineer)
    expect((await browser.open(address)).status).toBe(200)
  })

  /** The form as every one of the fifty windows was shown it. */
  async function send(text: string, version: number): Promise<{ status: number; text: string }> {
    const body = { ...browser.page.form().hidden, key: text, version: String(version), commentary: text }
    const { agent } = browser
    const { status } = await agent.post(address).set('Host', 'localhost:3000').type('form').send(body)
    return { status, text }
  }

  const standing = () => app.parts.db.selectFrom('review').select(['id', 'version']).executeTakeFirstOrThrow()

  it('lose no update: one is kept, the others are shown both texts', { timeout: 300_000 }, async () => {
    const first = await standing()
    const kept: string[] = []
    const statuses = new Map<number, number>()
    for (let round = 0; round < rounds; round += 1) {
      const { version } = await standing()
      const sent = Array.from({ length: clients }, (_, client) =>
        send(`Round ${round}, client ${client}`, version),
      )
      const answers = await Promise.all(sent)
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1)
      kept.push(...answers.filter(({ status }) => status === 303).map(({ text }) => text))
    }
    expect(Object.fromEntries(statuses)).toEqual({ 303: rounds, 409: rounds * (clients - 1) })
    expect((await standing()).version).toBe(first.version + rounds)
    const versions = await app.parts.db
      .selectFrom('recordVersion')
      .select('content')
      .where('subject', '=', 'review')
      .where('version', '>', first.version)
      .orderBy('version')
      .execute()
    expect(versions.map(({ content }) => /Round \d+, client \d+/.exec(content)?.[0])).toEqual(kept)
    const verdict = await verifyHistory(app.parts.db, sealWith(app.parts.keys.history), contents)
    expect(verdict.sound).toBe(true)
  })
})
