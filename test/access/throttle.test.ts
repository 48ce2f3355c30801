import { beforeEach, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'

describe('guessing at sign-in', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })

  const tries = async (email: string, count: number) => {
    const browser = app.stranger()
    for (let n = 0; n < count; n += 1) {
      await browser.open('/sign-in')
      await browser.send({ email, password: `guess ${n}` })
    }
    return browser.page
  }

  it('stops after ten wrong tries, for the right password too, and says how long to wait', async () => {
    expect((await tries(app.people.lado.email, 10)).status).toBe(422)
    const lado = await app.signedIn(app.people.lado)
    expect(lado.page.status).toBe(429)
    expect(lado.page.text).toContain('Wait five minutes')
    const answer = await lado.agent.get('/visits').set('Host', 'localhost:3000')
    expect(answer.headers['location']).toContain('/sign-in')
  })

  it('answers the same for an address that has no account', async () => {
    await tries('nobody@example.org', 10)
    const page = await tries('nobody@example.org', 1)
    expect(page.status).toBe(429)
    expect(page.heading).toBe('Too many tries')
  })

  it('hears the right password again after five minutes', async () => {
    await tries(app.people.lado.email, 11)
    app.at('2019-06-03T09:05:01.000Z')
    expect((await app.signedIn(app.people.lado)).page.status).not.toBe(429)
  })

  it('counts per network address too, over many accounts', async () => {
    for (let n = 0; n < 10; n += 1) await tries(`account${n}@example.org`, 1)
    expect((await app.signedIn(app.people.head)).page.status).toBe(429)
  })

  it('does not count people who sign in', async () => {
    for (let n = 0; n < 12; n += 1) await app.signedIn(app.people.head)
    expect((await app.signedIn(app.people.head)).page.status).not.toBe(429)
  })

  it('counts wrong tries at the old password with those at sign-in', async () => {
    const lado = await app.signedIn(app.people.lado)
    for (let n = 0; n < 11; n += 1) {
      await lado.open('/password')
      await lado.send({ old: `guess ${n}`, new: 'seven brass owls at noon' })
    }
    expect(lado.page.status).toBe(429)
  })
})
