import { once } from 'node:events'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePlace, type Place } from '../durability/support/place.ts'
import { startedServer, type Server } from '../durability/support/server.ts'
import { readPage } from '../support/page.ts'
import { freePort, ourName, startProxy, type Proxy } from './support/proxy.ts'

let folder: string
let place: Place
let server: Server
let proxy: Proxy
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scrutiny-proxy-'))
  place = await makePlace()
  const PORT = String(await freePort())
  const settings = { PORT, ORIGIN: `https://${ourName}`, NODE_ENV: 'production', TRUST_PROXY: '1' }
  server = await startedServer(place, settings)
  proxy = await startProxy(folder, Number(PORT))
})
afterAll(async () => {
  await proxy.stop()
  await server.stop('SIGTERM')
  place.remove()
  rmSync(folder, { recursive: true })
})

/** All that comes back on a connection until it ends. */
async function sayTo(text: string): Promise<string> {
  const socket = await proxy.open()
  let heard = ''
  socket.setEncoding('utf8').on('data', (part: string) => (heard += part))
  socket.on('error', () => undefined)
  socket.write(text)
  await once(socket, 'close')
  return heard
}

const cookiesOf = (set: string | string[] | undefined): string[] => [set ?? []].flat()

/** A failed sign-in, from a client that says it has this address. */
async function signInAs(email: string, forwarded: Record<string, string>) {
  const opened = await proxy.ask({ path: '/sign-in', headers: forwarded })
  const { action, hidden } = readPage(opened.text, 200, '/sign-in').form()
  const cookie = cookiesOf(opened.headers['set-cookie']).map((each) => each.split(';')[0] ?? '')[0] ?? ''
  return proxy.ask({
    path: action,
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: `https://${ourName}`,
      cookie,
      ...forwarded,
    },
    body: new URLSearchParams({ ...hidden, email, password: 'a wrong guess' }).toString(),
  })
}

describe('the service behind its proxy', () => {
  it('signs in with a cookie that only this host over https may have, and says to stay on https', async () => {
    const { status, headers } = await proxy.ask({ path: '/sign-in' })
    expect(status).toBe(200)
    expect(headers['strict-transport-security']).toBe('max-age=31536000')
    const [cookie = ''] = cookiesOf(headers['set-cookie'])
    expect(cookie).toMatch(/^__Host-scrutiny=/)
    expect(cookie.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure'])
    expect(headers['server']).toBe('nginx')
  })

  it('sends plain http to the front page over https, and answers to no other name', async () => {
    const plain = (host: string) =>
      new Promise<string>((resolve) => {
        request({ port: proxy.httpPort, host: '127.0.0.1', path: '/one-time/secret', headers: { host } })
          .on('response', (answer) => {
            answer.resume()
            resolve(`${answer.statusCode ?? 0} ${answer.headers.location ?? ''}`)
          })
          .on('error', (error) => {
            resolve(error.message)
          })
          .end()
      })
    expect(await plain(ourName)).toBe(`301 https://${ourName}/`)
    expect(await plain('other.example')).toBe('socket hang up')
  })

  it('answers to its own name only: as certificate, as Host, and to one Host', async () => {
    await expect(proxy.open({ servername: 'other.example' })).rejects.toThrow(/unrecognized name/)
    await expect(proxy.ask({ path: '/sign-in', headers: { host: 'other.example' } })).rejects.toThrow(
      /hang up/,
    )
    const twice = `GET /sign-in HTTP/1.1\r\nHost: ${ourName}\r\nHost: other.example\r\n\r\n`
    expect(await sayTo(twice)).toMatch(/^HTTP\/1\.1 400 /)
  })

  it('speaks TLS 1.2 and 1.3 with forward secrecy, and nothing older', async () => {
    const old = { minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' } as const
    for (const maxVersion of ['TLSv1', 'TLSv1.1'] as const)
      await expect(proxy.open({ ...old, maxVersion })).rejects.toThrow(/alert protocol version/)
    await expect(proxy.open({ maxVersion: 'TLSv1.2', ciphers: 'AES128-GCM-SHA256' })).rejects.toThrow(
      /handshake failure/,
    )
    const spoken = await Promise.all([proxy.open({ maxVersion: 'TLSv1.2' }), proxy.open()])
    expect(spoken.map((socket) => socket.getProtocol())).toEqual(['TLSv1.2', 'TLSv1.3'])
    for (const socket of spoken) {
      expect(socket.getEphemeralKeyInfo()).toMatchObject({ type: 'ECDH' })
      socket.destroy()
    }
  })

  it('does not believe what a client says of its own address', async () => {
    const guesses: number[] = []
    for (let place = 1; place <= 8; place += 1) {
      const said = { 'x-forwarded-for': `192.0.2.${place}`, forwarded: `for=192.0.2.${place}` }
      guesses.push((await signInAs('nobody@example.org', said)).status)
    }
    expect(guesses).toEqual([...Array<number>(7).fill(422), 429])
  })

  it('does not believe that a request came over plain http, or for another host', async () => {
    const headers = { 'x-forwarded-proto': 'http', 'x-forwarded-host': 'other.example' }
    const answer = await proxy.ask({ path: '/', headers })
    expect(answer.headers['location']).toMatch(/^\/sign-in/)
    expect(cookiesOf(answer.headers['set-cookie']).join()).not.toContain('other.example')
    expect(cookiesOf((await proxy.ask({ path: '/sign-in', headers })).headers['set-cookie']).join()).toMatch(
      /Secure/,
    )
  })

  it('refuses what is too large before the application hears of it, and says so over https still', async () => {
    const heard = server.said().length
    const large = { path: '/sign-in', method: 'POST', body: Buffer.alloc(1024 * 1024 + 1) }
    const answer = await proxy.ask(large)
    expect(answer.status).toBe(413)
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
    const longHeader = { path: '/sign-in', method: 'POST', headers: { cookie: 'x'.repeat(9000) } }
    expect((await proxy.ask(longHeader)).status).toBe(400)
    expect(server.said().slice(heard)).not.toContain('"method":"POST"')
    const workbook = { ...large, path: '/published-figures/import', body: Buffer.alloc(10 * 1024 * 1024) }
    expect((await proxy.ask(workbook)).status).not.toBe(413)
    const zipped = { ...large, path: '/published-figures/import', body: Buffer.alloc(12 * 1024 * 1024) }
    expect((await proxy.ask(zipped)).status).toBe(413)
  })

  it('hangs up on who sends headers or a form slowly', { timeout: 40_000 }, async () => {
    const started = performance.now()
    const post = `POST /sign-in HTTP/1.1\r\nHost: ${ourName}\r\nContent-Length: 100\r\n\r\nname=`
    const [, body] = await Promise.all([sayTo('GET /sign-in HTTP/1.1\r\nHost: '), sayTo(post)])
    expect(body).toMatch(/^(HTTP\/1\.1 408 |$)/)
    expect(performance.now() - started).toBeLessThan(20_000)
  })

  it('writes down no address of a request', () => {
    const log = readdirSync(folder).filter((name) => name.endsWith('.log'))
    expect(log).toContain('scrutiny.log')
    for (const name of log) expect(readFileSync(join(folder, name), 'utf8')).not.toContain('/sign-in')
  })
})
