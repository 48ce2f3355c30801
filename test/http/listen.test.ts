import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { guardedServer } from '../../server/http/listen.ts'

let server: ReturnType<typeof guardedServer>
let port = 0
const sockets: Socket[] = []

beforeEach(async () => {
  server = guardedServer((_request, response) => response.end('here'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  server.closeAllConnections()
  server.close()
})

function opened(): Socket {
  const socket = connect(port, '127.0.0.1')
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

describe('a server on a bad network', () => {
  it('waits ten seconds at most for headers', { timeout: 20_000 }, async () => {
    const socket = opened()
    socket.write('GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ')
    const { said, seconds } = await until(socket)
    expect(said).toMatch(/^HTTP\/1\.1 408/)
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
    const first = Array.from({ length: 20 }, opened)
    await Promise.all(first.map((socket) => once(socket, 'connect')))
    expect((await until(opened())).said).toBe('')
    first[0]?.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
    expect((await until(first[0] ?? opened())).said).toMatch(/here/)
  })
})
