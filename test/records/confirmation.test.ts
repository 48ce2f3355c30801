import { expect, it } from 'vitest'
import { startApp } from '../support/app.ts'
import { recordOneOfEach } from '../support/records.ts'

const missing = '99999999-9999-4999-8999-999999999999'

it('tells nobody who records no meetings whether there is one', async () => {
  const app = await startApp()
  const { meeting } = await recordOneOfEach(app.parts.db, app.act())
  for (const [person, status] of [
    [app.people.partner, 404],
    [app.people.head, 403],
    [app.people.businessManager, 200],
  ] as const) {
    const browser = await app.signedIn(person)
    expect((await browser.open(`/qa-meetings/${meeting.id}/recorded`)).status).toBe(status)
    const none = status === 200 ? 404 : status
    expect((await browser.open(`/qa-meetings/${missing}/recorded`)).status).toBe(none)
  }
})
