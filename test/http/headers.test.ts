import { describe, expect, it } from 'vitest'
import { isOwnProxy } from '../../server/http/guards.ts'
import { NotNow } from '../../server/http/errors.ts'
import { startApp } from '../support/app.ts'
import { ash } from '../support/people.ts'

const served = (env: Record<string, string>) => startApp(env)

describe('a service behind TLS', () => {
  const tls = { ORIGIN: 'https://scrutiny.example.org', TRUST_PROXY: '1' }
  const host = 'scrutiny.example.org'

  it('gives a cookie that only it can read or set, over TLS alone', async () => {
    const app = await served(tls)
    const answer = await app
      .stranger()
      .agent.get('/sign-in')
      .set('Host', host)
      .set('X-Forwarded-Proto', 'https')
    const [cookie = ''] = answer.headers['set-cookie'] as unknown as string[]
    expect(cookie.split('; ').slice(1).toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure'])
    expect(cookie).toMatch(/^__Host-scrutiny=/)
  })

  it('tells browsers to come back by TLS only, for a year at least', async () => {
    const app = await served(tls)
    const answer = await app.stranger().agent.get('/healthz').set('Host', host)
    expect(answer.headers['strict-transport-security']).toMatch(/^max-age=(\d{8,})/)
    expect(Number(/\d+/.exec(answer.headers['strict-transport-security'] ?? '')?.[0])).toBeGreaterThanOrEqual(
      31_536_000,
    )
  })

  it('gives no session where the proxy says that somebody came without TLS', async () => {
    const app = await served(tls)
    const answer = await app
      .stranger()
      .agent.get('/sign-in')
      .set('Host', host)
      .set('X-Forwarded-Proto', 'http')
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  it('is not called localhost', async () => {
    const app = await served(tls)
    expect((await app.stranger().agent.get('/sign-in').set('Host', 'localhost:3000')).status).toBe(400)
  })
})

describe('a service on one’s own machine', () => {
  it('gives a cookie that scripts cannot read', async () => {
    const app = await served({})
    const answer = await app.stranger().agent.get('/sign-in').set('Host', 'localhost:3000')
    const [cookie = ''] = answer.headers['set-cookie'] as unknown as string[]
    expect(cookie).toMatch(/^scrutiny=/)
    expect(cookie.split('; ').slice(1).toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax'])
  })

  it('believes no header about where somebody comes from, unless a proxy is configured', async () => {
    const app = await served({})
    const address = async (forwarded: string) => {
      const stranger = app.stranger(forwarded)
      await stranger.open('/sign-in')
      await stranger.send({ email: 'nobody@example.org', password: 'wrong' })
      return stranger.page.status
    }
    const answers: number[] = []
    for (let place = 1; place <= 11; place += 1) answers.push(await address(`192.0.2.${place}`))
    expect(answers.slice(0, 7)).toEqual(Array(7).fill(422))
    expect(answers.at(-1)).toBe(429)
  })
})

describe('a proxy that is configured', () => {
  it.each([
    ['127.0.0.1', 0, true],
    ['::1', 0, true],
    ['::ffff:127.0.0.1', 0, true],
    ['127.0.0.1', 1, false],
    ['192.0.2.1', 0, false],
    ['::ffff:192.0.2.1', 0, false],
    ['10.0.0.1', 0, false],
  ])('is believed as %s, %i before us: %s', (address, hop, believed) => {
    expect(isOwnProxy(address, hop)).toBe(believed)
  })

  it('is believed for one step only: what a client says of itself before is not', async () => {
    const app = await served({ TRUST_PROXY: '1' })
    const answers: number[] = []
    for (let place = 1; place <= 11; place += 1) {
      const stranger = app.stranger(`192.0.2.${place}, 127.0.0.1`)
      await stranger.open('/sign-in')
      await stranger.send({ email: 'nobody@example.org', password: 'wrong' })
      answers.push(stranger.page.status)
    }
    expect(answers.at(-1)).toBe(429)
  })
})

describe('every answer', () => {
  it.each(['/sign-in', '/nothing-here', '/healthz', '/accessibility'])(
    'at %s has the fixed headers',
    async (path) => {
      const app = await served({})
      const { headers } = await app.stranger().agent.get(path).set('Host', 'localhost:3000')
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': 'camera=(), microphone=(), geolocation=()',
        'cache-control': 'no-store',
      })
      expect(headers['x-powered-by']).toBeUndefined()
      const policy = headers['content-security-policy'] ?? ''
      for (const rule of [
        "default-src 'none'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        'report-to csp',
      ])
        expect(policy).toContain(rule)
      expect(policy).not.toMatch(/unsafe|nonce|\*|https?:|data:/)
    },
  )

  it('has them whatever it is: an asset, a redirect, a file, too large, not found, too often', async () => {
    const app = await served({})
    const manager = await app.signedIn(app.people.businessManager)
    const ask = (path: string) => manager.agent.get(path).set('Host', 'localhost:3000')
    const csrf = (await manager.open('/')).form('/sign-out').hidden['_csrf'] ?? ''
    const send = (path: string, body: Record<string, string>) =>
      manager.agent.post(path).set('Host', 'localhost:3000').type('form').send(body)
    const asset = manager.page.html.querySelector('link[rel=stylesheet]')?.getAttribute('href') ?? ''
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await scrutineer.open('/subject-access')
    const answers = [
      [200, await ask(asset)],
      [404, await ask('/assets/nothing.js')],
      [303, await ask('/sign-in/second-step')],
      [404, await ask('/nothing-here')],
      [413, await send('/people/new', { name: 'x'.repeat(1024 * 1024 + 1) })],
      [403, await send('/people/new', {})],
      [422, await send('/people/new', { _csrf: csrf })],
      [200, await scrutineer.agent.post('/subject-access').set('Host', 'localhost:3000').type('form').send({ ...scrutineer.page.form('/subject-access').hidden, establishmentId: ash, kind: 'child', pseudonym: 'K-1', format: 'json' })],
    ] as [number, { status: number; headers: Record<string, string> }][] // prettier-ignore
    expect(answers.at(-1)?.[1].headers['content-disposition']).toContain('attachment')
    app.parts.limiter = {
      count: () => {
        throw new NotNow('Later', { status: 429, retryAfterSeconds: 9 })
      },
    }
    answers.push([429, await ask('/history')])
    for (const [place, [status, answer]] of answers.entries()) {
      expect(answer.status).toBe(status)
      expect(answer.headers, String(status)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': 'camera=(), microphone=(), geolocation=()',
        'content-security-policy': expect.stringContaining("default-src 'none'") as string,
        // A style sheet whose name tells its content holds nothing of anybody; all else is kept by no browser.
        'cache-control': place === 0 ? 'public, max-age=31536000, immutable' : 'no-store',
      })
    }
  })

  it.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a sister site', { 'Sec-Fetch-Site': 'same-site' }],
    ['another origin', { Origin: 'https://evil.example' }],
    ['no origin that can be named', { Origin: 'null' }],
  ])('to a form sent from %s is a refusal, at sign-in too', async (_where, headers) => {
    const app = await served({})
    const browser = app.stranger()
    const { hidden } = (await browser.open('/sign-in')).form()
    const answer = await browser.agent
      .post('/sign-in')
      .set({ Host: 'localhost:3000', ...headers })
      .type('form')
      .send({ ...hidden, email: app.people.lado.email, password: 'correct horse battery' })
    expect(answer.status).toBe(400)
  })
})

describe('after signing in nobody is sent elsewhere', () => {
  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    '/%09/evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/a\r\nSet-Cookie: x=1',
    '/@evil.example',
  ])('by %s', async (next) => {
    const app = await served({})
    const browser = app.stranger()
    await browser.open(`/sign-in?next=${encodeURIComponent(next)}`)
    const { hidden, action } = browser.page.form()
    await browser.post(action, { ...hidden, email: app.people.lado.email, password: 'correct horse battery' })
    const { hidden: second } = browser.page.form('/sign-in/second-step')
    await browser.open(browser.page.link('printed code sheet') ?? '/sign-in/second-step')
    const answer = await browser.agent
      .post('/sign-in/second-step')
      .set('Host', 'localhost:3000')
      .type('form')
      .send({ ...second, way: 'sheet', code: 'TEST0001' })
    expect([answer.status, answer.headers['location']]).toEqual([303, '/'])
  })
})
