import { execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { areAssetsBuilt } from '../../../server/view-assets.ts'
import { project, type Place } from './place.ts'

export interface Server {
  origin: string
  /** All that it said so far: its log. */
  said: () => string
  /** Resolves when it has ended, however it did, with its exit code. */
  ended: Promise<number | null>
  stop: (signal: 'SIGTERM' | 'SIGKILL' | 'SIGUSR2') => Promise<number | null>
}

/** Without them no server starts. */
export function buildAssets(): void {
  if (!areAssetsBuilt()) execFileSync(process.execPath, [join(project, 'views', 'assets', 'build.ts')])
}

/** The server as a process of its own, as systemd runs it. @returns the one line of its refusal where it does not start */
export async function startServer(
  { env }: Pick<Place, 'env'>,
  more: Record<string, string> = {},
): Promise<Server | string> {
  const child = spawn(process.execPath, [join(project, 'server', 'main.ts')], {
    env: { ...process.env, ...env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      resolve(code)
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
    ended,
    stop: (signal) => {
      child.kill(signal)
      return ended
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
