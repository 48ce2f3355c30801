import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { Express } from 'express'

const listening = new Set<Server>()

/**
 * An application that listens on a port of its own until the test file ends (`closing.ts`): the tools that ask it would
 * otherwise open and close a port for every request.
 */
export async function listenTo(app: Express): Promise<Server> {
  const server = createServer(app)
  // A connection stays for whoever asks next, however long a test takes meanwhile.
  server.keepAliveTimeout = 0
  server.listen(0, '127.0.0.1').unref()
  await once(server, 'listening')
  listening.add(server)
  return server
}

/** Closes every application of this process that listens, and every connection. */
export function closeAll(): void {
  for (const server of listening) {
    server.close()
    server.closeAllConnections()
  }
  listening.clear()
}
