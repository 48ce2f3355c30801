import { once } from 'node:events'
import { createServer } from 'node:net'
import { Refusal } from '../refusal.ts'

/** Further ones are not looked at. */
const asMany = 100

/**
 * The first port from this one on that nothing listens on.
 * @throws Refusal where a hundred are taken
 */
export async function freePort(from: number, host: string): Promise<number> {
  for (let port = from; port < from + asMany; port += 1) if (await isFree(port, host)) return port
  throw new Refusal(
    `The ports ${from} to ${from + asMany - 1} are all taken. Name a free one: PORT=8080 npm run demo`,
  )
}

async function isFree(port: number, host: string): Promise<boolean> {
  const server = createServer()
  try {
    server.listen(port, host)
    await once(server, 'listening')
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false
    throw error
  } finally {
    server.close()
  }
}
