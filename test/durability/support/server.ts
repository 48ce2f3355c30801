import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { project, type Place } from './place.ts'

export interface Server {
  origin: string
  /** All that it said so far: its log. */
  said: () => string
  stop: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>
}

/** `npm start` as a process of its own. @returns the one line of its refusal where it does not start */
export async function startServer(
  { env }: Pick<Place, 'env'>,
  more: Record<string, string> = {},
): Promise<Server | string> {
  const child = spawn(process.execPath, [join(project, 'server', 'main.ts')], {
    env: { ...process.env, ...env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      resolve()
    }),
  )
  const origin = await new Promise<string | undefined>((resolve) => {
    const hear = (text: string) => {
      said += text
      const address = /"address":"([^"]+)"/.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    void ended.then(() => {
      resolve(undefined)
    })
  })
  if (origin === undefined) return said.trim()
  return {
    origin,
    said: () => said,
    stop: async (signal) => {
      child.kill(signal)
      await ended
    },
  }
}

/** The same where it must start. */
export async function startedServer(
  place: Pick<Place, 'env'>,
  more: Record<string, string> = {},
): Promise<Server> {
  const server = await startServer(place, more)
  if (typeof server === 'string') throw new Error(server)
  return server
}
