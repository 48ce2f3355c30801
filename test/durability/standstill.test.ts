import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { stoodStill } from '../../server/standstill.ts'
import { makePlace, project, type Place } from './support/place.ts'
import { buildAssets, startedServer } from './support/server.ts'

/** What is left to do at the end, also of tests that did not come to theirs. */
const atTheEnd: (() => unknown)[] = []
beforeAll(buildAssets)
afterAll(async () => {
  for (const last of atTheEnd.toReversed()) await last()
})

async function ownPlace(): Promise<Place> {
  const place = await makePlace()
  atTheEnd.push(place.remove)
  return place
}

const standingStill = (milliseconds = Infinity) => ({
  NODE_OPTIONS: `--import=${new URL('./support/stand-still-when-told.ts', import.meta.url).href}`,
  STANDS_STILL_FOR: String(milliseconds),
})

const isAnswered = async (origin: string) =>
  (await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(2_000) })).ok

interface Ready {
  pid: number
  address: string
}

/** What `npm start` runs, as a process of its own. */
async function startedByScript(more: Record<string, string> = {}) {
  const { env } = await ownPlace()
  const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    scripts: { start: string }
  }
  const [command, ...words] = scripts.start.split(' ')
  expect(command).toBe('node')
  const script = spawn(process.execPath, words, {
    cwd: project,
    env: { ...process.env, ...env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let logged = ''
  let said = ''
  script.stdout.setEncoding('utf8').on('data', (text: string) => (logged += text))
  script.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = new Promise<number | null>((resolve) => script.once('close', resolve))
  const starts = () =>
    logged
      .split('\n')
      .filter((line) => line.includes('"address"'))
      .map((line) => JSON.parse(line) as Ready)
  atTheEnd.push(() => {
    script.kill('SIGKILL')
    for (const { pid } of starts()) if (isRunning(pid)) process.kill(pid, 'SIGKILL')
  })
  return {
    script,
    ended,
    said: () => said.trim().split('\n'),
    /** The server of that many starts, once it is ready. */
    ready: (nth: number) => vi.waitUntil(() => starts()[nth - 1], { timeout: 40_000, interval: 100 }),
  }
}

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe.concurrent('a server whose event loop stands still', { timeout: 150_000 }, () => {
  it('ends itself after 20 seconds, is started again once on a laptop, and then stays stopped', async () => {
    const laptop = await startedByScript(standingStill())
    const first = await laptop.ready(1)
    expect(await isAnswered(first.address)).toBe(true)
    const from = performance.now()
    process.kill(first.pid, 'SIGUSR2')
    const second = await laptop.ready(2)
    expect(performance.now() - from).toBeGreaterThan(18_000)
    expect(isRunning(first.pid)).toBe(false)
    expect(await isAnswered(second.address)).toBe(true)
    const again = 'It is started again now, this once. Look whether what you sent last was saved.'
    expect(laptop.said()).toEqual([stoodStill, again])

    process.kill(second.pid, 'SIGUSR2')
    expect(await laptop.ended).toBe(1)
    expect(isRunning(second.pid)).toBe(false)
    expect(laptop.said().slice(2)).toEqual([
      stoodStill,
      expect.stringMatching(/^That was the second time, so it stays stopped\. Start it again: npm start\./),
    ])
  })

  it('is not started again where somebody pressed Ctrl+C meanwhile, which it could not hear', async () => {
    const laptop = await startedByScript(standingStill())
    const { pid } = await laptop.ready(1)
    process.kill(pid, 'SIGUSR2')
    await wait(500)
    laptop.script.kill('SIGINT')
    expect(await laptop.ended).toBe(1)
    expect(isRunning(pid)).toBe(false)
    expect(laptop.said()).toEqual([stoodStill])
  })

  it('is none that is busy for less, nor is it one because it was suspended as a whole meanwhile', async () => {
    const server = await startedServer(await ownPlace(), standingStill(40_000))
    atTheEnd.push(() => server.stop('SIGKILL'))
    const { pid } = JSON.parse(server.said().trim().split('\n').at(-1) ?? '') as Ready
    const from = performance.now()
    process.kill(pid, 'SIGUSR2')
    await wait(3_000)
    await expect(isAnswered(server.origin)).rejects.toThrow('timeout')
    process.kill(pid, 'SIGSTOP')
    await wait(22_000)
    process.kill(pid, 'SIGCONT')
    // Forty seconds without a beat by the clock, and some fifteen of the watcher's own.
    await wait(42_000 - (performance.now() - from))
    expect(await isAnswered(server.origin)).toBe(true)
    expect(await server.stop('SIGTERM')).toBe(0)
    expect(server.said()).not.toContain(stoodStill)
  })
})

describe('the start script', { timeout: 60_000 }, () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'passes %s on, however often it comes, and ends in order with its server',
    async (signal) => {
      const laptop = await startedByScript()
      const { pid } = await laptop.ready(1)
      laptop.script.kill(signal)
      await wait(20)
      laptop.script.kill(signal)
      expect(await laptop.ended).toBe(0)
      expect(isRunning(pid)).toBe(false)
      expect(laptop.said()).toEqual([''])
    },
  )

  it('starts nothing again after a refusal, or after an end of any other kind', async () => {
    const refused = await startedByScript({ PORT: 'none' })
    expect(await refused.ended).toBe(1)
    expect(refused.said()).toEqual([expect.stringMatching(/^The settings cannot be used: PORT must be /)])
    const killed = await startedByScript()
    process.kill((await killed.ready(1)).pid, 'SIGKILL')
    expect(await killed.ended).toBe(1)
    expect(killed.said()).toEqual([''])
  })
})
