import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { stoodStill } from './standstill.ts'

const server = join(import.meta.dirname, 'main.ts')
const startedAgain = 'It is started again now, this once. Look whether what you sent last was saved.'
const staysStopped =
  'That was the second time, so it stays stopped. Start it again: npm start. Tell whoever looks after it what was being done both times.'

/**
 * `npm start`: the server as a process of its own, started again once where it ended itself because it stood still, in
 * words. Nothing else brings it back: after an error somebody shall see it. It is told to stop by the same signals as the
 * server, and passes them on. A hosted server runs without it, since systemd starts that again.
 */
async function main(): Promise<void> {
  const running = { server: undefined as ChildProcess | undefined, isTold: false }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => {
      running.isTold = true
      // On Windows a signal that is sent ends a process at once; the window tells everything in it by itself.
      if (process.platform !== 'win32') running.server?.kill(signal)
    })
  for (const isLast of [false, true]) {
    running.server = spawn(process.execPath, [...process.execArgv, server], {
      stdio: ['inherit', 'inherit', 'pipe'],
    })
    const { code, isStill } = await endOf(running.server)
    process.exitCode = code
    if (!isStill || running.isTold) return
    process.stderr.write(`${isLast ? staysStopped : startedAgain}\n`)
  }
}

/** Passes on what the server says until it has ended. @returns its exit code, 1 where it has none, and whether it stood still */
async function endOf(child: ChildProcess): Promise<{ code: number; isStill: boolean }> {
  let lastWords = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    process.stderr.write(text)
    lastWords = `${lastWords}${text}`.slice(-2 * stoodStill.length)
  })
  const closed = once(child, 'close')
  const [code] = (await once(child, 'exit')) as [number | null]
  // What it said may come after its end; but the process that counts may hold the same way open for longer.
  await Promise.race([closed, wait(1_000)])
  child.stderr?.destroy()
  return { code: code ?? 1, isStill: code !== 0 && lastWords.includes(stoodStill) }
}

await main()
