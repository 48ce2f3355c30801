import { readdirSync, readFileSync } from 'node:fs'
import { readConfig } from '../../server/config.ts'
import { accounts } from '../../server/demo/people.ts'
import { openParts } from '../../server/start.ts'
import { signIn, wait, whileServed } from './served.ts'
import { slowConnections } from './slow.ts'
import { visitor } from './visitor.ts'
import { work } from './work.ts'
import type { World } from './world.ts'

const port = 3950
const users = 25

interface Answered {
  what: 'page' | 'save'
  milliseconds: number
  status: number
  isSlowed: boolean
}

interface Sample {
  minutes: number
  megabytes: number
  files: number
}

/**
 * Twenty-five people at work on a server of its own, about one request a second each; in the middle third a thousand
 * connections that never finish their headers stand beside them (SECURITY LO-01, LO-02).
 */
export async function benchLoad(world: World, minutes = 2): Promise<string[]> {
  const people = await addPeople(world)
  return whileServed(world, port, ({ pid }) => underLoad(people, pid, minutes))
}

async function underLoad(people: readonly Person[], pid: number, minutes: number): Promise<string[]> {
  const answered: Answered[] = []
  let isSlowed = false
  const workers = await Promise.all(
    people.map(async (person, place) => {
      const visit = visitor(port, `192.0.2.${place + 1}`, ({ method, milliseconds, status }) => {
        const what = method === 'POST' ? 'save' : 'page'
        answered.push({ what, milliseconds, status, isSlowed })
      })
      await signIn(visit, person)
      return { visit, person }
    }),
  )
  answered.length = 0
  const begun = performance.now()
  const minutesSince = () => (performance.now() - begun) / 60_000
  const samples: Sample[] = []
  const sampling = setInterval(() => samples.push({ minutes: minutesSince(), ...heldBy(pid) }), 5_000)
  const isOver = () => minutesSince() >= minutes
  const slowing = slowDown(minutes, (now) => (isSlowed = now))
  await Promise.all(
    workers.map(({ visit, person }, place) => work(visit, { isHead: person.role === 'head', place, isOver })),
  )
  await slowing
  clearInterval(sampling)
  return words(answered, samples, minutes)
}

async function slowDown(minutes: number, tell: (isSlowed: boolean) => void): Promise<void> {
  await wait((minutes / 3) * 60_000)
  const slow = slowConnections(port, 1000)
  tell(true)
  await wait((minutes / 3) * 60_000)
  tell(false)
  slow.end()
}

interface Person {
  email: string
  password: string
  role: string
}

/** As many accounts as there are users, copies of the demonstration's own. */
async function addPeople(world: World): Promise<Person[]> {
  const { opened, newId } = await openParts(readConfig({ ...world.big, PORT: String(port) }))
  // What is typed below is an incident of a young offender institution.
  const copied = accounts.filter(({ key }) => key === 'headCKI' || key === 'scrutineer')
  const people = Array.from({ length: users }, (_, place) => {
    const { email, password, role } = copied[place % copied.length] ??
      accounts[0] ?? { email: '', password: '', role: '' }
    return { from: email, email: `user-${place}-${newId()}@demo.example`, password, role }
  })
  const names = (opened.connection.pragma('table_info(person)') as { name: string }[]).map(({ name }) => name)
  const own = names.filter((name) => name !== 'id' && name !== 'email').join(', ')
  const copy = opened.connection.prepare(
    `insert into person (id, email, ${own}) select ?, ?, ${own} from person where email = ?`,
  )
  for (const { email, from } of people) copy.run(newId(), email, from)
  opened.connection.close()
  return people
}

function heldBy(pid: number): { megabytes: number; files: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0)
  return { megabytes: kilobytes / 1024, files: readdirSync(`/proc/${pid}/fd`).length }
}

function words(answered: readonly Answered[], samples: readonly Sample[], minutes: number): string[] {
  const p95 = (what: Answered['what'], isSlowed: boolean) => {
    const some = answered.filter((each) => each.what === what && each.isSlowed === isSlowed)
    const sorted = some.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other)
    return `${(sorted[Math.floor(sorted.length * 0.95)] ?? NaN).toFixed(0)} ms`
  }
  const failed = answered.filter(({ status }) => status >= 400).length
  return [
    `${users} people for ${minutes} minutes: ${answered.length} requests, ${failed} refused or failed`,
    `  95% of pages within ${p95('page', false)} (aim: 300 ms), of saves within ${p95('save', false)} (aim: 500 ms)`,
    `  beside 1,000 connections that never finish: pages ${p95('page', true)}, saves ${p95('save', true)} (aim: 1 s)`,
    heldWords(samples, minutes),
  ]
}

/** At the first look and the last, when nobody was slow. */
function heldWords(samples: readonly Sample[], minutes: number): string {
  const [first, last] = [samples[0], samples.at(-1)]
  if (first === undefined || last === undefined) return '  too short to say what it holds'
  return (
    `  memory ${first.megabytes.toFixed(0)} MB at first, ${last.megabytes.toFixed(0)} MB at last, ` +
    `never under ${floor(samples, 0, minutes / 2)} MB in the first half and ${floor(samples, minutes / 2, minutes)} MB in the second, ` +
    `${slope(samples, minutes).toFixed(2)} MB a minute over the second half; ` +
    `files open ${first.files} and ${last.files}`
  )
}

/** What is left when the collector has just been: it comes when it likes, so that the height between says little. */
const floor = (samples: readonly Sample[], from: number, to: number): string =>
  Math.min(
    ...samples.filter(({ minutes }) => from <= minutes && minutes < to).map(({ megabytes }) => megabytes),
  ).toFixed(0)

/** How fast memory grows once the first half has filled the caches: the least-squares line. */
function slope(samples: readonly Sample[], minutes: number): number {
  const late = samples.filter((each) => each.minutes > minutes / 2)
  const mean = (of: (sample: Sample) => number) => late.reduce((sum, each) => sum + of(each), 0) / late.length
  const [x, y] = [mean((each) => each.minutes), mean((each) => each.megabytes)]
  const over = late.reduce((sum, each) => sum + (each.minutes - x) * (each.megabytes - y), 0)
  return over / late.reduce((sum, each) => sum + (each.minutes - x) ** 2, 0)
}
