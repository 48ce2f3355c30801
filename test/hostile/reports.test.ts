import { beforeEach, describe, expect, it } from 'vitest'
import { patternOf } from '../../server/http/csp-reports.ts'
import { startApp, type TestApp } from '../support/app.ts'

let app: TestApp
let logged: unknown[]

beforeEach(async () => {
  app = await startApp()
  logged = []
  app.parts.log.warn = (...words: unknown[]) => logged.push(words[0])
})

const id = '00000000-0000-4000-8000-00000000000a'
const report = {
  'csp-report': {
    'document-uri': `https://scrutiny.example/incidents/${id}?reference=K-12#x`,
    'violated-directive': "script-src 'self'",
    'blocked-uri': 'https://evil.example/x.js',
    'script-sample': 'K-12 said',
  },
}

const send = (body: unknown, type = 'application/csp-report') =>
  app
    .stranger()
    .agent.post('/csp-reports')
    .set('Host', 'localhost:3000')
    .set('Content-Type', type)
    .send(JSON.stringify(body))

describe('a report of what the page policy refused', () => {
  it('is asked for by every page', async () => {
    const answer = await app.stranger().agent.get('/sign-in').set('Host', 'localhost:3000')
    const headers = answer.headers as Record<string, string>
    expect(headers['content-security-policy']).toMatch(/report-uri \/csp-reports;report-to csp/)
    expect(headers['reporting-endpoints']).toBe('csp="/csp-reports"')
  })

  it('is logged by its directive and the pattern of its page alone', async () => {
    expect((await send(report)).status).toBe(204)
    const body = { documentURL: 'https://scrutiny.example/visits/new', effectiveDirective: 'img-src' }
    expect((await send([{ type: 'csp-violation', body }], 'application/reports+json')).status).toBe(204)
    expect(logged).toEqual([
      { directive: 'script-src', page: '/incidents/:x' },
      { directive: 'img-src', page: '/visits/new' },
    ])
  })

  it.each([
    ['nothing of the kind', { a: 1 }],
    ['a list of nothing', [1, null]],
    ['__proto__', JSON.parse('{"__proto__":{"a":1}}') as unknown],
  ])('that is %s is taken and not logged', async (_what, body) => {
    expect((await send(body)).status).toBe(204)
    expect(logged).toEqual([])
  })

  it('is refused beyond 10 kB and when it cannot be read', async () => {
    expect((await send({ a: 'x'.repeat(10_000) })).status).toBe(413)
    const broken = await app
      .stranger()
      .agent.post('/csp-reports')
      .set('Host', 'localhost:3000')
      .set('Content-Type', 'application/csp-report')
      .send('{')
    expect(broken.status).toBe(400)
  })

  it('is heard 60 times in five minutes', async () => {
    for (let time = 0; time < 60; time += 1) expect((await send(report)).status).toBe(204)
    const refused = await send(report)
    expect(refused.status).toBe(429)
    expect(Number((refused.headers as Record<string, string>)['retry-after'])).toBeGreaterThan(0)
  })

  it.each([
    ['https://a.example/incidents/1/history', '/incidents/:x/history'],
    ['about', 'none'],
    ['https://a.example/K-12/../x?y', '/x'],
  ])('of the page %s names %s', (address, pattern) => {
    expect(patternOf(address)).toBe(pattern)
  })
})

describe('security.txt', () => {
  it('says whom to tell, as the setting has it', async () => {
    const read = () => app.stranger().agent.get('/.well-known/security.txt').set('Host', 'localhost:3000')
    expect((await read()).text).toContain('Contact: http://localhost:3000/privacy\n')
    const browser = await app.signedIn(app.people.businessManager)
    await browser.open('/settings/security-contacts/new')
    await browser.send({
      value: 'mailto:security@example.org\nnot a contact',
      'fromOn-day': '3',
      'fromOn-month': '6',
      'fromOn-year': '2019',
      reason: 'Agreed',
    })
    expect((await read()).text).toBe(
      'Contact: mailto:security@example.org\nExpires: 2019-11-30T00:00:00.000Z\nPreferred-Languages: en\nCanonical: http://localhost:3000/.well-known/security.txt\n',
    )
  })
})
