import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'

/** Begins to send a file and never ends; the status of the answer that comes all the same, 0 where none does within a second. */
async function beginToSend(app: TestApp, cookie: string): Promise<number> {
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
      sent.write('--xx\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\na,b\r\n')
      setTimeout(() => {
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
