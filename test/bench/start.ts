import { spawn } from 'node:child_process'
import { get } from 'node:http'
import { join } from 'node:path'
import { median, project, seconds, type World } from './world.ts'

/** From the start of the process to the first page that it answered. */
export async function benchStart(world: World): Promise<string[]> {
  const times: number[] = []
  for (let run = 0; run < 6; run += 1) times.push(await startOnce(world, 3900 + run))
  const counted = times.slice(1)
  return [
    'Start to first answered request (the sign-in page), on the big database',
    `  median of ${counted.length}: ${seconds(median(counted))} (aim: under 1 s); ${counted.map(seconds).join(', ')}`,
  ]
}

async function startOnce(world: World, port: number): Promise<number> {
  const started = performance.now()
  const server = spawn(process.execPath, [join(project, 'server', 'main.ts')], {
    env: { ...process.env, ...world.big, PORT: String(port) },
    stdio: 'ignore',
  })
  try {
    while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 5))
    return performance.now() - started
  } finally {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
  }
}

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    get({ host: '127.0.0.1', port, path: '/sign-in', headers: { host: `localhost:${port}` } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode === 200)
    }).once('error', () => {
      resolve(false)
    })
  })
