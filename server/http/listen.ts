import { createServer, type RequestListener, type Server } from 'node:http'

/**
 * A server that slow or many connections do not use up (SECURITY LO-02). Node looks for late ones every two seconds, so
 * that headers are waited for ten seconds at most, and a whole request thirty.
 */
export function guardedServer(answer: RequestListener): Server {
  const server = createServer(
    {
      maxHeaderSize: 16_384,
      headersTimeout: 8_000,
      requestTimeout: 28_000,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: 2_000,
    },
    answer,
  )
  server.maxConnections = 2_000
  return server
}
