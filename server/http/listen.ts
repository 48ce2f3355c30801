import { createServer, STATUS_CODES, type RequestListener, type Server } from 'node:http'
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

/**
 * A server that slow or many connections do not use up (SECURITY LO-02). Node looks for late ones every two seconds, so
 * that headers are waited for ten seconds at most, and a whole request thirty. What cannot be read as a request is answered
 * with the fixed headers too (OUT-03).
 */
export function guardedServer(answer: RequestListener, fixed: OutgoingHttpHeaders): Server {
  const server = createServer(
    {
      maxHeaderSize: 16_384,
      headersTimeout: 8_000,
      requestTimeout: 28_000,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: 2_000,
      // One of ours is asked for with all other rules.
      requireHostHeader: false,
    },
    answer,
  )
  server.maxConnections = 2_000
  // Nothing here depends on an expectation: without this Node would refuse it by itself.
  server.on('checkExpectation', answer)
  const answers = new Map<Duplex, ServerResponse>()
  server.on('request', ({ socket }, response) => {
    answers.set(socket, response)
    response.on('close', () => answers.delete(socket))
  })
  server.on('clientError', (error: Error & { code?: string }, socket) => {
    const isBegun = answers.get(socket)?.headersSent === true
    if (error.code === 'ECONNRESET' || !socket.writable || isBegun) socket.destroy(error)
    else socket.end(refusal(statuses.get(error.code ?? '') ?? 400, fixed))
  })
  return server
}

const statuses = new Map([
  ['HPE_HEADER_OVERFLOW', 431],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', 413],
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
])

function refusal(status: number, fixed: OutgoingHttpHeaders): string {
  const lines = Object.entries(fixed).map(([name, value]) => `${name}: ${String(value)}`)
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...lines,
    'content-length: 0',
    'connection: close',
    '',
    '',
  ].join('\r\n')
}
