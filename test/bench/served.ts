import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Visitor } from './visitor.ts'
import { project, type World } from './world.ts'

export interface Served {
  port: number
  pid: number
}

/** Measures a server of its own over the big database, which ends with the measuring. */
export async function whileServed(
  world: World,
  port: number,
  measure: (served: Served) => Promise<string[]>,
): Promise<string[]> {
  const env = { ...process.env, ...world.big, PORT: String(port), TRUST_PROXY: '1' }
  const server = spawn(process.execPath, [join(project, 'server', 'main.ts')], { env, stdio: 'inherit' })
  try {
    await untilReady(port)
    return await measure({ port, pid: server.pid ?? 0 })
  } finally {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
  }
}

export const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function untilReady(port: number): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://localhost:${port}/healthz`).catch(() => undefined)
    if (answer?.status === 200) return
    await wait(50)
  }
}

/** Signs in with an account of the demonstration, or a copy of one. */
export async function signIn(
  visit: Visitor,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await visit.open('/sign-in')
  const { body } = await visit.send('/sign-in', { email, password })
  if (!body.includes('data-page="home"')) throw new Error(`${email} could not sign in`)
}
