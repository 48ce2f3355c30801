import { Agent, get } from 'node:http'
import { accounts } from '../../server/demo/people.ts'
import { signIn, wait, whileServed } from './served.ts'
import { visitor, type Visitor } from './visitor.ts'
import type { World } from './world.ts'

const port = 3951

/** Of pages alike but for the record, so many are opened. */
const ofEach = 2

interface Opened {
  role: string
  path: string
  status: number
  milliseconds: number
  /** The longest that somebody else waited meanwhile for the smallest answer there is. */
  othersWaited: number
}

/**
 * Every page that each role comes to by links, drawings included, while somebody else asks for the smallest answer there is
 * every few milliseconds: how long does anybody's page keep others waiting (SECURITY FA-08)?
 */
export const benchWaiting = (world: World): Promise<string[]> =>
  whileServed(world, port, async () => {
    const opened: Opened[] = []
    for (const [place, { email, password, role }] of accounts.entries()) {
      const visit = visitor(port, `192.0.2.${place + 1}`, () => undefined)
      await signIn(visit, { email, password })
      opened.push(...(await openAll(visit, role)))
    }
    return words(opened, world)
  })

async function openAll(visit: Visitor, role: string): Promise<Opened[]> {
  const opened: Opened[] = []
  const times = new Map<string, number>()
  const waiting = ['/']
  const known = new Set(waiting)
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const shape = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/=[^&]*/g, '=')
    const seen = times.get(shape) ?? 0
    if (seen >= ofEach) continue
    times.set(shape, seen + 1)
    const others = patientOther()
    const begun = performance.now()
    const { status, body } = await visit.open(path)
    const milliseconds = performance.now() - begun
    opened.push({ role, path, status, milliseconds, othersWaited: await others.longest() })
    for (const [, href = ''] of body.matchAll(/href="(\/[^"#]*)"/g)) {
      const link = href.replaceAll('&amp;', '&')
      if (known.has(link) || /^\/(assets|sign-)/.test(link)) continue
      known.add(link)
      waiting.push(link)
    }
  }
  return opened
}

/** Asks for the health page again and again, until it is told to stop. */
function patientOther(): { longest: () => Promise<number> } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const until = new AbortController()
  let longest = 0
  const asking = (async () => {
    while (!until.signal.aborted) {
      const begun = performance.now()
      await new Promise((resolve, reject) => {
        get(
          { host: '127.0.0.1', port, path: '/healthz', agent, headers: { host: `localhost:${port}` } },
          (answer) => {
            answer.resume()
            answer.on('end', resolve)
          },
        ).once('error', reject)
      })
      longest = Math.max(longest, performance.now() - begun)
      await wait(5)
    }
  })()
  return {
    longest: async () => {
      until.abort()
      await asking
      agent.destroy()
      return longest
    },
  }
}

function words(opened: readonly Opened[], { size }: World): string[] {
  const slowest = opened.toSorted((one, other) => other.othersWaited - one.othersWaited).slice(0, 12)
  const over = opened.filter(({ othersWaited }) => othersWaited > 200).length
  return [
    `How long each page kept others waiting, beside ${size.toLocaleString('en-GB')} incidents: ${opened.length} pages opened, ${over} held others up for over 200 ms (aim: none)`,
    ...slowest.map(
      ({ role, path, status, milliseconds, othersWaited }) =>
        `  ${othersWaited.toFixed(0)} ms of ${milliseconds.toFixed(0)} ms: ${role} ${path.slice(0, 90)} (${status})`,
    ),
  ]
}
