import { request as httpRequest, type Server } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { typedContact } from '../support/records.ts'

let app: TestApp
let browser: Browser
let server: Server
let port = 0

beforeAll(async () => {
  app = await startApp()
  browser = await app.signedIn(app.people.scrutineer)
  server = await new Promise<Server>((resolve) => {
    const listening = app.app.listen(0, '127.0.0.1', () => {
      resolve(listening)
    })
  })
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.close()
})

/** The form as our page gives it, with what is written here in place of or beside its answers. */
async function sendContact(body: string): Promise<{ status: number; text: string }> {
  await browser.open('/contacts/new')
  const { hidden } = browser.page.form('/contacts/new')
  const own = new URLSearchParams({ ...hidden, ...typedContact }).toString()
  return browser.agent.post('/contacts/new').set('Host', 'localhost:3000').type('form').send(`${own}&${body}`)
}

const drafts = async () => (await app.parts.db.selectFrom('draft').selectAll().execute()).length

describe('a form with what no page of ours sends', () => {
  it.each([
    ['an unknown field', 'establishment_id=1', 400],
    ['a field of the server’s own', 'recordedAt=2000-01-01', 400],
    ['__proto__', '__proto__=x', 303],
    ['__proto__ in brackets', '__proto__%5BisAdmin%5D=1', 400],
    ['constructor', 'constructor=x', 400],
    ['constructor.prototype', 'constructor%5Bprototype%5D%5Ba%5D=1', 400],
    ['toString', 'toString=x', 400],
    ['an array in brackets', 'note%5B%5D=a', 400],
    ['a field twice', 'note=b', 303],
    ['a choice twice', 'withRole=head', 422],
    ['a date’s part twice', 'contactedOn-day=3', 422],
    ['a lone surrogate', 'note2=%ED%A0%80', 400],
    ['a broken escape', 'note3=%zz', 400],
    ['an empty name', '=x', 303],
  ])('holding %s gets a defined answer', async (_what, body, status) => {
    const answer = await sendContact(body)
    expect(answer.status, answer.text.slice(0, 2000)).toBe(status)
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })

  it('is refused when it holds NUL, with what to do', async () => {
    await browser.open('/contacts/new')
    const page = await browser.send({ ...typedContact, note: 'a\u0000b' })
    expect(page.status).toBe(422)
    expect(page.errors).toEqual([
      expect.stringMatching(/^What was it about: take out the character after “a” that no program can show/),
    ])
  })

  it('is too large beyond 1 MiB and too long beyond its parameters, and nothing is stored', async () => {
    const before = await drafts()
    expect((await sendContact(`extra=${'x'.repeat(1024 * 1024)}`)).status).toBe(413)
    const many = (length: number) => Array.from({ length }, (_each, place) => `f${place}=1`).join('&')
    expect((await sendContact(many(200))).status).toBe(413)
    expect((await sendContact(many(150))).status).toBe(400)
    expect(await drafts()).toBe(before)
  })

  it.each(['application/json', 'text/plain', 'application/xml'])(
    'of the type %s is not read',
    async (type) => {
      const answer = await browser.agent
        .post('/contacts/new')
        .set('Host', 'localhost:3000')
        .set('Content-Type', type)
        .send('{"note":{"a":1}}')
      expect(answer.status).toBe(403)
    },
  )
})

/** A request as bytes, for what no client of good manners sends. */
const raw = (lines: string[]): Promise<string> =>
  new Promise((resolve) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () =>
      socket.end([...lines, 'Connection: close', '', ''].join('\r\n')),
    )
    socket.on('data', (part) => (text += part.toString('utf8')))
    socket.on('close', () => {
      resolve(text.split('\r\n')[0] ?? '')
    })
  })

describe('a request', () => {
  it('with one Host of ours is answered', async () => {
    expect(await raw(['GET /healthz HTTP/1.1', `Host: localhost:${port}`])).toContain(' 200 ')
  })

  it.each([
    ['two Host headers', ['GET /sign-in HTTP/1.1', 'Host: localhost:3000', 'Host: evil.example']],
    ['two Host headers alike', ['GET /sign-in HTTP/1.1', 'Host: localhost:3000', 'Host: localhost:3000']],
    ['an unknown Host', ['GET /sign-in HTTP/1.1', 'Host: evil.example']],
    ['no Host', ['GET /sign-in HTTP/1.1']],
    ['an unknown Host in the line', ['GET http://evil.example/sign-in HTTP/1.1', 'Host: evil.example']],
  ])('with %s is refused', async (_what, lines) => {
    expect(await raw(lines)).toContain(' 400 ')
  })

  it('is taken by its own method, whatever a header or a field says', async () => {
    const answer = await browser.agent
      .get('/sign-out')
      .set('Host', 'localhost:3000')
      .set('X-HTTP-Method-Override', 'POST')
    expect(answer.status).toBe(404)
    expect((await browser.agent.get('/?_method=POST').set('Host', 'localhost:3000')).status).toBe(200)
  })

  it.each(['TRACE', 'TRACK', 'PROPFIND', 'OPTIONS'])('by %s is not answered', async (method) => {
    const status =
      method === 'TRACK' ? await raw([`${method} / HTTP/1.1`, 'Host: localhost:3000']) : await by(method)
    expect(String(status)).toMatch(/40[0345]|501/)
  })
})

const by = (method: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = httpRequest({
      port,
      host: '127.0.0.1',
      method,
      path: '/',
      headers: { Host: 'localhost:3000' },
    })
    sent.on('response', (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end()
  })
