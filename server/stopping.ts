import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import type { Parts } from './parts.ts'

export interface Stopping {
  /** 0 where somebody told it to stop; 1 brings the hosted service back within seconds. */
  code: 0 | 1
  /** How long requests that are being answered may still take. */
  milliseconds: number
}

/**
 * What ends a server in order, once: no new connections, none that goes on beyond the answer it waits for, a last word to
 * the disk, then the process.
 * @param last what is done between the last answer and the end
 */
export function orderlyStop(server: Server, last: () => Promise<void>): (how: Stopping) => void {
  let isStopping = false
  return ({ code, milliseconds }) => {
    if (isStopping) return
    isStopping = true
    const end = () => process.exit(code)
    server.close(() => void last().finally(end))
    server.prependListener('request', (_request, response) => {
      response.setHeader('Connection', 'close')
    })
    // One that is being answered is idle afterwards, and would be kept for the next request.
    server.closeIdleConnections()
    setInterval(() => {
      server.closeIdleConnections()
    }, 50).unref()
    setTimeout(() => {
      server.closeAllConnections()
    }, milliseconds).unref()
    // Whatever hangs: the process ends.
    setTimeout(end, 2 * milliseconds + 2_000).unref()
  }
}

/** Ends in order by Ctrl+C, a closed window, or whoever manages services; told more than once, as by npm, it ends in order all the same. */
export function stopWhenTold(stop: (how: Stopping) => void): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
    process.on(signal, () => {
      stop({ code: 0, milliseconds: 3_000 })
    })
}

/**
 * An error outside any request has nobody to answer to, and nobody knows what it left half done: it is one line of the log
 * with a reference, and the server stops in order (SECURITY FA-06).
 */
export function stopOnFault({ log, config, demonstration }: Parts, stop: (how: Stopping) => void): void {
  process.on('uncaughtException', (err) => {
    const reference = randomUUID()
    log.fatal({ err, reference }, 'an error outside any request: the server stops')
    // Behind a proxy the service manager starts it again; on a laptop somebody looks at this window.
    if (!config.trustProxy)
      process.stderr.write(
        `The service stopped because of an error. What was saved is safe. Start it again: npm ${demonstration.length > 0 ? 'run demo' : 'start'}. If that happens again, tell whoever looks after it this reference: ${reference}\n`,
      )
    stop({ code: 1, milliseconds: 1_000 })
  })
}
