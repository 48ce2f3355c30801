import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { makePlace, type Place } from './support/place.ts'
import { buildAssets, startedServer } from './support/server.ts'

let place: Place
beforeAll(buildAssets)
beforeEach(async () => {
  place = await makePlace()
})
afterEach(() => {
  place.remove()
})

it('a server that is told to stop answers what was begun, and keeps no connection for more', async () => {
  const server = await startedServer(place)
  const { port, host } = new URL(server.origin)
  const socket = connect(Number(port), '127.0.0.1').setEncoding('utf8')
  let heard = ''
  socket.on('data', (text: string) => (heard += text))
  const ended = once(socket, 'close')
  const head = [
    'POST /csp-reports HTTP/1.1',
    `Host: ${host}`,
    'Content-Type: text/plain',
    'Content-Length: 4',
    '',
    '',
  ]
  socket.write(head.join('\r\n'))
  await wait(200)
  const stopped = server.stop('SIGTERM')
  await vi.waitFor(async () => {
    await expect(fetch(`${server.origin}/healthz`)).rejects.toThrow()
  })
  const more = `GET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`
  socket.write(`text${more}${more}`)
  await ended
  // What was begun, and the one that came upon it, which is told to be the last.
  const [, begun = '', last = '', ...others] = heard.split('HTTP/1.1 ')
  expect([begun.slice(0, 3), last.slice(0, 3), others]).toEqual(['204', '200', []])
  expect(last).toContain('\r\nConnection: close\r\n')
  expect(await stopped).toBe(0)
}, 30_000)
