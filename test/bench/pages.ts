import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { openParts } from '../../server/start.ts'
import type { Connection } from '../../server/database/open.ts'
import { Agent } from 'node:http'
import { accounts } from '../../server/demo/people.ts'
import { listen, type Statement } from '../support/statements.ts'
import { median, type World } from './world.ts'

const rounds = 300

/**
 * Each page against a bare server that runs every statement the page runs, history included, and sends the same bytes:
 * what is left is the cost of express, sessions, permissions, Kysely and templates.
 */
export async function benchPages(world: World): Promise<string[]> {
  const parts = await openParts(readConfig({ ...world.big, PORT: '3000' }))
  const { connection } = parts.opened
  const seen: Statement[] = []
  const stopListening = listen(connection, seen)
  const app = await started(createServer(buildApp(parts)))
  const lines = [
    `Pages with ${world.size.toLocaleString('en-GB')} incidents, medians of ${rounds} requests each, in turn`,
  ]
  for (const [role, path] of [
    ['scrutineer', '/incidents'],
    ['head', '/incidents'],
    ['scrutineer', '/'],
    ['head', '/'],
  ] as const) {
    const cookie = await signIn(app.port, role)
    await fetchPage(app.port, path, cookie)
    seen.length = 0
    const body = await fetchPage(app.port, path, cookie)
    const statements = [...seen]
    const bare = await started(bareServer(connection, statements, body))
    const ours: number[] = []
    const theirs: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await timed(app.port, path, cookie))
      theirs.push(await timed(bare.port, path, cookie))
    }
    bare.server.close()
    const [a, b] = [median(ours), median(theirs)]
    lines.push(
      `  ${role} ${path}: ${a.toFixed(2)} ms against ${b.toFixed(2)} ms, ratio ${(a / b).toFixed(2)} (aim: at most 4, and under 10 ms); ` +
        `${statements.length} statements, ${(body.length / 1024).toFixed(0)} kB`,
    )
  }
  stopListening()
  app.server.close()
  connection.close()
  return lines
}

/** Every statement kept prepared, as a careful hand would write it. */
function bareServer(connection: Connection, statements: readonly Statement[], body: Buffer): Server {
  const raw = Object.getPrototypeOf(connection) as Connection
  const prepared = statements
    .filter(({ sql }) => !/^(begin|commit|rollback)/i.test(sql))
    .map(({ sql, parameters }) => ({ statement: raw.prepare.call(connection, sql), parameters }))
  return createServer((_request, response) => {
    for (const { statement, parameters } of prepared) {
      const values = parameters.flat()
      if (statement.reader) statement.all(values)
      else statement.run(values)
    }
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(body)
  })
}

async function started(server: Server): Promise<{ server: Server; port: number }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port }
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

interface Got {
  body: Buffer
  status: number
  cookie: string
}

function send(
  port: number,
  path: string,
  options: { cookie?: string; form?: Record<string, string> } = {},
): Promise<Got> {
  const body = options.form === undefined ? undefined : new URLSearchParams(options.form).toString()
  const headers = {
    host: `localhost:${port}`,
    ...(options.cookie === undefined ? {} : { cookie: options.cookie }),
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }),
  }
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, path, agent, headers, method: body === undefined ? 'GET' : 'POST' },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const cookie = answer.headers['set-cookie']?.at(-1)?.split(';')[0] ?? options.cookie ?? ''
          resolve({ body: Buffer.concat(chunks), status: answer.statusCode ?? 0, cookie })
        })
      },
    )
    asked.once('error', reject)
    asked.end(body)
  })
}

/** Signs in by the real form; the cookie of the session. */
async function signIn(port: number, role: string): Promise<string> {
  const account = accounts.find((each) => each.role === role)
  if (account === undefined) throw new Error(`The demonstration has no ${role}`)
  const shown = await send(port, '/sign-in')
  const token = /name="_csrf" value="([^"]+)"/.exec(shown.body.toString('utf8'))?.[1] ?? ''
  const form = { _csrf: token, email: account.email, password: account.password }
  const { cookie, status } = await send(port, '/sign-in', { cookie: shown.cookie, form })
  if (status !== 303) throw new Error(`Signing in answered ${status}`)
  return cookie
}

async function fetchPage(port: number, path: string, cookie: string): Promise<Buffer> {
  const { body, status } = await send(port, path, { cookie })
  if (status !== 200) throw new Error(`${path} answered ${status}`)
  return body
}

async function timed(port: number, path: string, cookie: string): Promise<number> {
  const begun = performance.now()
  await fetchPage(port, path, cookie)
  return performance.now() - begun
}
