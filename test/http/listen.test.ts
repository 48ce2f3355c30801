import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { fixedHeaders } from '../../server/http/guards.ts'
import { guardedServer } from '../../server/http/listen.ts'
import { startApp } from '../support/app.ts'

let server: ReturnType<typeof guardedServer>
let port = 0
const sockets: Socket[] = []

beforeEach(async () => {
  const { app: answer } = await startApp()
  server = guardedServer(answer, fixedHeaders(readConfig({})))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  server.closeAllConnections()
  server.close()
})

function opened(at = port): Socket {
  const socket = connect(at, '127.0.0.1')
  socket.on('error', () => undefined) // cut off by the server: `close` follows
  sockets.push(socket)
  return socket
}

/** All that came until the server ended it, and after how long. */
async function until(socket: Socket): Promise<{ said: string; seconds: number }> {
  const begun = performance.now()
  let said = ''
  socket.on('data', (chunk: Buffer) => (said += chunk.toString('latin1')))
  await once(socket, 'close')
  return { said, seconds: (performance.now() - begun) / 1000 }
}

const headersOf = (said: string): Record<string, string> =>
  Object.fromEntries(
    (said.split('\r\n\r\n')[0] ?? '')
      .split('\r\n')
      .slice(1)
      .map((line): [string, string] => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 2),
      ]),
  )

const fixed = {
  'cache-control': 'no-store',
  'content-security-policy': expect.stringContaining("default-src 'none'") as string,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

describe('a request that cannot be read', () => {
  const host = 'Host: localhost:3000'
  it.each([
    ['a header with a space in its name', 400, ['GET / HTTP/1.1', host, 'Bad Header: x']],
    ['headers beyond 16 KiB', 431, ['GET / HTTP/1.1', host, `X: ${'a'.repeat(20_000)}`]],
    ['no HTTP at all', 400, ['hello']],
    ['a header after a body of unknown end', 400, ['POST / HTTP/1.1', host, 'Transfer-Encoding: x']],
    ['no Host', 400, ['GET / HTTP/1.1']],
    ['an expectation that nobody knows', 200, ['GET /healthz HTTP/1.1', host, 'Expect: a miracle']],
  ])('for %s is answered with %i and the fixed headers', async (_what, status, lines) => {
    const socket = opened()
    socket.write([...lines, 'Connection: close', '', ''].join('\r\n'))
    const { said } = await until(socket)
    expect(said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    const headers = headersOf(said)
    expect(headers).toMatchObject(fixed)
    expect(headers['x-powered-by']).toBeUndefined()
  })

  it('is not answered in the middle of another answer', async () => {
    const begun = guardedServer((_request, response) => {
      response.writeHead(200, { 'Content-Length': '4' })
      response.write('he')
    }, {})
    begun.listen(0, '127.0.0.1')
    await once(begun, 'listening')
    const socket = opened((begun.address() as AddressInfo).port)
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    const whole = until(socket)
    await once(socket, 'data')
    socket.write('nonsense\r\n\r\n')
    const { said } = await whole
    begun.close()
    expect(said.match(/HTTP\/1\.1/g)).toHaveLength(1)
  })
})

describe('a server on a bad network', () => {
  it('waits ten seconds at most for headers', { timeout: 20_000 }, async () => {
    const socket = opened()
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ')
    const { said, seconds } = await until(socket)
    expect(said).toMatch(/^HTTP\/1\.1 408/)
    expect(headersOf(said)).toMatchObject(fixed)
    expect(seconds).toBeLessThan(11)
  })

  it('waits thirty seconds at most for a whole request', () => {
    expect(server.requestTimeout).toBeGreaterThan(0)
    expect(server.requestTimeout).toBeLessThanOrEqual(30_000)
  })

  it('takes two thousand connections, and no more than it takes', async () => {
    expect(server.maxConnections).toBe(2000)
    // Twenty are as good: two thousand take longer to open than a late one is waited for.
    server.maxConnections = 20
    const first = Array.from({ length: 20 }, () => opened())
    await Promise.all(first.map((socket) => once(socket, 'connect')))
    expect((await until(opened())).said).toBe('')
    first[0]?.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
    expect((await until(first[0] ?? opened())).said).toMatch(/^HTTP\/1\.1 400/)
  })
})
