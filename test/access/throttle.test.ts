import { beforeEach, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'

describe('guessing at sign-in', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp({ TRUST_PROXY: '1' })
  })

  const tries = async (email: string, count: number, address = '192.0.2.1') => {
    const browser = app.stranger(address)
    for (let n = 0; n < count; n += 1) {
      await browser.open('/sign-in')
      await browser.send({ email, password: `guess ${n}` })
    }
    return browser.page
  }

  it('stops after seven wrong tries from one place, for the right password too, and says how long to wait', async () => {
    expect((await tries(app.people.lado.email, 7)).status).toBe(422)
    const lado = app.stranger('192.0.2.1')
    await lado.open('/sign-in')
    await lado.send({ email: app.people.lado.email, password: 'correct horse battery' })
    expect(lado.page.status).toBe(429)
    expect(lado.page.text).toContain('Wait five minutes')
    const answer = await lado.agent.get('/visits').set('Host', 'localhost:3000')
    expect(answer.headers['location']).toContain('/sign-in')
  })

  it('hears ten tries at one account in five minutes, wherever they come from', async () => {
    const places = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4']
    for (const place of places.slice(0, 3)) await tries(app.people.lado.email, 3, place)
    expect((await tries(app.people.lado.email, 1, places[3])).status).toBe(422)
    expect((await tries(app.people.lado.email, 1, places[3])).status).toBe(429)
  })

  it('does not let a stranger at one address shut anybody out', async () => {
    for (let minute = 0; minute < 20; minute += 1) {
      app.at(`2019-06-03T09:${String(minute).padStart(2, '0')}:00.000Z`)
      await tries(app.people.lado.email, 5)
    }
    expect((await app.signedIn(app.people.lado)).page.name).toBe('home')
  })

  it('does not let strangers anywhere shut out somebody who signed in from the same place before', async () => {
    await app.signedIn(app.people.lado)
    for (const place of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) await tries(app.people.lado.email, 5, place)
    expect((await app.signedIn(app.people.lado)).page.name).toBe('home')
  })

  it('says how many seconds to wait', async () => {
    await tries(app.people.lado.email, 7)
    const browser = app.stranger('192.0.2.1')
    const form = (await browser.open('/sign-in')).form()
    const answer = await browser.agent
      .post('/sign-in')
      .set('Host', 'localhost:3000')
      .type('form')
      .send({ ...form.hidden, email: app.people.lado.email, password: 'x' })
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  })

  it('answers the same for an address that has no account', async () => {
    await tries('nobody@example.org', 7)
    const page = await tries('nobody@example.org', 1)
    expect(page.status).toBe(429)
    expect(page.heading).toBe('Too many tries')
  })

  it('tells nobody at a place where people sign in which of them have an account', async () => {
    await app.signInAt(app.stranger('198.51.100.7'), app.people.lado)
    await app.signInAt(app.stranger('198.51.100.7'), app.people.head)
    const answers: number[][] = []
    for (const email of [app.people.lado.email, app.people.scrutineer.email, 'nobody@example.org']) {
      const heard: number[] = []
      for (const place of ['192.0.2.1', '192.0.2.2', '198.51.100.7'])
        for (let n = 0; n < 9; n += 1) heard.push((await tries(email, 1, place)).status)
      answers.push(heard)
      app.at(`2019-06-03T09:${String(answers.length * 6).padStart(2, '0')}:00.000Z`)
    }
    expect(answers[0]?.filter((status) => status === 422).length).toBe(17)
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
  })

  it('hears the right password again after five minutes', async () => {
    await tries(app.people.lado.email, 11)
    app.at('2019-06-03T09:05:01.000Z')
    expect((await app.signedIn(app.people.lado)).page.status).not.toBe(429)
  })

  it('counts per network address too, over many accounts', async () => {
    for (let n = 0; n < 28; n += 1) expect((await tries(`account${n}@example.org`, 1)).status).toBe(422)
    expect((await tries(app.people.head.email, 1)).status).toBe(429)
  })

  it('leaves somebody all their tries where three colleagues behind the same address used up theirs', async () => {
    const { head, otherHead, partner, lado } = app.people
    for (const { email } of [head, otherHead, partner]) {
      expect((await tries(email, 7)).status).toBe(422)
      expect((await tries(email, 1)).status).toBe(429)
    }
    expect((await tries(lado.email, 6)).status).toBe(422)
    expect((await app.signInAt(app.stranger('192.0.2.1'), lado)).page.name).toBe('home')
  })

  it('tells somebody who is not heard that others may be the reason', async () => {
    const page = await tries(app.people.lado.email, 8)
    expect(page.text).toContain('It may not have been you')
    expect(page.text).toContain('colleagues who share your network')
  })

  it('does not count people who sign in', async () => {
    for (let n = 0; n < 12; n += 1) await app.signedIn(app.people.head)
    expect((await app.signedIn(app.people.head)).page.status).not.toBe(429)
  })

  describe.each([
    ['the old password', '/password', { old: 'wrong', new: 'seven brass owls at noon' }],
    ['a second step that is asked for again', '/confirm', { code: 'WRNG-0000' }],
  ])('of %s', (_what, path, wrong) => {
    it('is counted with the tries at sign-in', async () => {
      const lado = await app.signedIn(app.people.lado)
      for (let n = 0; n < 10; n += 1) {
        await lado.open(path)
        expect((await lado.send(wrong)).status).toBe(422)
      }
      await lado.open(path)
      expect((await lado.send(wrong)).status).toBe(429)
      await lado.open('/sign-in')
      await lado.send({ email: app.people.lado.email, password: 'correct horse battery' })
      expect(lado.page.status).toBe(429)
    })
  })

  it('of the second step is counted with the tries at the password', async () => {
    const browser = app.stranger('192.0.2.1')
    await browser.open('/sign-in')
    await browser.send({ email: app.people.lado.email, password: 'correct horse battery' })
    for (let n = 0; n < 7; n += 1) expect((await browser.send({ code: 'WRNG-0000' })).status).toBe(422)
    expect((await browser.send({ code: 'WRNG-0000' })).status).toBe(429)
    expect((await tries(app.people.lado.email, 1)).status).toBe(429)
  })

  it('of a one-time link stops too', async () => {
    const browser = app.stranger('192.0.2.1')
    for (let n = 0; n < 10; n += 1)
      expect((await browser.open(`/one-time/${'x'.repeat(26)}${n}`)).status).toBe(422)
    expect((await browser.open('/one-time/another')).status).toBe(429)
  })
})
