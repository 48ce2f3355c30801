import { beforeEach, describe, expect, it } from 'vitest'
import { changePassword } from '../../server/access/password/actions.ts'
import { hashPassword } from '../../server/access/passwords.ts'
import { disablePerson, enablePerson } from '../../server/access/people/actions.ts'
import { answerReplacement, askReplacement } from '../../server/access/replacement/actions.ts'
import type { Act } from '../../server/database/write.ts'
import supertest from 'supertest'
import { startApp, type TestApp } from '../support/app.ts'
import { Browser } from '../support/browser.ts'
import { readPage } from '../support/page.ts'
import { sheetCode } from '../support/people.ts'

const right = 'correct horse battery'
const home = '203.0.113.9'
const office = '198.51.100.7'
const anywhere = (n: number) => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`

const domain = '127.0.0.1'
const jarOf = ({ agent }: Browser) => agent.jar

/** What a thief of a browser's cookies has. */
const deviceOf = (browser: Browser) =>
  jarOf(browser).getCookie('scrutiny-browser', { domain, path: '/', secure: false, script: false })

const cookieOf = (browser: Browser): string => deviceOf(browser)?.toValueString() ?? 'none'

describe('the cookie of a browser in which somebody signed in', () => {
  let app: TestApp
  let email: string
  beforeEach(async () => {
    app = await startApp({ TRUST_PROXY: '1' })
    email = app.people.lado.email
  })

  /** Guesses at the password, each from an address: how many were heard. */
  async function guess(
    count: number,
    from: (n: number) => string,
    { at = email, cookie = '' } = {},
  ): Promise<number> {
    const server = app.app.listen(0)
    const browser = new Browser(supertest.agent(server))
    if (cookie !== '') jarOf(browser).setCookie(cookie, domain, '/')
    const { hidden } = (await browser.open('/sign-in')).form()
    const one = (n: number) =>
      browser.agent
        .post('/sign-in')
        .set({ Host: 'localhost:3000', Referer: 'http://localhost:3000/sign-in', 'X-Forwarded-For': from(n) })
        .type('form')
        .send({ ...hidden, email: at, password: `guess ${n}` })
    let heard = 0
    for (let n = 0; n < count; n += 1) {
      const { status } = await one(n)
      expect([422, 429]).toContain(status)
      if (status === 422) heard += 1
    }
    server.close()
    return heard
  }

  const signInWith = async (browser: Browser, password = right): Promise<number> => {
    await browser.open('/sign-in')
    return (await browser.send({ email, password })).status
  }

  async function signedOut(address = home): Promise<Browser> {
    const browser = await app.signInAt(app.stranger(address), app.people.lado)
    expect(browser.page.name).toBe('home')
    await browser.send({}, { action: '/sign-out' })
    expect(browser.page.name).toBe('sign-in')
    return browser
  }

  it(
    'lets its person in, at home and at a new place, while strangers everywhere guess a thousand times',
    { timeout: 240_000 },
    async () => {
      const browser = await signedOut()
      expect(await guess(1_000, anywhere)).toBe(10)
      expect(await guess(50, () => home)).toBe(7)
      expect(await guess(50, () => office)).toBe(0)
      expect(await signInWith(app.stranger(home))).toBe(429)
      expect(await signInWith(app.stranger(office))).toBe(429)
      browser.agent.set('X-Forwarded-For', office)
      expect((await app.signInAt(browser, app.people.lado)).page.name).toBe('home')
      browser.agent.set('X-Forwarded-For', home)
      expect((await app.signInAt(browser, app.people.lado)).page.name).toBe('home')
    },
  )

  it('gives ten tries in five minutes, for the right password too, and stops nobody else', async () => {
    const browser = await signedOut()
    for (let n = 0; n < 10; n += 1) expect(await signInWith(browser, `guess ${n}`)).toBe(422)
    expect(await signInWith(browser)).toBe(429)
    const other = await app.signInAt(app.stranger(office), app.people.lado)
    expect(other.page.name).toBe('home')
    app.at('2019-06-03T09:05:01.000Z')
    expect((await app.signInAt(browser, app.people.lado)).page.name).toBe('home')
  })

  it('is nothing to a thief: no page, no step less, ten guesses at its own account and none more at another', async () => {
    const cookie = cookieOf(await signedOut())
    const thief = app.stranger(office)
    jarOf(thief).setCookie(cookie, domain, '/')
    expect((await thief.open('/visits')).name).toBe('sign-in')
    await signInWith(thief)
    expect(thief.page.name).toBe('second-step')
    expect((await thief.open('/visits')).name).toBe('second-step')
    expect(await guess(30, anywhere, { cookie })).toBe(10)
    expect(await guess(30, anywhere, { cookie, at: app.people.head.email })).toBe(10)
    expect(await guess(30, anywhere, { at: app.people.head.email })).toBe(0)
    expect(await guess(30, (n) => anywhere(n + 100), { cookie, at: 'nobody@example.org' })).toBe(10)
  })

  it('is a new one at each sign-in, and the one before is worth nothing', async () => {
    const browser = await signedOut()
    const cookie = cookieOf(browser)
    await app.signInAt(browser, app.people.lado)
    expect(cookieOf(browser)).not.toBe(cookie)
    await guess(10, anywhere)
    expect(await guess(3, (n) => anywhere(n + 100), { cookie })).toBe(0)
    expect(await guess(3, (n) => anywhere(n + 100), { cookie: cookieOf(browser) })).toBe(3)
  })

  it('knows each of two people who share a browser', async () => {
    const browser = await signedOut()
    await app.signInAt(browser, app.people.head)
    await guess(10, anywhere)
    await guess(10, (n) => anywhere(n + 100), { at: app.people.head.email })
    for (const person of [app.people.lado, app.people.head]) {
      browser.agent.set('X-Forwarded-For', office)
      expect((await app.signInAt(browser, person)).page.name).toBe('home')
    }
  })

  const managed = (): Act => ({
    ...app.act(),
    who: { id: app.people.businessManager.id, role: 'business-manager' },
  })
  const ends: [what: string, end: () => Promise<unknown>][] = [
    [
      'its person’s password is changed',
      async () => changePassword(app.parts.db, app.act(), app.people.lado.id, await hashPassword(right)),
    ],
    [
      'the account is disabled, whatever comes after',
      async () => {
        await disablePerson(app.parts.db, managed(), email)
        await enablePerson(app.parts.db, managed(), app.people.lado.id)
      },
    ],
    [
      'its person’s second factor is replaced',
      async () => {
        const who = { personId: app.people.lado.id, officerId: app.people.head.id }
        const id = await askReplacement(app.parts.db, managed(), who)
        const act = { ...app.act(), who: { id: app.people.head.id, role: 'head' } }
        await answerReplacement(
          app.parts.db,
          act,
          { id, personId: who.personId, askedBy: managed().who.id },
          'confirmed',
        )
      },
    ],
  ]
  it.each(ends)('is worth nothing once %s', async (_what, end) => {
    const browser = await signedOut()
    await guess(10, anywhere)
    const cookie = cookieOf(browser)
    expect(await guess(1, () => office, { cookie })).toBe(1)
    await end()
    expect(await guess(1, () => office, { cookie })).toBe(0)
  })

  it('is a random number that only the browser holds, given after both steps and kept a year', async () => {
    const browser = app.stranger(home)
    await signInWith(browser)
    expect(cookieOf(browser)).toBe('none')
    await app.signInAt(browser, app.people.lado)
    expect(deviceOf(browser)).toMatchObject({ noscript: true, path: '/' })
    const [, value = ''] = cookieOf(browser).split('=')
    expect(value).toMatch(/^[\w-]{27}$/)
    const rows = await app.parts.db.selectFrom('deviceCookie').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(value)
    const events = await app.parts.db.selectFrom('historyEvent').select('details').execute()
    expect(JSON.stringify(events)).not.toContain(value)
  })

  it('outlives signing out, which clears the rest', async () => {
    const browser = await app.signInAt(app.stranger(home), app.people.lado)
    const { hidden } = browser.page.form('/sign-out')
    const answer = await browser.agent
      .post('/sign-out')
      .set('Host', 'localhost:3000')
      .type('form')
      .send(hidden)
    expect(answer.headers['clear-site-data']).toBe('"cache", "storage"')
    expect(String(answer.headers['set-cookie'])).not.toContain('scrutiny-browser')
    expect((await signedOut()).page.name).toBe('sign-in')
  })

  it('is for https alone where the service is, and for its own host', async () => {
    const tls = await startApp({ ORIGIN: 'https://scrutiny.example.org', TRUST_PROXY: '1' })
    const set = { Host: 'scrutiny.example.org', 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': home }
    let session = ''
    const keep = (headers: Record<string, unknown>): string[] => {
      const given = [headers['set-cookie'] ?? []].flat() as string[]
      session = given.find((each) => each.startsWith('__Host-scrutiny='))?.split(';')[0] ?? session
      return given
    }
    const ask = async (path: string, body?: Record<string, string>) => {
      const { text, headers } = await supertest(tls.app)
        .get(path)
        .set({ ...set, Cookie: session })
      keep(headers)
      if (body === undefined) return []
      const { hidden } = readPage(text, 200, path).form()
      const sent = supertest(tls.app)
        .post(path)
        .set({ ...set, Cookie: session })
        .type('form')
      return keep((await sent.send({ ...hidden, ...body })).headers)
    }
    await ask('/sign-in', { email: tls.people.lado.email, password: right })
    const given = await ask('/sign-in/second-step', { code: sheetCode(1) })
    expect(given.find((each) => each.startsWith('__Host-scrutiny-browser='))).toMatch(
      /__Host-scrutiny-browser=[\w-]{27}; Max-Age=31536000; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    )
  })
})
