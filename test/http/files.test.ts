import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { uploadFile } from '../support/upload.ts'

const columns =
  'establishment,measure,unit_of_count,period_start,period_end,value,qualifier,confidence,source_title,source_url'

/** So much of it that nothing holds it back on its way. */
const begun = `--xx\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${'a,b\r\n'.repeat(400_000)}`

/** Begins to send a file and never ends; the status of the answer that comes all the same, 0 where none does within a second. */
async function beginToSend(app: TestApp, cookie: string, meanwhile = () => undefined): Promise<number> {
  const server = app.app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const headers = {
    Host: 'localhost:3000',
    Cookie: cookie,
    'Content-Type': 'multipart/form-data; boundary=xx',
    'Content-Length': String(9 * 1024 * 1024),
  }
  const { port } = server.address() as AddressInfo
  const sent = httpRequest({ port, method: 'POST', path: '/published-figures/import', headers })
  try {
    return await new Promise<number>((resolve) => {
      sent.on('response', (answer) => {
        resolve(answer.statusCode ?? 0)
      })
      sent.on('error', () => undefined)
      sent.write(begun)
      setTimeout(() => {
        meanwhile()
        resolve(0)
      }, 1_000)
    })
  } finally {
    sent.destroy()
    server.closeAllConnections()
    server.close()
  }
}

const cookieOf = async (app: TestApp, person: { email: string }) => {
  const browser = await app.signedIn(person)
  const answer = await browser.agent.get('/').set('Host', 'localhost:3000')
  return (answer as unknown as { request: { cookies: string } }).request.cookies
}

it('refuses a file before it is read, where somebody may not send one', async () => {
  const app = await startApp()
  expect(await beginToSend(app, '')).toBe(303)
  expect(await beginToSend(app, await cookieOf(app, app.people.head))).toBe(403)
  expect(await beginToSend(app, await cookieOf(app, app.people.partner))).toBe(404)
  expect(await beginToSend(app, await cookieOf(app, app.people.businessManager))).toBe(0)
})

describe('a file that is sent', () => {
  const before = process.env['TMPDIR']
  const folder = mkdtempSync(join(tmpdir(), 'files-'))
  const there = () => readdirSync(folder, { recursive: true })
  beforeAll(() => {
    process.env['TMPDIR'] = folder
  })
  afterAll(() => {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    rmSync(folder, { recursive: true })
  })

  it('is never on the disk: not while it comes slowly, nor when it breaks off, is refused or is read', async () => {
    const app = await startApp({ DATA_DIR: folder })
    const here = readdirSync('.')
    const seen: unknown[] = []
    const cookie = await cookieOf(app, app.people.businessManager)
    await beginToSend(app, cookie, () => {
      seen.push(...there())
    })
    await wait(100)
    const manager = await app.signedIn(app.people.businessManager)
    const text = `${columns}\nBirch STC,use of force,incidents,2018-06-01,2018-11-30,578,,B,Paper,\n`
    expect((await uploadFile(manager, text.slice(0, -20))).status).toBe(422)
    expect((await uploadFile(manager, Buffer.alloc(11 * 1024 * 1024))).status).toBe(413)
    expect((await uploadFile(manager, text)).name).toBe('figure-check')
    expect([...seen, ...there()]).toEqual([])
    expect(readdirSync('.')).toEqual(here)
    expect(await app.parts.db.selectFrom('draft').select('kind').execute()).toEqual([
      { kind: 'published-figure-import' },
    ])
  })
})

describe('beside the file', () => {
  const send = async (fields: Record<string, string>) => {
    const app = await startApp()
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open('/published-figures/import')
    const sent = manager.agent.post('/published-figures/import').set('Host', 'localhost:3000')
    for (const [name, value] of Object.entries({ ...manager.page.form('/import').hidden, ...fields }))
      sent.field(name, value)
    return sent.attach('file', Buffer.from('a,b\n1,2\n'), 'figures.csv')
  }

  it('nothing is taken that was not asked for', async () => {
    expect((await send({ role: 'scrutineer' })).status).toBe(400)
    expect((await send({})).status).toBe(422)
  })

  it('no long text is read into memory, nor a great many', async () => {
    expect((await send({ role: 'a'.repeat(1025) })).status).toBe(413)
    expect((await send({ one: '1', two: '2', three: '3' })).status).toBe(400)
  })
})
